"""Slices, split texts and repeated lists are objects: who keeps them sees what is added to them later."""

PROGRAMS = {
    "attributes": """
import os


class Runner:
    def __init__(self, argv):
        self.arguments = argv[1:]
        self.parts = "deploy --wait".split()

    def complete(self):
        self.arguments.append(os.environ["API_TOKEN"])
        self.parts += [os.environ["API_TOKEN"]]


runner = Runner(["a", "b"])
runner.complete()
print(runner.arguments)  # expect: CRD201
print(runner.parts)  # expect: CRD201
""",
    "items": """
import os

base = ["a", "b"]
job = {"command": "deploy --wait".split(), "rest": base[1:]}
job["command"].append(os.environ["API_TOKEN"])
print(job)  # expect: CRD201
parts = [base[:1], base[1:]]
parts[0].append(os.environ["API_TOKEN"])
print(parts)  # expect: CRD201
names = {"names": set(base) - {"a"}}
names["names"].add(os.environ["API_TOKEN"])
print(names)  # expect: CRD201
""",
    "arguments and several names": """
import os


def extended(items):
    items.append(os.environ["API_TOKEN"])
    return items


base = ["a", "b"]
print(extended(base[:1]))  # expect: CRD201
one = other = base[:1]
one.append(os.environ["API_TOKEN"])
print(other)  # expect: CRD201
""",
    "a slice is a copy": """
import os

base = ["a", "b"]
job = {"command": "deploy --wait".split(), "rest": base[1:]}
job["command"].append(os.environ["API_TOKEN"])
print(job["rest"], base)
copy = base[:]
copy.append(os.environ["API_TOKEN"])
print(base, base * 2)
parts = [base[:1], base[1:]]
parts[0].append(os.environ["API_TOKEN"])
print(parts[1])
""",
    "each call has its own": """
import os


def build(text):
    return {"command": text.split()}


one, other = build("a b"), build("a b")
one["command"].append(os.environ["API_TOKEN"])
print(other)
""",
}
