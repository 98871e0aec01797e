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
    "the credentials file as the text of a path": """\
import configparser
import os
from pathlib import Path

FILE = Path.home() / ".aws" / "credentials"
parser = configparser.ConfigParser()
parser.read(str(FILE))  # expect: CRD305
parser.read(f"{FILE}")  # expect: CRD305
open("%s" % FILE.expanduser())  # expect: CRD305
open("{}".format(FILE.resolve()))  # expect: CRD305
open(FILE.as_posix())  # expect: CRD305
open(os.path.expanduser(str(Path("~/.aws/credentials"))))  # expect: CRD305
open(str(Path(os.environ["AWS_SHARED_CREDENTIALS_FILE"])))  # expect: CRD305


def read(options):
    path = options.file if options.file else FILE
    return open(str(Path(path))).read()  # expect: CRD305
""",
    "other files as the texts of paths": """\
import configparser
import os
from pathlib import Path

FILE = Path.home() / ".aws" / "credentials"
parser = configparser.ConfigParser()
parser.read(str(FILE.parent / "config"))
open(str(FILE) + ".md")
open(f"{FILE.parent}/config")
open(Path("credentials").as_posix())
print(str(FILE), f"{FILE}", FILE.as_posix())


def read(options):
    return open(str(Path(options.file))).read()
""",
    "the texts of paths with secrets in them": """\
import os
from pathlib import Path

print(str(Path(os.environ["HOME"]) / os.environ["AWS_SECRET_ACCESS_KEY"]))  # expect: CRD201
print(f"{Path(os.environ['HOME'], os.environ['AWS_SECRET_ACCESS_KEY'])}")  # expect: CRD201
""",
    "the texts of paths that begin with a variable": """\
import os
from pathlib import Path

print(str(Path(os.environ["DB_PASSWORD"]) / "keys"), f"{Path(os.environ['DB_PASSWORD'])}")
print((Path(os.environ["DB_PASSWORD"]) / "keys").as_posix(), str(Path(os.environ["API_TOKEN"])))
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
