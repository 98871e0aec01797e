"""Temporary credentials: Cognito, single sign-on, stubs, sessions made of roles, process output."""

PROGRAMS = {
    "identity_pool": """\
import boto3

client = boto3.client("cognito-identity")
pool = client.create_identity_pool(IdentityPoolName="app", AllowUnauthenticatedIdentities=True)
identity = client.get_id(IdentityPoolId=pool["IdentityPoolId"])
answer = client.get_credentials_for_identity(IdentityId=identity["IdentityId"])
print(pool["IdentityPoolName"], answer["Credentials"]["Expiration"])
print(len(answer["Credentials"]["SecretKey"]), sorted(answer["Credentials"]))
print(answer["Credentials"]["SessionToken"])
""",
    "identity_pool_hidden": """\
import boto3

client = boto3.client("cognito-identity")
pool = client.create_identity_pool(IdentityPoolName="quiet", AllowUnauthenticatedIdentities=True)
identity = client.get_id(IdentityPoolId=pool["IdentityPoolId"])
credentials = client.get_credentials_for_identity(IdentityId=identity["IdentityId"])["Credentials"]
print(pool["IdentityPoolName"], credentials["AccessKeyId"][:4])
print({name: type(value).__name__ for name, value in credentials.items()})
""",
    "single_sign_on_stub": """\
import os

import boto3
from botocore.stub import Stubber

sso = boto3.client("sso")
with Stubber(sso) as stub:
    keys = {"accessKeyId": os.environ["AWS_ACCESS_KEY_ID"], "expiration": 1}
    stub.add_response("get_role_credentials", {"roleCredentials": keys})
    answer = sso.get_role_credentials(roleName="dev", accountId="123456789012", accessToken="token")
print(answer["roleCredentials"]["expiration"], list(answer["roleCredentials"]))
print(answer["roleCredentials"]["accessKeyId"][-4:])
print(answer["roleCredentials"])
""",
    "session_of_a_role": """\
import boto3

def session_for(arn, name="deploy"):
    answer = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName=name)
    keys = answer["Credentials"]
    return boto3.Session(
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )

session = session_for("arn:aws:iam::123456789012:role/deploy")
print(session, session.region_name)
print(session.client("sts").get_caller_identity()["Account"])
""",
    "session_arguments": """\
import boto3

NAMES = {
    "AccessKeyId": "aws_access_key_id",
    "SecretAccessKey": "aws_secret_access_key",
    "SessionToken": "aws_session_token",
}

answer = boto3.client("sts").assume_role(RoleArn="arn:aws:iam::123456789012:role/deploy", RoleSessionName="ci")
arguments = {NAMES[name]: value for name, value in answer["Credentials"].items() if name in NAMES}
print(list(arguments))
print(boto3.Session(**arguments))
print(arguments)
""",
    "process_output": """\
import json

import boto3

def process_output(credentials):
    return json.dumps({"Version": 1, **credentials}, default=str)

sts = boto3.client("sts")
credentials = sts.get_session_token()["Credentials"]
print(sorted(credentials))
print(process_output({"Expiration": credentials["Expiration"]}))
print(process_output(credentials))
""",
    "cache_of_roles": """\
import boto3

class Cache:
    def __init__(self):
        self._entries = {}

    def get(self, arn):
        if arn not in self._entries:
            sts = boto3.client("sts")
            self._entries[arn] = sts.assume_role(RoleArn=arn, RoleSessionName="cache")["Credentials"]
        return self._entries[arn]

cache = Cache()
first = cache.get("arn:aws:iam::123456789012:role/one")
print(first is cache.get("arn:aws:iam::123456789012:role/one"), list(cache._entries))
print(first["Expiration"].year > 2000, len(first["SessionToken"]) > 8)
""",
    "cache_of_roles_shown": """\
import boto3

class Cache(dict):
    def __missing__(self, arn):
        answer = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="cache")
        self[arn] = answer["Credentials"]
        return self[arn]

cache = Cache()
print(len(cache))
entry = cache["arn:aws:iam::123456789012:role/one"]
print(entry["Expiration"])
print(entry)
""",
    "pages_of_parameters": """\
import boto3

ssm = boto3.client("ssm")
pages = ssm.get_paginator("describe_parameters").paginate()
names = [item["Name"] for page in pages for item in page["Parameters"]]
print(sorted(names))
for name in names:
    parameter = ssm.get_parameter(Name=name, WithDecryption=True)["Parameter"]
    print(name, parameter["Type"], len(parameter["Value"]))
""",
    "pages_of_parameters_shown": """\
import boto3

ssm = boto3.client("ssm")
settings = {}
for page in ssm.get_paginator("get_parameters_by_path").paginate(Path="/app", WithDecryption=True):
    for item in page["Parameters"]:
        settings[item["Name"].rpartition("/")[2]] = item["Value"]
print(sorted(settings))
print(settings)
""",
    "secrets_in_a_batch": """\
import boto3

client = boto3.client("secretsmanager")
answer = client.batch_get_secret_value(SecretIdList=["app/db"])
print([item["Name"] for item in answer["SecretValues"]])
by_name = {item["Name"]: item["SecretString"] for item in answer["SecretValues"]}
print({name: "*" * 8 for name in by_name})
print(by_name["app/db"])
""",
    "secret_created": """\
import boto3

client = boto3.client("secretsmanager")
made = client.create_secret(Name="app/colour", SecretString="a pale shade")
print(made["Name"], made["ARN"].startswith("arn:"))
described = client.describe_secret(SecretId="app/colour")
print(described["Name"], "SecretString" in described)
print(client.get_random_password(PasswordLength=12)["ResponseMetadata"]["HTTPStatusCode"])
""",
    "credentials_wrapped": """\
import boto3

class Signer:
    def __init__(self, session=None):
        self._session = session or boto3.Session()

    @property
    def credentials(self):
        return self._session.get_credentials().get_frozen_credentials()

    def scope(self, date):
        return "/".join((self.credentials.access_key[:4], date, self._session.region_name))

    def header(self, date):
        return f"AWS4-HMAC-SHA256 Credential={self.credentials.access_key}/{date}"

signer = Signer()
print(signer.scope("20240101"))
print(signer.header("20240101"))
""",
    "credentials_replaced": """\
import boto3

frozen = boto3.Session().get_credentials().get_frozen_credentials()
masked = frozen._replace(access_key="***", secret_key="***", token="***")
print(masked.access_key, masked)
print(frozen._fields)
print({name: bool(value) for name, value in frozen._asdict().items()})
""",
    "credentials_compared": """\
import boto3

def state(session):
    credentials = session.get_credentials()
    frozen = credentials.get_frozen_credentials()
    return {
        "method": credentials.method,
        "temporary": frozen.token is not None,
        "prefix": frozen.access_key[:4],
        "lengths": tuple(len(part) for part in frozen[:2]),
    }

print(state(boto3.Session()))
print(*state(boto3.Session(region_name="eu-west-1")).values())
""",
}
