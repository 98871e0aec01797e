"""Attributes and settings that a program gives to objects of libraries, and exceptions with what led to them."""

PROGRAMS = {
    "settings and attributes": """
import os
import threading

import requests
from fastapi import FastAPI
from flask import Flask

TOKEN = os.environ["API_TOKEN"]
app = Flask(__name__)
api = FastAPI()
local = threading.local()
app.config["TOKEN"] = TOKEN
app.config.update(OTHER=TOKEN)
api.state.token = TOKEN


def begin():
    local.token = TOKEN


def show():
    print(app.config["TOKEN"])  # expect: CRD201
    print(app.config.get("OTHER"))  # expect: CRD201
    print(api.state.token)  # expect: CRD201
    print(local.token)  # expect: CRD201


class Handler:
    def __init__(self):
        self.local = threading.local()

    def put(self):
        self.local.token = TOKEN

    def show(self):
        print(self.local.token)  # expect: CRD201
""",
    "other settings and attributes": """
import os
import threading

import requests
from fastapi import FastAPI
from flask import Flask

TOKEN = os.environ["API_TOKEN"]
app = Flask(__name__)
api = FastAPI()
local = threading.local()
app.config["TOKEN"] = TOKEN
app.config["NAME"] = "x"
api.state.token = TOKEN
api.state.name = "x"
local.token = TOKEN
first, second = requests.Session(), requests.Session()
first.token = TOKEN


def show():
    print(app.config["NAME"], app.config["OTHER"])
    print(api, api.state.name)
    print(local, local.name)
    print(second.token)
""",
    "exceptions": """
import os
import sys
import traceback


def fail():
    raise ValueError("wrong " + os.environ["DB_PASSWORD"])  # expect: CRD205


def report():
    print(traceback.format_exc())  # expect: CRD201


def shown():
    try:
        fail()
    except ValueError:
        report()
        traceback.print_exc()  # expect: CRD201
        print(sys.exc_info()[1])  # expect: CRD201


def chained():
    try:
        try:
            fail()
        except ValueError as inner:
            raise KeyError("x") from inner
    except KeyError as outer:
        print(outer.__cause__)  # expect: CRD201
        print(outer)


def carried():
    error = ConnectionError("x")
    error.token = os.environ["API_TOKEN"]
    try:
        raise error
    except ConnectionError as caught:
        print(caught.token)  # expect: CRD201
        print(caught, caught.errno)
""",
    "exceptions without secrets": """
import sys
import traceback


def shown():
    try:
        raise ValueError("x")
    except ValueError:
        print(traceback.format_exc())
        traceback.print_exc()
        print(sys.exc_info())
    kind, error, trace = sys.exc_info()
    print(kind, trace)
""",
}
