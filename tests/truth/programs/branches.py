"""match, walrus, starred targets, loops that end early, finally."""

PROGRAMS = {
    "command_matched": """\
import os

def run(command):
    match command.split():
        case ["get", "region"]:
            return os.environ["AWS_DEFAULT_REGION"]
        case ["get", name] if name in os.environ:
            return f"{name} has {len(os.environ[name])} characters"
        case ["list", *_]:
            return ", ".join(sorted(os.environ))
        case _:
            return "?"

for command in ("get region", "get AWS_SECRET_ACCESS_KEY", "list all", "get nothing"):
    print(run(command))
""",
    "command_matched_and_shown": """\
import os

def run(command):
    match command:
        case {"action": "show", "name": str(name)}:
            print(name, "=", os.environ[name])
        case {"action": "size", **rest}:
            print(rest, len(os.environ[rest["name"]]))

run({"action": "size", "name": "AWS_SECRET_ACCESS_KEY"})
run({"action": "show", "name": "AWS_SECRET_ACCESS_KEY"})
""",
    "class_matched": """\
import os
from dataclasses import dataclass

@dataclass
class Plain:
    text: str

@dataclass
class Secret:
    text: str

def show(value):
    match value:
        case Plain(text=text):
            return text
        case Secret(text=text):
            return text[:4] + "***"

print(show(Plain(os.environ["AWS_DEFAULT_REGION"])))
print(show(Secret(os.environ["AWS_SECRET_ACCESS_KEY"])))
""",
    "first_found": """\
import os

def first(*names):
    for name in names:
        if value := os.environ.get(name):
            return name, value
    return None, ""

name, value = first("NOT_SET", "AWS_SECRET_ACCESS_KEY")
print(name, len(value))
print(first("HOME", "PATH"))
print(first("NOT_SET"))
""",
    "first_found_shown": """\
import os

def first(*names):
    for name in names:
        if (value := os.environ.get(name)) is not None:
            break
    else:
        value = "nothing"
    return value

print(first("HOME"))
print(first("NOT_SET"))
print(first("NOT_SET", "AWS_SESSION_TOKEN"))
""",
    "finally_replaces": """\
import os

def read(name):
    value = os.environ[name]
    try:
        size = len(value)
    finally:
        value = "***"
    return f"{value} ({size})"

print(read("AWS_SECRET_ACCESS_KEY"))
print(read("AWS_SESSION_TOKEN"))
""",
    "finally_shows": """\
import os

def read(name):
    value = ""
    try:
        value = os.environ[name]
        return len(value)
    finally:
        print("read", name, value)

print(read("AWS_SECRET_ACCESS_KEY"))
""",
    "starred_targets": """\
import os

names = ("AWS_DEFAULT_REGION", "HOME", "AWS_SECRET_ACCESS_KEY")
region, *middle, secret = [os.environ[name] for name in names]
print(region, middle)
print(len(secret))
(first, second), *_ = [(region, len(secret)), secret]
print(first, second)
head, *tail = secret
print(head, len(tail))
""",
    "starred_targets_shown": """\
import os

names = ("AWS_DEFAULT_REGION", "HOME", "AWS_SECRET_ACCESS_KEY")
region, *rest = [os.environ[name] for name in names]
print(region)
print(rest)
home, secret = rest
print(home)
print(secret)
""",
    "accumulated_text": """\
import os

text = ""
for index, name in enumerate(["AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY"]):
    text += ("" if not index else ";") + name
    text += f"({len(os.environ[name])})"
else:
    text += "."
print(text)
count = 0
while (count := count + 1) < 3:
    print(count, text[:count])
""",
    "nested_functions": """\
import os

def outer():
    secret = os.environ["AWS_SECRET_ACCESS_KEY"]
    shown = []

    def remember(text):
        nonlocal shown
        shown = [*shown, text]

    def masked():
        return secret[:4] + "..."

    remember(masked())
    remember(len(secret))
    return shown

print(outer())
""",
    "nested_functions_shown": """\
import os

def outer():
    secret = ""
    shown = []

    def load():
        nonlocal secret
        secret = os.environ["AWS_SECRET_ACCESS_KEY"]

    def remember():
        shown.append(secret)

    load()
    remember()
    return shown

print(len(outer()))
print(outer())
""",
    "debug_text": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
region = os.environ["AWS_DEFAULT_REGION"]
print(f"{region=} {len(key)=} {key[:4]=}")
print(f"{key is None=} {bool(key)=:>2}")
print(f"{key=}")
print(f"{key.lower()=!s}")
""",
    "representation_in_debug_text": """\
import os

class Login:
    def __init__(self, password):
        self.password = password

    def __str__(self):
        return f"Login({self.password})"

    def __repr__(self):
        return "Login(***)"

login = Login(os.environ["DB_PASSWORD"])
print(f"{login=}", [login], f"{login!r}")
print(repr(login), "%r" % login)
""",
    "text_in_debug_text": """\
import os

class Login:
    def __init__(self, password):
        self.password = password

    def __str__(self):
        return "Login(***)"

    def __repr__(self):
        return f"Login({self.password!r})"

login = Login(os.environ["DB_PASSWORD"])
print(login, f"{login}", "%s" % login)
print(f"{login=}")
print({"login": login})
""",
}
