"""Characters, words and pieces of secrets."""

PROGRAMS = {
    "questions_of_a_text": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(key.isalnum(), key.startswith("AKIA"), key.find("/"), key.count("a"))
print(len(key.split()), key == key.strip(), "=" in key)
print(all(char.isalnum() for char in key), sum(map(str.isdigit, key)))
print(ord(key[0]), key[:1].isupper())
""",
    "rebuilt_of_characters": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("".join(char for char in key if char == "-"), len(key))
print("".join(char for char in key if char.isalnum()))
print("".join("x" if char.isdigit() else char for char in key)[:6])
print("".join("x" for _ in key))
""",
    "words_of_a_line": """\
import os

line = f"login app {os.environ['DB_PASSWORD']}"
words = line.split()
print(len(words))
print(words)
print(line.rsplit(maxsplit=1)[-1])
print("login app".split()[0])
""",
    "first_and_last": """\
import os

def short(text):
    return f"{text[:3]}{'.' * 3}{text[-3:]}" if len(text) > 12 else "." * len(text)

def shorter(text, ends=2):
    return text[0:ends] + "…" + text[len(text) - ends:]

for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    print(name, short(os.environ[name]))
print(short("tiny"))
""",
    "padded": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(key[:4].ljust(len(key), "*"), key[-4:].rjust(len(key), "*"))
print(key[:2].center(10, "-"), f"{key[:3]:_<10}", "%-8s|" % key[:2])
print(f"{'':*^{len(key)}}", "#" * len(key))
""",
    "padded_whole": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(key.rjust(60, "*"))
print(f"{key:>60}")
print(f"{key[:4]:>60}")
print("{:*<50}".format(key))
print(f"{key:.6}")
""",
    "joined_by_something": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("-".join(key))
print(" ".join([key[:4], "...", str(len(key))]))
print(key.join(["<", ">"]))
print(", ".join(sorted({"key", "region"})))
""",
    "lines_of_a_report": """\
import os

def report():
    lines = ["Report", "======"]
    for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        value = os.environ.get(name)
        lines.append(f"{name:<25}{'yes' if value else 'no':>5}{len(value or ''):>5}")
    lines += [""] * 2
    return "\\n".join(lines).rstrip()

print(report())
print(report().splitlines()[0].center(20))
""",
    "lines_of_a_report_shown": """\
import os

def report(verbose):
    lines = ["Report", "======"]
    lines.extend(f"{name}: {os.environ[name]}" for name in ("HOME", "AWS_SESSION_TOKEN"))
    return "\\n".join(lines)

text = report(True)
print(text.count("\\n"))
print(text.splitlines()[0])
print(text)
""",
    "bytes_and_hex": """\
import os

raw = os.environ["AWS_SECRET_ACCESS_KEY"].encode()
print(raw[:4], raw.hex()[:8], len(raw), raw[0])
print(raw.hex())
print(raw.decode("ascii", errors="replace"))
print(int.from_bytes(raw[:2], "big"), bytes(len(raw)) == b"")
""",
    "translated": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
table = str.maketrans({char: "x" for char in "0123456789"})
print(key.translate(table)[:4])
print(key.expandtabs().casefold().swapcase())
print("key".translate(table).title())
""",
    "prefix_removed": """\
import os

line = "Bearer " + os.environ["GITHUB_TOKEN"]
print(line.removeprefix("Bearer "))
print(line[len("Bearer "):])
print(line[:6])
print(line.startswith("Bearer"), len(line.removeprefix("Bearer ")))
""",
    "encoded_for_a_shell": """\
import os
import shlex

password = os.environ["DB_PASSWORD"]
command = ["psql", "--user", "app"]
print(shlex.join(command), shlex.quote("a b"))
print(shlex.quote(password))
print(shlex.split(f"psql --password {password}")[0:2])
print(len(shlex.split(f"psql --password {password}")))
""",
}
