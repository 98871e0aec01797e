"""Calls under names that the file itself gives to them."""

PROGRAMS = {
    "imported_under_another_name": """\
from boto3.session import Session as BotoSession


class Uploader:
    def __init__(self, key, secret):
        self.session = BotoSession(aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
""",
    "assigned_to_another_name": """\
import boto3

make = boto3.client


class Uploader:
    connect = boto3.resource

    def client(self, key, secret):
        return make("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103

    def resource(self, key, secret):
        return Uploader.connect("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
""",
    "another_thing_under_another_name": """\
import boto3
from uploads import Session as BotoSession


def make(key, secret):
    return BotoSession(aws_access_key_id=key, aws_secret_access_key=secret)
""",
    "nothing_given_under_another_name": """\
from boto3.session import Session as BotoSession


def make(key, secret):
    return BotoSession(aws_access_key_id=None, aws_secret_access_key=None, region_name=key)
""",
    "a_call_by_position_under_another_name": """\
import boto3  # given aws_access_key_id

connect = boto3.client


def bucket(one, two):
    return connect("s3", None, None, True, None, None, one, two)  # expect: CRD103
""",
    "a_call_by_position_of_a_service_that_is_looked_up": """\
import boto3  # given aws_access_key_id


def chosen(kind, one, two):
    return boto3.client({"bucket": "s3"}[kind], None, None, True, None, None, one, two)  # expect: CRD103
""",
    "calls_by_position_without_credentials": """\
import boto3  # given aws_access_key_id

connect = boto3.client


def bucket(region, verify):
    return connect("s3", region, None, True, verify)


def chosen(kind, region):
    return boto3.client({"bucket": "s3"}[kind], region)
""",
}
