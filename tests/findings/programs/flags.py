"""Flags that a call gives as True or False, or leaves at their default: conditions on them are decided for it."""

PROGRAMS = {
    "given_by_the_call": """\
import os


def get_env(name, is_bool=False):
    value = os.environ[name]
    if is_bool:
        return value.lower() == "true"
    return value


def show(secret, masked=True):
    if not masked:
        print(secret)
    else:
        print("***")


print(get_env("DB_PASSWORD", is_bool=True))
print(get_env("DB_PASSWORD", True))
print(get_env("DB_PASSWORD", is_bool=False))  # expect: CRD201
print(get_env("DB_PASSWORD"))  # expect: CRD201
show(os.environ["DB_PASSWORD"])
""",
    "given_to_methods": """\
import os


class Reader:
    def get(self, name, raw=False, *, quiet=False):
        value = os.environ[name]
        return value if raw else len(value)

    @staticmethod
    def shown(name, short):
        value = os.environ[name]
        return value[:4] if short is True else value

    async def later(self, name, mask=False):
        return "*" if mask else os.environ[name]


reader = Reader()
print(reader.get("DB_PASSWORD", quiet=True))
print(reader.get("DB_PASSWORD", True))  # expect: CRD201
print(Reader.shown("DB_PASSWORD", True))
print(Reader.shown("DB_PASSWORD", short=False))  # expect: CRD201


async def main():
    print(await reader.later("DB_PASSWORD", mask=True))
    print(await reader.later("DB_PASSWORD"))  # expect: CRD201
""",
    "handed_on": """\
import functools
import os


def outer(secret, flag=False):
    return nested(secret, flag)


def nested(secret, flag):
    def inner():
        if flag:
            print(secret)
    inner()
    if flag is True and secret:
        print(secret)


def loud(secret, flag=True):
    def inner():
        if flag:
            print(secret)  # expect: CRD201
    inner()


def options(secret, **given):
    if given.get("debug"):
        print(secret)


outer(os.environ["DB_PASSWORD"])
loud(os.environ["DB_PASSWORD"])
options(os.environ["DB_PASSWORD"], debug=False)
functools.partial(outer, flag=False)(os.environ["DB_PASSWORD"])
""",
    "given_to_wrappers_of_the_sdk": """\
import os

import boto3


def keys(role, use_env=False):
    if use_env:
        return os.environ["UPLOAD_KEY"], os.environ["UPLOAD_WORD"], None
    found = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="s")["Credentials"]
    return found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"]


def read(name, decrypt=False):
    return boto3.client("ssm").get_parameter(Name=name, WithDecryption=decrypt)["Parameter"]["Value"]


def a(role):
    key, secret, token = keys(role)
    return boto3.Session(key, secret, token)


def b(role):
    key, secret, token = keys(role, use_env=True)
    return boto3.Session(key, secret, token)  # expect: CRD102


print(read("level"))
print(read("password", decrypt=True))  # expect: CRD201
""",
    "given_by_something_unknown": """\
import os

DEBUG = False
VERBOSE = False


def show(secret, debug=False):
    if debug:
        print(secret)  # expect: CRD201


def own(secret, debug):
    if debug:
        print(secret)  # expect: CRD201


def main(options):
    show(os.environ["DB_PASSWORD"], options.debug)
    own(os.environ["DB_PASSWORD"], DEBUG)


def nobody_calls(debug=False):
    if debug:
        print(os.environ["DB_PASSWORD"])  # expect: CRD201


def is_on(default=False):
    return DEBUG


if is_on(True):
    print(os.environ["DB_PASSWORD"])  # expect: CRD201
""",
    "kept_beyond_the_call": """\
import os

VERBOSE = False


class Client:
    def __init__(self, verbose=False):
        self.verbose = verbose
        if verbose:
            print(os.environ["DB_PASSWORD"])

    def go(self):
        if self.verbose:
            print(os.environ["DB_PASSWORD"])  # expect: CRD201


def set_verbose(verbose):
    global VERBOSE
    VERBOSE = verbose


Client(verbose=False).go()
set_verbose(False)
if VERBOSE:
    print(os.environ["DB_PASSWORD"])  # expect: CRD201
""",
    "given_both_ways": """\
import os


def show(secret, masked):
    if masked:
        print(secret[:4])
    else:
        print(secret)  # expect: CRD201


show(os.environ["DB_PASSWORD"], True)
show(os.environ["DB_PASSWORD"], False)


def walk(secret, deep=True):
    if deep:
        return walk(secret, deep=False)
    print(len(secret))


walk(os.environ["DB_PASSWORD"])
""",
    "decided_by_no_flag": """\
import os


def show(value, strict=True, name=None):
    if name:
        print(name)
    print(len(value) if strict else value[:4])


show(os.environ["DB_PASSWORD"])
show(os.environ["DB_PASSWORD"], strict=False, name="database")
""",
    "set_for_a_name_that_the_call_gives": """\
import os


def show(name, value):
    hidden = False
    if name.startswith("AWS_"):
        hidden = True
    if not hidden:
        print(name, value)


for key, content in os.environ.items():
    show(key, content)
""",
    "set_for_another_name_that_the_call_gives": """\
import os


def show(name, value):
    hidden = False
    if name.endswith("_PATH"):
        hidden = True
    if not hidden:
        print(name, value)  # expect: CRD203


for key, content in os.environ.items():
    show(key, content)
""",
}
