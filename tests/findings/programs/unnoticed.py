"""What each part of the engine decides where no other program looks: a change of any of them shows here."""

PROGRAMS = {
    "a logger that is known by its name": """
import os


def report(log, audit_log):
    log.info("login", token=os.environ["AWS_SESSION_TOKEN"])  # expect: CRD202
    audit_log.warning("login", **{"token": os.environ["AWS_SESSION_TOKEN"]})  # expect: CRD202
    log.info("login", token=len(os.environ["AWS_SESSION_TOKEN"]), exc_info=True)
""",
    "a stream of somebody else": """
import json
import os
import sys

from acme import stream

keys = {"secret": os.environ["AWS_SECRET_ACCESS_KEY"]}
json.dump(keys, stream)  # expect: CRD206
json.dump(keys, sys.stdout)  # expect: CRD201
json.dump({"secret": "****"}, stream)
""",
    "keys that are made beside the root logger": """
import logging

import boto3

logging.basicConfig(level=logging.DEBUG)  # expect: CRD306
pair = boto3.resource("iam").User("deploy").create_access_key_pair()
""",
    "users that are read beside the root logger": """
import logging

import boto3

logging.basicConfig(level=logging.DEBUG)
user = boto3.resource("iam").User("deploy").create_date
""",
    "errors that are not suppressed": """
import os
from contextlib import suppress

value = "none"
try:
    with suppress(KeyError):
        value = os.environ["AWS_SECRET_ACCESS_KEY"]
        raise ValueError("no")
except ValueError:
    print(value)  # expect: CRD201
""",
    "errors that are not suppressed, for who calls": """
import os
from contextlib import suppress


def fill(box):
    with suppress(KeyError):
        box.append(os.environ["AWS_SECRET_ACCESS_KEY"])
        raise ValueError("no")


box = []
try:
    fill(box)
except ValueError:
    print(box)  # expect: CRD201
""",
    "errors that are suppressed, for who calls": """
import os
from contextlib import suppress


def fill(box):
    with suppress(KeyError):
        box.append(os.environ["AWS_SECRET_ACCESS_KEY"])
        raise KeyError("no")
    box.clear()


box = []
fill(box)
print(box)
""",
    "errors after a mask": """
import os
from contextlib import suppress

value = os.environ["AWS_SECRET_ACCESS_KEY"]
value = "****"
try:
    with suppress(KeyError):
        value = value.upper()
        raise ValueError("no")
except ValueError:
    print(value)
""",
    "one of two lists is emptied": """
import os

secrets = [os.environ["AWS_SECRET_ACCESS_KEY"]]
others = []
chosen = secrets if input() else others
del chosen[:]
print(secrets)  # expect: CRD201
""",
    "an item of one of two lists is deleted": """
import os

secrets = [os.environ["AWS_SECRET_ACCESS_KEY"]]
others = ["a"]
chosen = secrets if input() else others
del chosen[0]
print(secrets)  # expect: CRD201
""",
    "an item of a list that may be missing is deleted": """
import os

secrets = [os.environ["AWS_SECRET_ACCESS_KEY"]] if input() else None
others = [os.environ["AWS_SECRET_ACCESS_KEY"]]
del secrets[0], others[0]
print(secrets, others)
""",
    "a list is emptied": """
import os

secrets = [os.environ["AWS_SECRET_ACCESS_KEY"]]
del secrets[:]
print(secrets)
""",
    "a slice of a list in no known order": """
import os
import sys

args = []
if len(sys.argv) > 1:
    args.append("-v")
args.append(os.environ["AWS_SECRET_ACCESS_KEY"])
args.append("end")
print(args[0:1])  # expect: CRD201
print(args.pop(0))  # expect: CRD201
""",
    "a slice of a list in order": """
import os

args = ["-v", os.environ["AWS_SECRET_ACCESS_KEY"], "end"]
print(args[0:1], args.pop(0), args.pop())
""",
    "a loop that only a break leaves": """
import os

value = os.environ["AWS_SECRET_ACCESS_KEY"]
while True:
    value = "*" * len(value)
    if input():
        break
print(value)
""",
    "a loop that may not run": """
import os

value = os.environ["AWS_SECRET_ACCESS_KEY"]
while input():
    value = "*" * len(value)
print(value)  # expect: CRD201
""",
    "a callback of a future": """
import os
from concurrent.futures import ThreadPoolExecutor


def read():
    return os.environ["AWS_SECRET_ACCESS_KEY"]


def show(future):
    print(future.result())  # expect: CRD201


def count(future):
    print(len(future.result()))


with ThreadPoolExecutor() as pool:
    pool.submit(read).add_done_callback(show)
    pool.submit(read).add_done_callback(count)
""",
    "a handler in a class": """
import os


class Function:
    def on_event(self, event, context):
        return {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}  # expect: CRD204

    @classmethod
    def made(cls, event, context):
        return {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}  # expect: CRD204
""",
    "no handler in a class": """
import os


class Function:
    def on_event(self, context, other):
        return {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}

    def event(self, other, event, context):
        return {"key": os.environ["AWS_SECRET_ACCESS_KEY"]}
""",
    "the attributes of a dict": """
import os


class Settings(dict):
    pass


settings = Settings()
settings.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(settings.__dict__)  # expect: CRD201
settings.secret = "****"
print(settings.__dict__)
""",
    "an iterator that is used up": """
import os

each = iter([os.environ["AWS_SECRET_ACCESS_KEY"]])
first = list(each)
print(list(each))
""",
    "an iterator that is not": """
import os

each = [os.environ["AWS_SECRET_ACCESS_KEY"]]
first = list(each)
print(list(each))  # expect: CRD201
""",
    "a key that is spelled as in Java": """
config = {"secretAccessKey": "kT8vQ2mZr5Lx9WdB"}  # expect: CRD301
other = {"secretAccessKeys": "kT8vQ2mZr5Lx9WdB"}
""",
    "a flag that is called like a secret": """
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--aws-secret-access-key", action="store_true")
print(parser.parse_args().aws_secret_access_key)
""",
    "an option that is called like a secret": """
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--aws-secret-access-key", action="store")
print(parser.parse_args().aws_secret_access_key)  # expect: CRD201
""",
    "a return through a finally": """
import os

holder = {}


def fill():
    try:
        holder["secret"] = os.environ["AWS_SECRET_ACCESS_KEY"]
        return 1
    finally:
        print("done")


fill()
print(holder)  # expect: CRD201
""",
    "methods of a named tuple": """
import os
from collections import namedtuple

Pair = namedtuple("Pair", "name secret")
pair = Pair("deploy", os.environ["AWS_SECRET_ACCESS_KEY"])
print(pair.index("deploy"), pair.count("deploy"))
print(pair.__str__())  # expect: CRD201
""",
    "places of a match": """
import os
import re

found = re.search("a+", os.environ["AWS_SECRET_ACCESS_KEY"])
print(found.start(), found.end(), found.span())
""",
    "keys of an enum": """
from enum import Enum

import boto3


class Keys(str, Enum):
    SECRET = "zZ7fK2mQ9xWv4TzLp8RbNd3HsYg6JuEo1iCwAqX5"
    NONE = ""


boto3.client("s3", aws_secret_access_key=Keys.SECRET)  # expect: CRD101
boto3.client("s3", aws_secret_access_key=Keys.NONE)
""",
    "a write of the environment beside a fetch": """
import os

import requests

HOST = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"
role = requests.get(HOST).text  # expect: CRD303
keys = requests.get(HOST + role).json()  # expect: CRD303
os.environ["AWS_SECRET_ACCESS_KEY"] = keys["SecretAccessKey"]  # expect: CRD302
""",
}
