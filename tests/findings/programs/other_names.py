"""SDK calls under other names, used in functions that say nothing else of AWS."""

PROGRAMS = {
    "imported_as": """\
from boto3.session import Session as Made

def f(key, secret):
    return Made(aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103

def g():
    return Made(region_name="eu-west-1")
""",
    "assigned": """\
import boto3

make = boto3.client

def f(key, secret):
    return make("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
""",
    "assigned_to_an_attribute": """\
import boto3

class Factory:
    def __init__(self):
        self.make = boto3.client

    def build(self, key, secret):
        return self.make("s3", None, None, True, None, None, key, secret)  # expect: CRD103
""",
    "others": """\
from factories import Session as Made, client

make = client

def f(key, secret):
    return Made(aws_access_key_id=key), make("s3", aws_secret_access_key=secret)
""",
    "harmless": """\
import boto3
from boto3.session import Session as Made

make = boto3.client

def f():
    return make("s3", region_name="eu-west-1"), Made(profile_name="dev")
""",
    "imported_under_a_credential_s_name": """\
import settings
from app.conf import AWS_SECRET_ACCESS_KEY, aws_session_token


def show():
    print(settings.AWS_SECRET_ACCESS_KEY)  # expect: CRD201
    print(f"secret: {AWS_SECRET_ACCESS_KEY}")  # expect: CRD201
    print(len(AWS_SECRET_ACCESS_KEY), AWS_SECRET_ACCESS_KEY is None)
    print(aws_session_token())
""",
    "imported_under_another_name": """\
from app.conf import AWS_SECRET_ACCESS_KEY as key, aws_region


def show():
    print(key, aws_region)
""",
}
