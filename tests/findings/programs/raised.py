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
}
