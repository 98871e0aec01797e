"""Containers that are copies of others, wholly or at the top, and those that each call makes anew."""

PROGRAMS = {
    "a deep copy is masked below": """
import copy
import os

config = {"region": "eu", "aws": {"auth": {"secret": os.environ["AWS_SECRET_ACCESS_KEY"], "stage": "dev"}}}
shown = copy.deepcopy(config)
shown["aws"]["auth"]["secret"] = "***"
print(shown)
print(config)  # expect: CRD201
""",
    "a deep copy keeps what the original loses": """
import copy
import os

state = {"tokens": [[os.environ["AWS_SESSION_TOKEN"]]]}
clone = copy.deepcopy(state)
state["tokens"][0].clear()
print(state)
print(clone)  # expect: CRD201
""",
    "a shallow copy shares what is below": """
import copy
import os

config = {"aws": {"secret": os.environ["AWS_SECRET_ACCESS_KEY"]}}
shown = copy.copy(config)
shown["aws"]["secret"] = "***"
print(config)
""",
    "a deep copy of an object and of what refers to itself": """
import copy
import os


class Node:
    def __init__(self, secret):
        self.secret = secret
        self.next = self


node = Node(os.environ["AWS_SECRET_ACCESS_KEY"])
clone = copy.deepcopy({"node": node})
clone["node"].secret = None
print(clone["node"].secret)
print(clone["node"].next.secret)
print(node.secret)  # expect: CRD201
""",
    "each call makes its own": """
import os


def make():
    return {"labels": []}


first, second, third = [make(), make(), make()]
second["labels"].append(os.environ["AWS_SESSION_TOKEN"])
print(first, third)
print(second)  # expect: CRD201
""",
    "a list of lists, each masked": """
import copy
import os

rows = [["region", "eu"], ["secret", os.environ["AWS_SECRET_ACCESS_KEY"]]]
shown = copy.deepcopy(rows)
shown[1][1] = "***"
print(shown)
print(rows[0])
""",
    "copies made in a loop": """
import copy
import os

template = {"env": {"AWS_SECRET_ACCESS_KEY": os.environ["AWS_SECRET_ACCESS_KEY"]}}
for step in ("build", "test"):
    job = copy.deepcopy(template)
    job["env"].clear()
    job["name"] = step
    print(job)
""",
    "containers of calls do not mix": """
import os


def pair(name, value):
    return {"name": name, "value": value}


def load():
    return [pair("region", None), pair("region", None), pair("secret", os.environ["AWS_SECRET_ACCESS_KEY"])]


first, second, secret = load()
second["value"] = "eu"
print(first, second, secret["name"])
""",
}
