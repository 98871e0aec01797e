"""Branches that know what their test has asked for."""

PROGRAMS = {
    "compared with the empty text": """
import os

value = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
if value == "":
    print("empty:", value)
elif value in ("", None):
    print("nothing:", value)
elif "changeme" == value or value == "changeme":
    print("left as it was")
if value != "changeme":
    raise SystemExit(0)
print("please change", value)
""",
    "compared with others": """
import os
import sys

value = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
if value != "":
    print("given:", value)  # expect: CRD201
if value not in ("", None):
    print("given:", value)  # expect: CRD201
if value == sys.argv[1]:
    print("the same:", value)  # expect: CRD201
""",
    "a comparison says nothing of what follows": """
import os

import boto3

secret = os.environ["BACKUP_SECRET"]
if secret == "not-configured-yet":
    print("warning")
boto3.client("s3", aws_access_key_id=os.environ["BACKUP_ID"], aws_secret_access_key=secret)  # expect: CRD102
""",
    "blank and of no length": """
import os


def check(value):
    if not value.strip():
        return f"blank {value!r}"
    if len(value) == 0 or not len(value) or len(value) < 1:
        return f"empty {value!r}"
    if len(value) > 0:
        return f"{len(value)} characters"
    return f"empty {value!r}"


print(check(os.environ.get("AWS_SESSION_TOKEN", "")))
""",
    "too short is not empty": """
import os

value = os.environ["AWS_SECRET_ACCESS_KEY"]
if len(value) != 40:
    print(value)  # expect: CRD201
if len(value) <= 1 or len(value) < 40:
    print(value)  # expect: CRD201
if value.strip():
    print(value)  # expect: CRD201
""",
    "a text is no number": """
import os

value = os.environ.get("AWS_SESSION_TOKEN", 0)
if isinstance(value, int):
    print("number", value)
if isinstance(value, bytes | int) or not value:
    print("bytes or nothing", len(value))
if not isinstance(value, str) or not value.strip():
    print("none", value)
""",
    "nothing in one way or another": """
import os


def describe(value):
    if value is None or value == "" or not value.strip():
        return f"nothing: {value}"
    if value and len(value) > 8:
        return value[:4]
    return "short"


print(describe(os.environ.get("AWS_ACCESS_KEY_ID")))
""",
    "filters on the value in a comprehension": """
import os

names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
values = [os.environ.get(name) for name in names]
print([value for value in values if value is None or not value.strip()])
print([name for name, value in zip(names, values) if value in (None, "")])
print(["set" if value else value for value in values])
print("" if values[0] else "missing")
""",
    "a text is a text": """
import os

value = os.environ.get("AWS_SESSION_TOKEN", 0)
if isinstance(value, (str, int)):
    print("text", value)  # expect: CRD201
if isinstance(value, int):
    raise SystemExit
print(value)  # expect: CRD201
""",
    "cases of a match": """
import os

secret = os.environ.get("AWS_SECRET_ACCESS_KEY")
match secret:
    case None:
        print("not set:", secret)
    case "" | "changeme" as found:
        print("not configured:", found)
    case str() as found:
        print("configured:", found)  # expect: CRD201
""",
    "the last assignment of a try": """
import os

value = None
try:
    value = os.environ["AWS_SECRET_ACCESS_KEY"]
except KeyError:
    print("missing", value)
""",
    "an assignment that is not the last of a try": """
import os

value = None
try:
    value = os.environ["AWS_SECRET_ACCESS_KEY"]
    int(value)
except (KeyError, ValueError):
    print("not good:", value)  # expect: CRD201
""",
    "a test on the value beside one on the name": """
import os

for name, value in os.environ.items():
    if value or not name.startswith("AWS_"):
        print(name, value)  # expect: CRD203
for name, value in os.environ.items():
    if len(value) > 30 and name.startswith("AWS_"):
        value = value[:4]
    print(name, value)  # expect: CRD203
""",
    "empty values of known names": """
import os

for name, value in os.environ.items():
    if not (name.startswith("AWS_") and value):
        print(name, value)
for name, value in os.environ.items():
    if value and name.startswith("AWS_"):
        continue
    print(name, value)
for name, value in os.environ.items():
    if value and not name.startswith("AWS_"):
        print(name, value)
""",
    "one of two things": """
import os


def read(name, given=None, default="none", make=str):
    convert = given or make
    return convert(os.environ.get(name) or default)


print(read("AWS_REGION", len))
print(read("AWS_SECRET_ACCESS_KEY", given=len))
print(read("AWS_SECRET_ACCESS_KEY"))  # expect: CRD201
""",
    "texts_made_of_what_is_empty": """\
import os

password = os.environ.get("DB_PASSWORD")
url = f"postgres://app:{password}@db"
if not password:
    print(url)
    raise SystemExit(url)
print(url)  # expect: CRD201
if password not in url:
    print(url)
elif os.environ.get("DB_PASSWORD_FILE"):
    print(url)  # expect: CRD201


def show(token, name):
    text = f"{name} {token}"
    if token is None:
        print(text)
    else:
        print(text)  # expect: CRD201


show(os.environ.get("GITHUB_TOKEN"), os.environ.get("HOME"))
""",
}
