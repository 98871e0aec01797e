"""Parameters with the default None that a call leaves out: what is done where they are given is not done."""

PROGRAMS = {
    "branches_that_the_call_does_not_take": """\
import boto3
from acme import fetch


def options(role=None):
    if role:
        got = fetch(role)
        return got["access_key"], got["secret_key"], got["token"]
    found = boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b")["Credentials"]
    return found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"]


def client():
    key, secret, token = options()
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)


class Store:
    def __init__(self):
        self.keys = self._keys(None)

    def _keys(self, profile, source=None):
        if profile is not None and source is not None:
            return source.load(profile)
        return boto3.client("sts").get_session_token()["Credentials"]

    def client(self):
        return boto3.client(
            "s3",
            aws_access_key_id=self.keys["AccessKeyId"],
            aws_secret_access_key=self.keys["SecretAccessKey"],
            aws_session_token=self.keys["SessionToken"],
        )
""",
    "branches_that_a_call_takes": """\
import boto3
from acme import fetch, role


def options(role=None):
    if role:
        got = fetch(role)
        return got["access_key"], got["secret_key"], got["token"]
    found = boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b")["Credentials"]
    return found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"]


def client():
    key, secret, token = options(role)
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)  # expect: CRD103
""",
    "functions_that_nobody_calls": """\
import os

import boto3


def show(client=None, name=None):
    if name is not None:
        print(os.environ["API_TOKEN"])  # expect: CRD201
    if client is None:
        client = boto3.client("sts")
    print(client.get_session_token()["Credentials"])  # expect: CRD201
    return client


class Job:
    def __init__(self, key=None, secret=None, token=None):
        self.token = token
        self.client = boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103

    def run(self):
        if self.token:
            print(os.environ["API_TOKEN"])  # expect: CRD201
""",
    "what_is_kept_beyond_the_call": """\
import os

token = None


class Job:
    def __init__(self, token=None):
        self.token = token
        self.options = {"token": token}

    def run(self):
        if self.token or self.options["token"]:
            print(os.environ["API_TOKEN"])  # expect: CRD201


def use(given=None):
    global token
    token = given


Job().run()
use()
if token:
    print(os.environ["API_TOKEN"])  # expect: CRD201
""",
    "defaults_that_are_filled_in": """\
import os

import boto3


def connect(session=None, region=None):
    session = session or boto3.Session()
    return session.client("s3", region_name=region or os.environ["AWS_REGION"])


def key(name, default=None):
    found = os.environ.get(name, default)
    if found is None:
        raise KeyError(name)
    return found


connect()
print(len(key("API_TOKEN")), connect(None, None))
""",
}
