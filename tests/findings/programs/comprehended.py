"""A comprehension binds its names for itself, as a function would."""

PROGRAMS = {
    "a global of the same name": """
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]


def names(pairs):
    return [key for key, value in pairs if value]


def show(pairs):
    print(names(pairs), key)  # expect: CRD201
""",
    "a local of the same name": """
import os


def show(pairs):
    value = os.environ["AWS_SECRET_ACCESS_KEY"]
    lengths = {value: len(value) for value in ("a", "b")}
    print(lengths)
    print(value)  # expect: CRD201
""",
    "a walrus binds outside": """
import os


def show(names):
    found = [last for name in ("AWS_SECRET_ACCESS_KEY", "PATH") if (last := os.environ.get(name))]
    print(len(found))
    print(last)  # expect: CRD201
""",
    "functions made in a comprehension": """
import os

shows = [lambda: print(secret) for secret in [os.environ["AWS_SECRET_ACCESS_KEY"]]]  # expect: CRD201
counts = [lambda: print(len(secret)) for secret in [os.environ["AWS_SECRET_ACCESS_KEY"]]]
for show in shows:
    show()
for count in counts:
    count()
""",
    "loops in each other": """
import os

table = {"a": [os.environ["AWS_SECRET_ACCESS_KEY"]], "b": ["eu-west-1"]}
print([item for items in table.values() for item in items])  # expect: CRD201
print([len(item) for items in table.values() for item in items])
print([name for name, items in table.items() for item in items])
print([[item for item in items] for items in table.values()])  # expect: CRD201
print([first for first, *rest in [("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"])]])
print([rest for first, *rest in [("eu-west-1", os.environ["AWS_SECRET_ACCESS_KEY"])]])  # expect: CRD201
""",
}
