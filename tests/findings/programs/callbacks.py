"""Functions named like handlers of Lambda that something else calls."""

PROGRAMS = {
    "callbacks_of_others": """\
import asyncio
import os
import signal
import sys

from google.oauth2 import credentials


def signal_handler(signum, frame):
    return os.environ["API_TOKEN"]


def error_handler(app, exc):
    return os.environ["API_TOKEN"]


def first_handler(one, two):
    return os.environ["API_TOKEN"]


def second_handler(one, two):
    return os.environ["API_TOKEN"]


def last_handler(one, two):
    return os.environ["API_TOKEN"]


signal.signal(signal.SIGTERM, first_handler)
asyncio.get_event_loop().set_exception_handler(second_handler)
sys.excepthook = last_handler


class Shipped(credentials.Credentials):
    def __init__(self):
        super().__init__(token=None, refresh_handler=self.token_handler)

    def token_refresh_handler(self, request, scopes):
        return os.environ["API_TOKEN"], None

    def token_handler(self, one, two):
        return os.environ["API_TOKEN"], None
""",
    "handlers_of_lambda": """\
import os

from acme import wrapped


def lambda_handler(evt, ctx):
    return {"token": os.environ["API_TOKEN"]}  # expect: CRD204


def handler(payload, _):
    return {"token": os.environ["API_TOKEN"]}  # expect: CRD204


def sync_handler(name, context):
    return {"token": os.environ["API_TOKEN"]}  # expect: CRD204


def other_handler(record, lambda_context):
    return {"token": os.environ["API_TOKEN"]}  # expect: CRD204


def request_handler(request, context):
    return {"token": os.environ["API_TOKEN"]}  # expect: CRD204


lambda_handler = wrapped(lambda_handler)
""",
}
