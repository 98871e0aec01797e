"""The environment filtered by a condition on the names."""

PROGRAMS = {
    "prefix_kept": """\
import os

print({name: value for name, value in os.environ.items() if name.startswith("APP_")})
print({name: value for name, value in os.environ.items() if name.startswith(("APP_", "HOME"))})
print([os.environ[name] for name in os.environ if name.startswith("APP_")])
print([name for name in os.environ if name.startswith("AWS_")])
""",
    "prefix_kept_leak": """\
import os

print({name: value for name, value in os.environ.items() if name.startswith("AWS_")})
print({name: value for name, value in os.environ.items() if name.startswith(("APP_", "AWS_S"))})
print([os.environ[name] for name in os.environ if name.startswith("AWS")])
print({name: len(value) for name, value in os.environ.items() if name.startswith("AWS_")})
""",
    "bool_of_a_match": """\
import os
import re

hidden = re.compile(r"KEY|TOKEN|SECRET")
print({n: v for n, v in os.environ.items() if not bool(hidden.search(n))})
print({n: v for n, v in os.environ.items() if bool(n.startswith("APP_"))})
print({n: bool(v) for n, v in os.environ.items() if bool(hidden.search(n))})
""",
    "bool_of_a_match_leak": """\
import os
import re

hidden = re.compile(r"KEY|TOKEN|SECRET")
print({n: v for n, v in os.environ.items() if bool(hidden.search(n))})
""",
    "prefix_dropped": """\
import os

print({name: value for name, value in os.environ.items() if not name.startswith("AWS_")})
for name, value in os.environ.items():
    if not name.startswith(("AWS", "GITHUB")):
        print(name, value)
""",
    "words_dropped": """\
import os

HIDDEN = ["KEY", "SECRET", "TOKEN"]
print({n: v for n, v in os.environ.items() if not any(word in n for word in HIDDEN)})
print({n: v for n, v in os.environ.items() if all(word not in n for word in HIDDEN)})
print([f"{n}={v}" for n, v in os.environ.items() if "KEY" not in n and "TOKEN" not in n])
""",
    "words_dropped_incomplete": """\
import os

HIDDEN = ["SECRET", "TOKEN"]
print({n: v for n, v in os.environ.items() if not any(word in n for word in HIDDEN)})
print({n: v for n, v in os.environ.items() if any(word not in n for word in HIDDEN)})
print({n: v for n, v in os.environ.items() if "SECRET" not in n})
print({n: len(v) for n, v in os.environ.items() if "SECRET" not in n})
""",
    "wrong_case": """\
import os

print({n: v for n, v in os.environ.items() if "key" not in n and "token" not in n})
print({n: v for n, v in os.environ.items() if "key" not in n.lower() and "token" not in n.lower()})
print({n: v for n, v in os.environ.items() if "KEY" not in n.casefold() and "TOKEN" not in n.casefold()})
""",
    "right_case": """\
import os

print({n: v for n, v in os.environ.items() if "key" not in n.lower() and "token" not in n.lower()})
print({n: v for n, v in os.environ.items() if not any(w in n.casefold() for w in ("key", "token", "secret"))})
print({n: v for n, v in os.environ.items() if not n.upper().startswith("AWS")})
""",
    "set_of_names": """\
import os

SECRET = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}
print({n: v for n, v in os.environ.items() if n not in SECRET})
print({n: os.environ[n] for n in os.environ.keys() - SECRET})
print({n: os.environ[n] for n in set(os.environ) - SECRET})
""",
    "set_of_names_incomplete": """\
import os

SECRET = frozenset(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
print({n: v for n, v in os.environ.items() if n not in SECRET})
print({n: os.environ[n] for n in set(os.environ) - SECRET})
print({n: v for n, v in os.environ.items() if n not in SECRET | {"AWS_SESSION_TOKEN"}})
""",
    "allow_list": """\
import os

ALLOWED = {"HOME", "PATH", "APP_COLOUR"}
print({n: v for n, v in os.environ.items() if n in ALLOWED})
print({n: os.environ[n] for n in ALLOWED & set(os.environ)})
print({n: os.environ.get(n) for n in ALLOWED})
for name in os.environ:
    if name in ALLOWED:
        print(name, os.environ[name])
""",
    "continue": """\
import os

for name, value in os.environ.items():
    if name.startswith("AWS_"):
        continue
    print(name, value)
for name in os.environ:
    if "KEY" in name or "TOKEN" in name:
        continue
    print(name, os.environ[name])
""",
    "continue_incomplete": """\
import os

for name, value in os.environ.items():
    if name.startswith("APP_"):
        continue
    print(name, value)
for name, value in os.environ.items():
    if "KEY" in name:
        print(name, "***")
        continue
    print(name, value)
""",
    "masked_branch": """\
import os

for name, value in os.environ.items():
    if "KEY" in name or "TOKEN" in name or "SECRET" in name:
        print(name, "***")
    else:
        print(name, value)
for name, value in os.environ.items():
    if "KEY" in name or "TOKEN" in name:
        value = "***"
    print(name, value)
""",
    "masked_branch_incomplete": """\
import os

for name, value in os.environ.items():
    if "SECRET" in name:
        value = "***"
    print(name, value)
for name, value in os.environ.items():
    print(name, value if "SECRET" not in name else "***")
""",
    "conditional_text": """\
import os

print({n: "***" if "KEY" in n or "TOKEN" in n else v for n, v in os.environ.items()})
print([f"{n}={'***' if n.startswith('AWS_') else v}" for n, v in os.environ.items()])
for name, value in sorted(os.environ.items()):
    print(name, value if not name.startswith("AWS") else "***")
""",
    "predicate": """\
import os

def is_secret(name):
    return name.endswith(("_KEY", "_KEY_ID", "_TOKEN"))

print({n: v for n, v in os.environ.items() if not is_secret(n)})
print({n: "***" if is_secret(n) else v for n, v in os.environ.items()})
for name, value in os.environ.items():
    if not is_secret(name):
        print(name, value)
""",
    "predicate_incomplete": """\
import os

def is_secret(name):
    return name.endswith(("_KEY", "_TOKEN"))

print({n: v for n, v in os.environ.items() if not is_secret(n)})
print({n: "***" if is_secret(n) else v for n, v in os.environ.items()})
print([n for n in os.environ if not is_secret(n)])
""",
    "predicate_with_branches": """\
import os

def is_secret(name):
    upper = name.upper()
    if upper.startswith("AWS_SECRET"):
        return True
    if "TOKEN" in upper:
        return True
    return upper == "AWS_ACCESS_KEY_ID"

for name, value in os.environ.items():
    if is_secret(name):
        continue
    print(name, value)
""",
    "predicate_with_a_loop": """\
import os

WORDS = ("KEY", "SECRET", "TOKEN")

def is_secret(name):
    for word in WORDS:
        if word in name:
            return True
    return False

print({n: v for n, v in os.environ.items() if not is_secret(n)})
print({n: v for n, v in os.environ.items() if is_secret(n) is False})
""",
    "predicate_inverted": """\
import os

def is_public(name):
    return not any(word in name for word in ("KEY", "SECRET", "TOKEN"))

print({n: v for n, v in os.environ.items() if is_public(n)})
print({n: v for n, v in os.environ.items() if not is_public(n)})
""",
    "filter_lambda": """\
import os

names = filter(lambda name: not name.startswith("AWS_"), os.environ)
print({name: os.environ[name] for name in names})
items = filter(lambda item: "KEY" not in item[0] and "TOKEN" not in item[0], os.environ.items())
print(dict(items))
""",
    "filter_lambda_incomplete": """\
import os

names = filter(lambda name: name.startswith("AWS_"), os.environ)
print({name: os.environ[name] for name in names})
items = filter(lambda item: "KEY" not in item[0], os.environ.items())
print(dict(items))
print(list(filter(lambda name: "KEY" in name, os.environ)))
""",
    "item_index": """\
import os

for item in os.environ.items():
    if not item[0].startswith("AWS_"):
        print(item)
for item in sorted(os.environ.items()):
    if item[0] in ("HOME", "PATH"):
        print("=".join(item))
""",
    "item_index_leak": """\
import os

for item in os.environ.items():
    if item[0].startswith("AWS_"):
        print(item)
for item in os.environ.items():
    if item[0].startswith("AWS_"):
        print(item[0])
""",
    "regular_expression": """\
import os
import re

print({n: v for n, v in os.environ.items() if not re.search(r"KEY|TOKEN|SECRET", n)})
print({n: v for n, v in os.environ.items() if re.match(r"APP_", n)})
hidden = re.compile(r"key|token", re.IGNORECASE)
print({n: v for n, v in os.environ.items() if not hidden.search(n)})
""",
    "regular_expression_leak": """\
import os
import re

print({n: v for n, v in os.environ.items() if not re.search(r"PASSWORD|SECRET", n)})
print({n: v for n, v in os.environ.items() if not re.match(r"KEY|TOKEN", n)})
print({n: v for n, v in os.environ.items() if not re.fullmatch(r"AWS_(SECRET_)?ACCESS_KEY(_ID)?", n)})
""",
    "regular_expression_whole": """\
import os
import re

SECRET = re.compile(r"^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$")
print({n: v for n, v in os.environ.items() if not SECRET.match(n)})
print([v for n, v in os.environ.items() if re.fullmatch(r"[A-Z]{4}", n)])
for name, value in os.environ.items():
    print(name, "***" if SECRET.match(name) else value)
""",
    "prefix_parameter": """\
import os

def settings(prefix):
    return {n: v for n, v in os.environ.items() if n.startswith(prefix)}

print(settings("APP_"))
print(settings("KEYBOARD"))
print(sorted(settings("AWS_")))
""",
    "prefix_parameter_leak": """\
import os

def settings(prefix=""):
    return {n: v for n, v in os.environ.items() if n.startswith(prefix)}

print(settings("APP_"))
print(settings("AWS_"))
print(settings())
""",
    "stripped_prefix": """\
import os

print({n.removeprefix("APP_"): v for n, v in os.environ.items() if n.startswith("APP_")})
print({n[4:].lower(): v for n, v in os.environ.items() if n[:4] == "APP_"})
print({n.split("_", 1)[1]: v for n, v in os.environ.items() if n.startswith("APP_")})
""",
    "first_characters": """\
import os

print({n: v for n, v in os.environ.items() if n[:3] != "AWS"})
print({n: v for n, v in os.environ.items() if n[:3] == "AWS"})
print({n: v for n, v in os.environ.items() if n.split("_")[0] == "AWS"})
print({n: v for n, v in os.environ.items() if n.split("_")[0] != "AWS"})
""",
    "two_steps": """\
import os

names = [name for name in os.environ if "KEY" not in name]
names = [name for name in names if "TOKEN" not in name]
print({name: os.environ[name] for name in names})
env = dict(os.environ)
public = {n: v for n, v in env.items() if not n.startswith("AWS")}
print(public)
""",
    "two_steps_incomplete": """\
import os

names = [name for name in os.environ if "KEY" not in name]
print(names)
print({name: os.environ[name] for name in names})
secret = [name for name in os.environ if name.startswith("AWS_")]
print({name: os.environ[name] for name in secret})
""",
    "nested_if": """\
import os

for name, value in os.environ.items():
    if name.startswith("AWS_"):
        if name not in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
            print(name, value)
for name, value in os.environ.items():
    if name.startswith("AWS_"):
        print(name)
""",
    "nested_if_leak": """\
import os

for name, value in os.environ.items():
    if name.startswith("AWS_"):
        if name != "AWS_ACCESS_KEY_ID":
            print(name, value)
        else:
            print(name)
    else:
        print(value)
""",
    "deleted_in_a_loop": """\
import os

env = dict(os.environ)
for name in list(env):
    if name.startswith("AWS_"):
        del env[name]
print(env)
env = dict(os.environ)
for name in list(env):
    if "KEY" in name or "TOKEN" in name:
        env[name] = "***"
print(env)
""",
    "deleted_in_a_loop_incomplete": """\
import os

env = dict(os.environ)
for name in list(env):
    if name.startswith("AWS_SE"):
        env.pop(name)
print(env)
for name in list(env):
    if name.startswith("AWS_A"):
        env.pop(name)
print(env)
""",
    "built_in_a_loop": """\
import os

public = {}
for name, value in os.environ.items():
    if not name.startswith("AWS_"):
        public[name] = value
print(public)
lines = []
for name in sorted(os.environ):
    if "KEY" not in name and "TOKEN" not in name:
        lines.append(f"{name}={os.environ[name]}")
print("\\n".join(lines))
""",
    "built_in_a_loop_leak": """\
import os

found = {}
for name, value in os.environ.items():
    if name.startswith("AWS_"):
        found[name] = value
print(sorted(found))
print(found)
lines = []
for name in os.environ:
    if "KEY" in name:
        lines.append(os.environ[name])
print(lines)
""",
    "or_instead_of_and": """\
import os

print({n: v for n, v in os.environ.items() if "KEY" not in n or "TOKEN" not in n})
print({n: v for n, v in os.environ.items() if not ("KEY" in n or "TOKEN" in n)})
print({n: v for n, v in os.environ.items() if not "KEY" in n or n == "HOME"})
""",
    "generator": """\
import os

def public():
    for name, value in os.environ.items():
        if name.startswith("AWS_"):
            continue
        yield name, value

print(dict(public()))
for name, value in public():
    print(name, value)
""",
    "generator_leak": """\
import os

def settings():
    for name, value in os.environ.items():
        if name.startswith("APP_"):
            continue
        yield name, value

print([name for name, _ in settings()])
print(dict(settings()))
for name, value in settings():
    print(name, value)
""",
    "match_statement": """\
import os

for name, value in os.environ.items():
    match name:
        case "AWS_ACCESS_KEY_ID" | "AWS_SECRET_ACCESS_KEY" | "AWS_SESSION_TOKEN":
            print(name, "***")
        case _:
            print(name, value)
""",
    "value_kept_for_later": """\
import os

hidden = {}
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    hidden[name] = os.environ.pop(name)
print(os.environ)
os.environ.update(hidden)
print(len(hidden))
""",
    "value_kept_and_shown": """\
import os

hidden = {}
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    hidden[name] = os.environ.pop(name)
print(os.environ)
print(hidden)
os.environ.update(hidden)
print(os.environ)
""",
    "names_filtered": """\
import os

print([name for name in os.environ if name.startswith("AWS_")])
print({name: len(value) for name, value in os.environ.items() if "KEY" in name})
print(sum(1 for name in os.environ if name.endswith("_TOKEN")))
print(sorted(filter(lambda name: "SECRET" in name, os.environ)))
""",
    "helper_with_default": """\
import os

def public(prefixes=("APP_", "KEYBOARD_")):
    return {n: v for n, v in os.environ.items() if n.startswith(prefixes)}

print(public())
print(public(prefixes=("HOME",)))
print(public(("PATH",)).get("PATH"))
""",
}
