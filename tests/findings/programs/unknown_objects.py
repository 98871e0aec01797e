"""What is stored in a loaded document, an argument or a response is seen under all its names."""

_LOAD = """
import copy
import json
import os

TOKEN = os.environ["API_TOKEN"]


def load(path):
    with open(path) as stream:
        return json.load(stream)

"""

PROGRAMS = {
    "nested items and aliases": _LOAD
    + """
first = load("a")
other = first
other["x"]["y"] = TOKEN
print(first)  # expect: CRD201
print(first["x"]["y"])  # expect: CRD201
second = load("a")
second["x"].update({"t": TOKEN})
print(json.dumps(second))  # expect: CRD201
third = load("a")
third["x"].setdefault("t", TOKEN)
print(third["x"])  # expect: CRD201
fourth = load("a")
fourth["list"].append(TOKEN)
print(fourth)  # expect: CRD201
fifth = load("a")
fifth["users"][0]["token"] = TOKEN
print(fifth["users"])  # expect: CRD201
for user in fifth["users"]:
    print(user)  # expect: CRD201
""",
    "other documents and other items": _LOAD
    + """
first, second = load("a"), load("b")
first["x"]["y"] = TOKEN
print(second, load("a"), first["z"], len(first), list(first))
for key in first:
    print(key)
one, two = load("c")
one["t"] = TOKEN
print(two)
original = load("d")
copied = copy.deepcopy(original)
copied["a"]["b"] = TOKEN
print(original)
mapping = dict(original)
mapping["b"] = TOKEN
print(original)
""",
    "removed and replaced items": _LOAD
    + """
first = load("a")
first["a"]["token"] = TOKEN
first["a"]["token"] = "***"
print(first)
first["a"]["token"] = TOKEN
del first["a"]["token"]
print(first)
first["a"]["token"] = TOKEN
first["a"].pop("token")
print(first)
""",
    "loops": _LOAD
    + """
document = load("a")
for entry in document["list"]:
    print(entry)
    entry["t"] = TOKEN
print(document)  # expect: CRD201
for entry in document["list"]:
    print(entry)  # expect: CRD201
for path in load("b"):
    found = load(path)
    print(found)
    found["t"] = TOKEN
    print(found)  # expect: CRD201
for name, section in load("c").items():
    section["t"] = TOKEN
    print(section)  # expect: CRD201
    print(name)
""",
    "parameters": _LOAD
    + """

def put(document):
    document["auth"]["token"] = TOKEN


whole, outer, clean = load("a"), load("b"), load("c")
put(whole)
print(whole)  # expect: CRD201
put(document=outer["inner"])
print(outer)  # expect: CRD201
print(outer["other"], clean)
""",
    "handlers": _LOAD
    + """

def lambda_handler(event, context):
    print(event)
    event["response"]["token"] = TOKEN
    return event  # expect: CRD204


def records_handler(event, context):
    for record in event["Records"]:
        print(record)
        record["token"] = TOKEN
        send(record)
    print("done")


def sign_up_handler(event, context):
    event["response"]["autoConfirmUser"] = True
    print(event)
    return event
""",
    "attributes and globals": """
import json
import os
import threading

TOKEN = os.environ["API_TOKEN"]
CONFIG = json.load(open("config.json"))
state = threading.local()


class Client(Base):
    def __init__(self, data):
        self.data = data
        self.settings = json.load(open("x"))

    def fill(self, key):
        self.data[key] = TOKEN
        self.settings["a"]["b"] = TOKEN
        self.options["token"] = TOKEN

    def show(self):
        print(self.data)  # expect: CRD201
        print(self.settings)  # expect: CRD201
        print(self.options)  # expect: CRD201
        print(self.settings["c"], self.others)


def begin():
    CONFIG["inner"]["token"] = TOKEN
    state.token = TOKEN


def show():
    print(CONFIG)  # expect: CRD201
    print(state.token)  # expect: CRD201
    print(CONFIG["other"], state.name)
""",
    "objects of libraries": """
import os

import boto3

TOKEN = os.environ["API_TOKEN"]


def post():
    form = boto3.client("s3").generate_presigned_post("b", "k")
    print(form)
    form["fields"]["token"] = TOKEN
    print(form["url"])
    print(form["fields"])  # expect: CRD201


def prepare(session):
    session.headers["X-Token"] = TOKEN
    print(session, session.params)
    print(session.headers)  # expect: CRD201
""",
    "objects of libraries without secrets": """
import os

import boto3

TOKEN = os.environ["API_TOKEN"]


def post():
    form = boto3.client("s3").generate_presigned_post("b", "k")
    form["fields"]["token"] = len(TOKEN)
    print(form)


def prepare(session, other):
    session.headers["X-Token"] = TOKEN
    print(session, session.params, other.headers)
    session.user.name = "me"
    session.user.token = TOKEN
    print(session.user.name)
""",
    "harmless items": """
import os


def mask(event):
    event["token"] = "***"
    event["user"]["name"] = os.environ["API_TOKEN"][:4]
    print(event)


def count(event):
    event["length"] = len(os.environ["API_TOKEN"])
    event["list"].append(bool(os.environ["API_TOKEN"]))
    print(event, event["list"])
""",
}
