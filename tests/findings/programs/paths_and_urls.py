"""Paths, URLs and encoded texts that are made of secrets, and of what is none."""

PROGRAMS = {
    "the credentials file in a home that is read": """\
import os

home = os.environ["HOME"]
open(f"{home}/.aws/credentials")  # expect: CRD305
open(home + "/.aws/credentials")  # expect: CRD305
""",
    "files beside the credentials file": """\
import os

home = os.environ["HOME"]
open(f"{home}/.aws/credentials.md")
open(home + "/.aws/config")
""",
    "a path with a secret in it": """\
import os
from pathlib import Path

print(Path(os.environ["HOME"]) / os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
print(Path(f"{os.environ['HOME']}/{os.environ['AWS_SECRET_ACCESS_KEY']}"))  # expect: CRD201
""",
    "a path that begins with a variable": """\
import os
from pathlib import Path

print(Path(os.environ["DB_PASSWORD"]) / "keys")
""",
    "a credential in a URL that is handed over": """\
from urllib.parse import urlsplit

import boto3


def connect(url):
    parts = urlsplit(url)
    return boto3.client("s3", aws_access_key_id=parts.username, aws_secret_access_key=parts.password)  # expect: CRD103
""",
    "parts of a URL without a secret": """\
import os
from urllib.parse import urlparse, urlsplit

print(urlsplit(os.environ["SERVICE_HOST"]).hostname, urlparse("https://example.com/a?b=c").query)
print(len(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "a masked value that is encoded": """\
import os
import sys

sys.stdout.buffer.write(f"::add-mask::{os.environ['AWS_SECRET_ACCESS_KEY']}\\n".encode())
""",
    "a value that is encoded": """\
import os
import sys

sys.stdout.buffer.write(f"key::{os.environ['AWS_SECRET_ACCESS_KEY']}\\n".encode())  # expect: CRD201
""",
    "addresses that are encoded and decoded": """\
import os

import requests

URL = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"
keys = requests.get((URL + os.environ["ROLE"]).encode().decode()).json()  # expect: CRD303
open(f"{os.environ['HOME']}/.aws/credentials".encode().decode())  # expect: CRD305
""",
    "a substitution that Python refuses": """\
import os
import re

print(re.sub("a", "b", os.environ["AWS_SECRET_ACCESS_KEY"], None))  # expect: CRD201
print(re.sub(".", "*", os.environ["AWS_SECRET_ACCESS_KEY"], 0))
""",
}
