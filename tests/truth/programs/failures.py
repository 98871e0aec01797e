"""Errors with causes, notes and tracebacks, and what is made of them."""

PROGRAMS = {
    "traceback_text": """\
import os
import traceback

def connect(password):
    if len(password) > 3:
        raise ConnectionError("refused")
    return password

try:
    connect(os.environ["DB_PASSWORD"])
except ConnectionError as error:
    print(traceback.format_exc().splitlines()[-1])
    print("".join(traceback.format_exception_only(error)).strip())
    print(type(error).__name__, error.args)
""",
    "cause_shown": """\
import json
import os

def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        raise LookupError("no document: " + text)

try:
    parse(os.environ["AWS_SECRET_ACCESS_KEY"])
except LookupError as error:
    print("failed:", error)
    print("because of", type(error.__context__).__name__)
""",
    "cause_cut_off": """\
import json
import os

def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        raise LookupError("no document") from None

try:
    parse(os.environ["AWS_SECRET_ACCESS_KEY"])
except LookupError as error:
    print("failed:", error, error.__cause__)
    print(repr(error), error.__suppress_context__)
""",
    "note_added": """\
import os

def load(name):
    try:
        return {}[name]
    except KeyError as error:
        error.add_note(f"a key of {len(os.environ[name])} characters")
        raise

try:
    load("AWS_SECRET_ACCESS_KEY")
except KeyError as error:
    print(error, error.__notes__)
""",
    "error_with_fields": """\
import os

class ApiError(Exception):
    def __init__(self, status, headers):
        super().__init__(f"status {status}")
        self.status = status
        self.headers = headers

def call(headers):
    raise ApiError(403, headers)

try:
    call({"Authorization": os.environ["GITHUB_TOKEN"], "Accept": "*/*"})
except ApiError as error:
    print(error, error.status, sorted(error.headers))
    print(error.headers["Accept"])
""",
    "error_with_fields_shown": """\
import os

class ApiError(Exception):
    def __init__(self, status, headers):
        super().__init__(f"status {status}")
        self.headers = headers

def call(headers):
    raise ApiError(403, headers)

try:
    call({"Authorization": os.environ["GITHUB_TOKEN"], "Accept": "*/*"})
except ApiError as error:
    print(error)
    print(error.headers)
    print(vars(error))
""",
    "attribute_on_an_error": """\
import os

def step(name):
    try:
        raise TimeoutError(name)
    except TimeoutError as error:
        error.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
        raise

try:
    step("upload")
except TimeoutError as error:
    print(error, hasattr(error, "secret"))
    print(error.secret)
""",
    "errors_collected": """\
import os

def check(name):
    value = os.environ.get(name, "")
    if not value.startswith("AKIA"):
        raise ValueError(f"{name} ({len(value)} characters) is no key")

errors = []
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    try:
        check(name)
    except ValueError as error:
        errors.append(error)
print("\\n".join(map(str, errors)))
print(errors)
""",
    "errors_grouped": """\
import os

def check(name):
    if name.startswith("AWS_"):
        raise ValueError(f"{name} is set to {len(os.environ[name])} characters")

problems = []
for name in ("AWS_SECRET_ACCESS_KEY", "HOME"):
    try:
        check(name)
    except ValueError as error:
        problems.append(error)
try:
    raise ExceptionGroup("checks", problems)
except* ValueError as group:
    print(group.exceptions)
""",
    "message_masked": """\
import os

class Refused(Exception):
    def __init__(self, password):
        self.hint = password[:2] + "***"

    def __str__(self):
        return f"refused {self.hint}"

try:
    raise Refused(os.environ["DB_PASSWORD"][:2])
except Refused as error:
    print(error)
    print(f"{error!s} {error.hint}")
""",
    "result_or_error": """\
import os

def fetch(name):
    try:
        value = os.environ[name]
    except KeyError as error:
        return None, error
    else:
        return value, None
    finally:
        print("fetched", name)

value, error = fetch("AWS_SECRET_ACCESS_KEY")
print(error)
print(value)
print(fetch("NOT_SET")[0])
""",
    "asserted": """\
import os

def check(settings):
    assert settings["region"], f"no region in {sorted(settings)}"
    assert len(settings["key"]) == 40, "a key has 40 characters"
    assert settings["key"] != settings["region"], settings["region"]
    return True

print(check({"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}))
""",
}
