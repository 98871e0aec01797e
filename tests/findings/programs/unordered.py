"""Sequences whose order is not known: any of their items may come first."""

_CONDITIONAL = """
import os

flags = []
if os.environ.get("VERBOSE"):
    flags.append("-v")
flags.append(os.environ["API_TOKEN"])
"""

PROGRAMS = {
    "a list with an item that may be missing": _CONDITIONAL
    + """
print(next(iter(flags)))  # expect: CRD201
for flag in flags:
    print(flag)  # expect: CRD201
    break
for index, flag in enumerate(flags):
    if index == 0:
        print(flag)  # expect: CRD201
print(dict(enumerate(flags))[0])  # expect: CRD201
print(dict(zip("ab", flags))["a"])  # expect: CRD201
print(list(map(str, flags))[0])  # expect: CRD201
print([flag for flag in flags][0], [*flags, "x"][0])  # expect: CRD201
print("{0}".format(*flags))  # expect: CRD201
first, *rest = flags
print(first)  # expect: CRD201
match flags:
    case [one, *_]:
        print(one)  # expect: CRD201
""",
    "its first item as an argument": _CONDITIONAL
    + """

def show(first, *others):
    print(first)  # expect: CRD201


def head(items):
    for item in items:
        return item


show(*flags)
print(head(flags))  # expect: CRD201
""",
    "sorted items": """
import os

first, *rest = sorted(["zz", os.environ["API_TOKEN"]])
print(first)  # expect: CRD201
print((sorted(["zz", os.environ["API_TOKEN"]]) + ["x"])[0])  # expect: CRD201
""",
    "a list whose order is known": """
import os

flags = ["-v"]
flags.append(os.environ["API_TOKEN"])
print(next(iter(flags)))
for flag in flags:
    print(flag)
    break
first, *rest = flags
print(first, dict(enumerate(flags))[0], "{0}".format(*flags))
""",
    "all names of a set are removed": """
import os

NAMES = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}
env = dict(os.environ)
for name in NAMES:
    env.pop(name, None)
print(env)
for name, value in os.environ.items():
    for known in sorted(NAMES):
        if name.startswith(known):
            break
    else:
        print(name, value)
""",
    "a search in a set": """
import os

NAMES = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}


def masked(name, value):
    for known in sorted(NAMES):
        if name == known:
            return "***"
    return value


print({name: masked(name, value) for name, value in os.environ.items()})
""",
}
