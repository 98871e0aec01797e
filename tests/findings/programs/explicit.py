"""Values that reach the AWS SDK through classes, settings and the command line."""

PROGRAMS = {
    "overridden_in_a_subclass": """\
import os
import boto3


class Base:
    key = None
    secret = None

    def pair(self):
        raise NotImplementedError

    def by_attribute(self):
        return boto3.client("s3", aws_access_key_id=self.key, aws_secret_access_key=self.secret)  # expect: CRD101

    def by_method(self):
        key, secret = self.pair()
        return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD102

    @classmethod
    def by_class(cls):
        return boto3.Session(cls.key, cls.secret)  # expect: CRD101


class Production(Base):
    key = "production-loader"
    secret = "production-loader-1"

    def pair(self):
        return os.environ["LOADER_KEY"], os.environ["LOADER_SECRET"]
""",
    "overridden_by_roles": """\
import boto3


class Base:
    def pair(self):
        raise NotImplementedError

    def client(self):
        key, secret, token = self.pair()
        return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)


class Role(Base):
    def pair(self):
        found = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="s")["Credentials"]
        return found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"]


class Emulator(Base):
    def pair(self):
        return "test", "test", None
""",
    "settings_with_defaults": """\
import boto3
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    aws_key: str = ""
    aws_secret: str = ""


settings = Settings()
session = boto3.Session(settings.aws_key, settings.aws_secret)  # expect: CRD103
""",
    "records_with_defaults": """\
from dataclasses import dataclass

import boto3


@dataclass
class Settings:
    aws_key: str = ""
    aws_secret: str | None = None
    region: str = "eu-west-1"


settings = Settings(region="eu-west-2")
client = boto3.client("s3", aws_access_key_id=settings.aws_key, aws_secret_access_key=settings.aws_secret)
""",
    "arguments_of_the_program": """\
import sys
import boto3

session = boto3.Session(sys.argv[1], sys.argv[2])  # expect: CRD103
""",
    "options_of_the_program": """\
import sys
import boto3

session = boto3.Session(None, None, None, sys.argv[1])
""",
    "empty_as_tested": """\
import boto3


def connect(key=None, secret=None):
    if not key:
        return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=None)
    if key and secret:
        return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
    return None
""",
    "empty_otherwise": """\
import boto3


def connect(key, secret, region):
    if not (key or secret):
        return boto3.Session(key, secret, region_name=region)
    key = secret = None
    return boto3.Session(key, secret, region_name=region)
""",
    "module_and_call_under_other_names": """\
import boto3 as sdk


def make(name, key, secret):
    connect = sdk.client
    return connect(name, aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
""",
    "other_module_under_another_name": """\
import warehouse as sdk


def make(name, key, secret):
    connect = sdk.connect
    return connect(name, aws_access_key_id=key, aws_secret_access_key=secret)
""",
}
