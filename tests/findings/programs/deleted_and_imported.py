"""Deleters, modules by name, cookies, headers of requests, documents that are read."""

PROGRAMS = {
    "deleter": """\
import os

class Session:
    def __init__(self):
        self._key = os.environ["AWS_SECRET_ACCESS_KEY"]

    @property
    def key(self):
        return self._key

    @key.deleter
    def key(self):
        self._key = None

session = Session()
print(session.key)  # expect: CRD201
del session.key
print(session.key)
print(vars(session))
""",
    "no_deleter": """\
import os

class Session:
    def __init__(self):
        self.key = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.name = "x"

session = Session()
del session.name
print(session.key)  # expect: CRD201
""",
    "deleter_by_delattr": """\
import os

class Descriptor:
    def __get__(self, obj, owner=None):
        return obj.hidden

    def __set__(self, obj, value):
        obj.hidden = value

    def __delete__(self, obj):
        obj.hidden = "gone"

class Box:
    key = Descriptor()

box = Box()
box.key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(box.key)  # expect: CRD201
delattr(box, "key")
print(box.key)
""",
    "deleter_that_shows": """\
import os

class Box:
    def __init__(self):
        self._key = os.environ["AWS_SECRET_ACCESS_KEY"]

    @property
    def key(self):
        return len(self._key)

    @key.deleter
    def key(self):
        print("dropped", self._key)  # expect: CRD201

box = Box()
del box.key
""",
    "import_module": """\
import importlib
import os

module = importlib.import_module("boto3")
module.client("s3", aws_access_key_id=os.environ["K"], aws_secret_access_key=os.environ["S"])  # expect: CRD102
print(__import__("os").environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
print(__import__("os").environ["AWS_REGION"], importlib.import_module(os.environ["PLUGIN"]).VERSION)
""",
    "cookies": """\
import os
from http.cookies import SimpleCookie

cookie = SimpleCookie()
cookie["theme"] = "dark"
print(cookie.output())
cookie["session"] = os.environ["GITHUB_TOKEN"]
cookie["session"]["httponly"] = True
print(cookie["theme"].value, sorted(cookie))
print(cookie["session"].value)  # expect: CRD201
print(cookie.output())  # expect: CRD201
print(cookie)  # expect: CRD201
""",
    "headers_of_a_request": """\
import os
from urllib.request import Request, urlopen

request = Request("https://api.example.org", headers={"Accept": "*/*"})
print(request.headers)
request.add_header("X-Secret", os.environ["AWS_SECRET_ACCESS_KEY"])
print(request.headers)  # expect: CRD201
print(request.headers["Accept"], request.has_header("X-Secret"))
print(request.header_items())  # expect: CRD201
urlopen(request)  # expect: CRD206
""",
    "nested_documents": """\
import os
import sys
import yaml

config = yaml.safe_load("database:\\n  host: localhost\\nworkers: 4\\n")
config["database"]["password"] = os.environ["AWS_SECRET_ACCESS_KEY"]
print(config["workers"], config["database"]["host"])
print(config["database"])  # expect: CRD201
yaml.safe_dump(config, sys.stdout)  # expect: CRD201
""",
}
