"""Credentials that a library takes as optional parameters are worth a note, all others a warning."""

import re

import pytest

from credlint.pipeline import check_source

PROGRAMS = {
    "functions": """\
import boto3


def connect(region, key=None, aws_secret_access_key=None, token=None):
    secret = aws_secret_access_key
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)  # info


def required(key, secret):
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret)  # warning


def half(key, secret=None):
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret)  # warning


def other_default(key="", secret=""):
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret)  # warning


def _private(key=None, secret=None):
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret)  # warning


def mixed(settings, key=None, secret=None):
    secret = secret or settings.secret
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret)  # warning
""",
    "called_in_the_file": """\
import boto3


def connect(key=None, secret=None):
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret)  # warning


def main(options):
    return connect(options.key, options.secret)
""",
    "called_with_nothing": """\
import boto3


def connect(key=None, secret=None):
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret)


def main():
    return connect()
""",
    "methods": """\
import boto3


class Store:
    def __init__(self, bucket, *, key=None, secret=None):
        self.key, self.secret = key, secret

    def client(self):
        return boto3.client("s3", aws_access_key_id=self.key, aws_secret_access_key=self.secret)  # info

    @classmethod
    def session(cls, key=None, secret=None):
        return boto3.Session(key, secret)  # info

    def _session(self, key=None, secret=None):
        return boto3.Session(key, secret)  # warning


class _Hidden:
    def __init__(self, key=None, secret=None):
        self.session = boto3.Session(key, secret)  # warning


class Made:
    def __init__(self, key=None, secret=None):
        self.session = boto3.Session(key, secret)  # warning


def make(options):
    return Made(options.key, options.secret)
""",
    "through_a_helper": """\
import boto3


def connect(key=None, secret=None):
    return _connect(key, secret)


def _connect(key, secret):
    return boto3.Session(key, secret)  # info


def outer(options):
    def inner(key=None, secret=None):
        return boto3.Session(key, secret)  # warning
    return inner
""",
    "generated_constructors": """\
from dataclasses import dataclass, field
from typing import NamedTuple, Optional

import attr
import attrs
import boto3
from pydantic import BaseModel, Field, SecretStr


@dataclass
class Store:
    bucket: str
    key: Optional[str] = None
    secret: str | None = field(default=None, repr=False)

    def client(self):
        return boto3.client("s3", aws_access_key_id=self.key, aws_secret_access_key=self.secret)  # info


class Model(BaseModel):
    key: Optional[str] = Field(None, description="The id of the key")
    secret: Optional[SecretStr] = Field(default=None)


class Derived(Model):
    region: str = "eu-west-1"

    def session(self):
        return boto3.Session(self.key, self.secret.get_secret_value())  # info


@attr.s
class Old:
    key = attr.ib(default=None)
    secret = attr.ib(None)

    def session(self):
        return boto3.Session(self.key, self.secret)  # info


@attrs.define
class New:
    key: str = None
    secret: str = attrs.field(default=None, kw_only=True)

    def session(self):
        return boto3.Session(self.key, self.secret)  # info


class Pair(NamedTuple):
    key: Optional[str] = None
    secret: Optional[str] = None

    def session(self):
        return boto3.Session(self.key, self.secret)  # info


@dataclass
class _Private:
    key: Optional[str] = None
    secret: Optional[str] = None

    def session(self):
        return boto3.Session(self.key, self.secret)  # warning


@dataclass
class Public(_Private):
    def named(self, name):
        return boto3.Session(self.key, self.secret, profile_name=name)  # info
""",
    "generated_constructors_of_others": """\
from dataclasses import dataclass, field
from typing import Optional

import attr
import boto3
from pydantic_settings import BaseSettings


@dataclass
class Required:
    key: str
    secret: Optional[str] = None

    def session(self):
        return boto3.Session(self.key, self.secret)  # warning


@attr.s
class Declared:
    key = attr.ib()
    secret = attr.ib(default=None)

    def session(self):
        return boto3.Session(self.key, self.secret)  # warning


@dataclass
class Unset:
    key: Optional[str] = field(default=None, init=False)
    secret: Optional[str] = field(default=None, init=False)

    def session(self):
        return boto3.Session(self.key, self.secret)  # warning


@dataclass
class OtherDefault:
    key: str = ""
    secret: str = field(default="")

    def session(self):
        return boto3.Session(self.key, self.secret)  # warning


class Settings(BaseSettings):
    key: Optional[str] = None
    secret: Optional[str] = None

    def session(self):
        return boto3.Session(self.key, self.secret)  # warning


@dataclass
class Called:
    key: Optional[str] = None
    secret: Optional[str] = None

    def session(self):
        return boto3.Session(self.key, self.secret)  # warning


def make(options):
    return Called(options.key, options.secret)


def outer():
    @dataclass
    class Inner:
        key: Optional[str] = None
        secret: Optional[str] = None

        def session(self):
            return boto3.Session(self.key, self.secret)  # warning

    return Inner


@dataclass
class Base:
    key: str = field(default=None)
    secret: str = field(default=None)

    def session(self):
        return boto3.Session(self.key, self.secret)  # error


class Production(Base):
    key = "production-loader"
    secret = "production-loader-1"
""",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_severity(name: str) -> None:
    program = PROGRAMS[name]
    found = {each.span.start.row: each.severity.value for each in check_source("x.py", program.encode()).diagnostics}
    rows = enumerate(program.splitlines(), 1)
    assert found == {row: label[1] for row, line in rows if (label := re.search(r"# (info|warning|error)$", line))}
