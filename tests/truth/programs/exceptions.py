"""Secrets in the text of exceptions."""

PROGRAMS = {
    "raised": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
region = os.environ["AWS_DEFAULT_REGION"]
if region != "us-east-1":
    raise ValueError(f"wrong key {key}")
""",
    "raised_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
region = os.environ["AWS_DEFAULT_REGION"]
if region != "us-east-1":
    raise ValueError(f"wrong region {region} for a key of {len(key)} characters")
""",
    "raised_with_arguments": """\
import os

def check(key):
    if not key.startswith("AKIA"):
        raise ValueError("not a key", key)

check(os.environ["AWS_ACCESS_KEY_ID"])
""",
    "raised_with_head": """\
import os

def check(key):
    if not key.startswith("AKIA"):
        raise ValueError("not a key", key[:4], len(key))

check(os.environ["AWS_ACCESS_KEY_ID"])
""",
    "own_class": """\
import os

class WrongKey(Exception):
    pass

key = os.environ["AWS_SECRET_ACCESS_KEY"]
if len(key) > 3:
    raise WrongKey("wrong key: " + key)
""",
    "own_class_hides": """\
import os

class WrongKey(Exception):
    def __init__(self, key):
        super().__init__(f"wrong key of {len(key)} characters")
        self.key = key

key = os.environ["AWS_SECRET_ACCESS_KEY"]
if len(key) > 3:
    raise WrongKey(key)
""",
    "own_class_shows": """\
import os

class WrongKey(Exception):
    def __init__(self, key):
        super().__init__(f"wrong key {key}")

key = os.environ["AWS_SECRET_ACCESS_KEY"]
if len(key) > 3:
    raise WrongKey(key)
""",
    "caught_and_printed": """\
import os

try:
    raise RuntimeError("failed with " + os.environ["AWS_SECRET_ACCESS_KEY"])
except RuntimeError as error:
    print(error)
    print(str(error))
    print(type(error).__name__)
    print(repr(error))
    print(error.args)
""",
    "caught_and_named": """\
import os

try:
    int(os.environ["AWS_DEFAULT_REGION"])
except ValueError as error:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    print(type(error).__name__, len(key))
    print(error)
""",
    "caught_elsewhere": """\
import os

def connect(key):
    raise ConnectionError(f"refused: {key}")

try:
    connect(os.environ["AWS_SECRET_ACCESS_KEY"])
except ConnectionError as error:
    print("failed:", error)
except OSError:
    print("other")
""",
    "caught_elsewhere_hidden": """\
import os

def connect(key):
    raise ConnectionError(f"refused a key of {len(key)} characters")

try:
    connect(os.environ["AWS_SECRET_ACCESS_KEY"])
except ConnectionError as error:
    print("failed:", error, repr(error), error.args)
""",
    "chained": """\
import os

try:
    raise KeyError("no such key")
except KeyError as error:
    raise RuntimeError("with " + os.environ["AWS_SECRET_ACCESS_KEY"]) from error
""",
    "chained_hidden": """\
import os

try:
    os.environ["NOT_SET"]
except KeyError as error:
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    raise RuntimeError(f"{error} is missing; the key is {'set' if key else 'unset'}") from error
""",
    "chained_cause": """\
import os

def connect():
    raise ValueError(os.environ["AWS_SECRET_ACCESS_KEY"])

try:
    connect()
except ValueError as error:
    raise RuntimeError("connect failed") from error
""",
    "wrapped_text": """\
import os

def connect():
    raise ValueError(os.environ["AWS_SECRET_ACCESS_KEY"])

try:
    connect()
except ValueError as error:
    raise RuntimeError(f"connect failed: {error}") from None
""",
    "assert_message": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
assert key, "no key"
assert len(key) > 4, len(key)
assert key.startswith("AKIA"), f"bad key {key}"
""",
    "assert_hidden": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
assert key, "no key"
assert key.startswith("AKIA"), f"bad key of {len(key)} characters: {key[:4]}..."
""",
    "assert_environment": """\
import os

print(len(os.environ))
assert "NOT_SET" not in os.environ
assert "NOT_SET" in os.environ, dict(os.environ)
""",
    "exit_text": """\
import os
import sys

key = os.environ["AWS_SECRET_ACCESS_KEY"]
if key.isdigit():
    sys.exit("not a key")
sys.exit(f"cannot use {key}")
""",
    "exit_hidden": """\
import os
import sys

key = os.environ["AWS_SECRET_ACCESS_KEY"]
if key.isdigit():
    sys.exit(2)
sys.exit(f"cannot use a key of {len(key)} characters")
""",
    "system_exit": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print("checked", bool(key))
raise SystemExit("cannot use " + key)
""",
    "exit_code": """\
import os
import sys

key = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
print("checked")
sys.exit(0 if key else 1)
""",
    "environment_raised": """\
import os

print(len(os.environ))
if "NOT_SET" not in os.environ:
    raise LookupError(f"NOT_SET is not in {dict(os.environ)}")
""",
    "environment_names_raised": """\
import os

print(len(os.environ))
if "NOT_SET" not in os.environ:
    raise LookupError(f"NOT_SET is not in {sorted(os.environ)}")
""",
    "made_first_raised_later": """\
import os

def problem(key):
    return ValueError(f"wrong key {key}")

error = problem(os.environ["AWS_SECRET_ACCESS_KEY"])
print(type(error))
raise error
""",
    "made_first_hidden": """\
import os

def problem(key):
    return ValueError(f"wrong key {key[:4]}...")

error = problem(os.environ["AWS_SECRET_ACCESS_KEY"])
print(error)
raise error
""",
    "raised_again": """\
import os

try:
    raise ValueError("text " + os.environ["AWS_SECRET_ACCESS_KEY"])
except ValueError:
    print("failed")
    raise
""",
    "raised_in_finally": """\
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
try:
    print("working", len(key))
finally:
    key = None
    print("done", key)
raise RuntimeError(f"key is {key}")
""",
    "not_implemented": """\
import os

class Store:
    def read(self, name):
        raise NotImplementedError(f"{type(self).__name__}.read({name})")

Store().read("AWS_SECRET_ACCESS_KEY" if os.environ["AWS_SECRET_ACCESS_KEY"] else "")
""",
    "traceback_hidden": """\
import os
import traceback

try:
    raise ValueError(f"bad key, {len(os.environ['AWS_SECRET_ACCESS_KEY'])} characters")
except ValueError:
    print(traceback.format_exc())
    traceback.print_exc()
""",
    "exception_attribute": """\
import os

class Refused(Exception):
    def __init__(self, text, key):
        super().__init__(text)
        self.key = key

try:
    raise Refused("refused", os.environ["AWS_SECRET_ACCESS_KEY"])
except Refused as error:
    print(error)
    print(error.key)
""",
    "suppressed": """\
import contextlib
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
with contextlib.suppress(KeyError):
    print(os.environ["NOT_SET"])
with contextlib.suppress(ValueError):
    raise ValueError(f"{len(key)} characters")
print("done")
""",
    "names_in_text": """\
import os

REQUIRED = ("AWS_ACCESS_KEY_ID", "AWS_PROFILE")
missing = [name for name in REQUIRED if not os.environ.get(name)]
if missing:
    raise RuntimeError(f"set {', '.join(missing)}; {len(os.environ)} variables are set")
""",
    "caught_key_error": """\
import os

try:
    print(os.environ["NOT_SET"])
except KeyError as error:
    print("missing", error, error.args)
    print(len(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "own_class_with_fields": """\
import os

class Refused(Exception):
    def __init__(self, name, length):
        super().__init__(f"{name} of {length} characters was refused")
        self.name = name

try:
    raise Refused("AWS_SECRET_ACCESS_KEY", len(os.environ["AWS_SECRET_ACCESS_KEY"]))
except Refused as error:
    print(error, error.name)
    print(repr(error))
""",
}
