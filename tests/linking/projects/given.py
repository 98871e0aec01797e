"""Exceptions and variables of the environment that functions of other modules give."""

PROJECTS = {
    "variables_by_the_names_that_callers_give": """\
=== env.py
import os


def env(name, default=None):
    return os.environ.get(name, default)


def _read(name):
    return os.environ[name]


def prefixed(name):
    return _read("APP_" + name)


def size(name):
    return len(os.environ[name])


class Env:
    def __init__(self, prefix=""):
        self.prefix = prefix

    def get(self, name):
        return os.getenv(self.prefix + name)
=== main.py
import boto3

from env import Env, env, prefixed, size

print(env("AWS_SECRET_ACCESS_KEY"))  # expect: CRD201
print(env("USER"), size("AWS_SECRET_ACCESS_KEY"))
boto3.client("s3", aws_access_key_id=env("K"), aws_secret_access_key=env("S"))  # expect: CRD102


def show():
    print(env("DB_PASSWORD"))  # expect: CRD201
    print(prefixed("API_TOKEN"))  # expect: CRD201
    print(Env("DB_").get("PASSWORD"))  # expect: CRD201


def show_names():
    print(env("HOME"), prefixed("REGION"), Env("DB_").get("HOST"))
""",
    "variables_that_are_gathered": """\
=== sources.py
import asyncio
import os


async def variable(name):
    await asyncio.sleep(0)
    return os.environ[name]
=== sinks.py
import contextlib

import boto3


@contextlib.asynccontextmanager
async def signed(key=None, secret=None):
    yield boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
=== main.py
import asyncio

from sinks import signed
from sources import variable


async def main():
    key, secret, region = await asyncio.gather(variable("JOB_KEY"), variable("JOB_SECRET"), variable("AWS_REGION"))
    print(region)
    async with signed() as s3:
        print(s3.meta.region_name)
    async with signed(key, secret) as s3:  # expect: CRD102
        print(s3.meta.region_name)
""",
    "names_that_are_no_credentials": """\
=== env.py
import os


def env(name, default=None):
    return os.environ.get(name, default)
=== main.py
from env import env

print(env("HOME"))
print(env("API_TOKEN_TTL"), len(env("AWS_SECRET_ACCESS_KEY")), env("AWS_SECRET_ACCESS_KEY")[:4])
""",
    "an_exception_that_another_module_raises_is_shown": """\
=== checks.py
import os


class Rejected(Exception):
    def __init__(self, key):
        super().__init__(f"the key {key} was rejected")


def check():
    token = os.environ["AWS_SESSION_TOKEN"]
    if "." not in token:
        raise ValueError("no dot in " + token)  # expect: CRD205


def check_rejected():
    raise Rejected(os.environ["API_TOKEN"])  # expect: CRD205


def outer():
    check()
=== main.py
import logging

from checks import Rejected, check, check_rejected, outer

log = logging.getLogger(__name__)

try:
    check()
except ValueError as error:
    print(error)  # expect: CRD201

try:
    outer()
except ValueError as error:
    print(type(error).__name__)
    log.error("failed: %s", error)  # expect: CRD202


def run():
    try:
        check_rejected()
    except Rejected as error:
        print(f"{error}")  # expect: CRD201
    except ValueError as error:
        print(error)
""",
    "an_exception_that_holds_no_secret": """\
=== checks.py
import os


class TooShort(Exception):
    def __init__(self, key):
        super().__init__(f"{len(key)} characters are too few")


def check():
    token = os.environ["AWS_SESSION_TOKEN"]
    if "." not in token:
        raise ValueError(f"no dot in a token of {len(token)} characters")


def check_length():
    raise TooShort(os.environ["API_TOKEN"])
=== main.py
from checks import TooShort, check, check_length

try:
    check()
    check_length()
except (ValueError, TooShort) as error:
    print(error)
""",
}
