"""Exceptions with a secret in their message, and the handlers that meet them."""

PROGRAMS = {
    "met_by_an_earlier_handler": """\
import os

try:
    raise PermissionError(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD205
except (PermissionError, TimeoutError):
    print("denied")
except OSError as error:
    print(error)
""",
    "met_by_a_handler_of_the_base": """\
import os

try:
    raise PermissionError(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD205
except ConnectionError as error:
    print(error)
except OSError as error:
    print(error)  # expect: CRD201
""",
    "met_by_one_of_unknown_class": """\
import os

from errors import DENIED

try:
    raise PermissionError(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD205
except DENIED:
    print("denied")
except OSError as error:
    print(error)  # expect: CRD201
""",
    "without_secret": """\
import os

token = os.environ["AWS_SESSION_TOKEN"]
try:
    raise PermissionError(len(token))
except PermissionError as error:
    print(error)
""",
    "the_name_of_another": """\
import os

token = os.environ["AWS_SESSION_TOKEN"]
try:
    raise KeyError("AWS_SESSION_TOKEN")
except KeyError as error:
    print(error, error.args, type(error))
""",
    "from_elsewhere": """\
import os

import click
from web import Denied

token = os.environ["AWS_SESSION_TOKEN"]
if token.endswith(" "):
    raise click.BadParameter(f"odd token {token}")  # expect: CRD205
if token.startswith(" "):
    raise Denied(reason=token)  # expect: CRD205
raise ExceptionGroup(f"failed with {token}", [])  # expect: CRD205
""",
    "from_elsewhere_without_secret": """\
import os

import click
from web import Denied, denial

token = os.environ["AWS_SESSION_TOKEN"]
if token.endswith(" "):
    raise click.BadParameter(f"odd token of {len(token)} characters")
if token.startswith(" "):
    raise Denied(reason=hash(token))
made = Denied(token)
raise denial(token)
""",
    "of_the_file": """\
import os

from web import Refused


class Denied(Refused):
    pass


raise Denied(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD205
""",
    "aborted_request": """\
import os

from flask import abort

key = os.environ["AWS_ACCESS_KEY_ID"]
if not key:
    abort(500, "no key")
if len(key) < 16:
    abort(500, description=f"odd key {key}")  # expect: CRD205
abort(404)
""",
    "raised_again": """\
import os


def check():
    try:
        raise ValueError(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD205
    except ValueError:
        raise


try:
    check()
except ValueError as error:
    print(error)  # expect: CRD201
""",
    "raised_through_other_handlers": """\
import os


def check():
    try:
        raise ValueError(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD205
    except KeyError as error:
        print(error)


def run():
    check()


for attempt in ("first", "second"):
    try:
        run()
    except ValueError as error:
        print(attempt, len(str(error)))
try:
    run()
except ValueError as error:
    print(error)  # expect: CRD201
""",
    "met_on_its_way": """\
import os


def check():
    try:
        raise ValueError(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD205
    except ValueError:
        raise RuntimeError("bad token") from None


try:
    check()
except Exception as error:
    print(error)
""",
    "handed_on_by_its_handler": """\
import os


def load(name):
    value = os.environ[name]
    raise ValueError(value)  # expect: CRD205


def guard(action, *args):
    try:
        return action(*args)
    except ValueError as problem:
        show(problem)
    return None


def show(problem):
    print("problem:", problem)  # expect: CRD201


guard(load, "AWS_SECRET_ACCESS_KEY")
""",
}
