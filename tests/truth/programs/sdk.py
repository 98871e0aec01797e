"""Credentials from boto3 itself: sessions, STS, Secrets Manager, SSM, IAM."""

PROGRAMS = {
    "session": """\
import boto3

session = boto3.Session()
print(session)
print(session.region_name, session.profile_name)
print(session.client("sts"))
print(session.available_profiles, len(session.get_available_services()) > 10)
""",
    "credentials_object": """\
import boto3

credentials = boto3.Session().get_credentials()
print(credentials)
print(credentials.method)
print(credentials is None, type(credentials).__name__)
print(len(credentials.secret_key))
""",
    "credentials_fields": """\
import boto3

credentials = boto3.Session().get_credentials()
print(credentials.access_key[:4])
print(credentials.access_key)
print(credentials.secret_key)
print(credentials.token)
print(f"token {'set' if credentials.token else 'unset'}")
""",
    "credentials_vars": """\
import boto3

credentials = boto3.Session().get_credentials()
print(sorted(vars(credentials)))
print(vars(credentials))
print(credentials.__dict__)
print(vars(credentials)["method"])
""",
    "credentials_vars_hidden": """\
import boto3

credentials = boto3.Session().get_credentials()
print(sorted(vars(credentials)))
print(vars(credentials)["method"])
print(len(credentials.__dict__), "token" in vars(credentials))
""",
    "frozen": """\
import boto3

frozen = boto3.Session().get_credentials().get_frozen_credentials()
print(len(frozen.secret_key))
print(frozen)
print(frozen.secret_key)
print(frozen[1])
print(frozen._asdict())
print(repr(frozen))
""",
    "frozen_hidden": """\
import boto3

frozen = boto3.Session().get_credentials().get_frozen_credentials()
print(len(frozen), frozen._fields)
print(frozen.access_key[:4], bool(frozen.token))
print("*" * len(frozen.secret_key))
print(frozen.access_key == "guess")
""",
    "frozen_unpacked": """\
import boto3

access, secret, token, *_ = boto3.Session().get_credentials().get_frozen_credentials()
print(access[-4:])
print(len(secret))
print(access)
print(secret, token)
""",
    "frozen_formatted": """\
import boto3

credentials = boto3.Session().get_credentials()
print(f"using {credentials}")
print(f"using {credentials.get_frozen_credentials()}")
print("using %s" % credentials)
print("using {}".format(credentials.get_frozen_credentials()[2]))
""",
    "frozen_logged": """\
import logging

import boto3

credentials = boto3.Session().get_credentials()
logging.info("using %s", credentials)
logging.info("using %s", credentials.get_frozen_credentials())
logging.info("using %s", credentials.access_key[:4])
logging.debug("key %s", credentials.secret_key)
""",
    "credentials_logged_hidden": """\
import logging

import boto3

credentials = boto3.Session(region_name="eu-west-1").get_credentials()
logging.info("using %s", credentials)
logging.info("found by %s", credentials.method)
logging.info("using ...%s", credentials.access_key[-4:])
logging.debug("token %s", "set" if credentials.token else "unset")
""",
    "botocore_session": """\
import botocore.session

credentials = botocore.session.get_session().get_credentials()
print(credentials)
print(credentials.method)
print(credentials.secret_key)
""",
    "botocore_credentials": """\
import os

from botocore.credentials import Credentials, ReadOnlyCredentials

key, secret = os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
print(Credentials(key, secret))
print(ReadOnlyCredentials(key, secret, None))
print(Credentials(key, secret).secret_key)
print(Credentials(key, secret).method)
""",
    "caller_identity": """\
import boto3

sts = boto3.client("sts")
identity = sts.get_caller_identity()
print(identity["Account"])
print(identity["Arn"])
print(identity)
""",
    "assume_role": """\
import boto3

sts = boto3.client("sts")
answer = sts.assume_role(RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="demo")
print(answer["AssumedRoleUser"]["Arn"])
print(answer["Credentials"]["Expiration"])
print(answer["Credentials"]["AccessKeyId"])
print(answer["Credentials"]["SecretAccessKey"])
print(answer["Credentials"])
print(answer)
""",
    "assume_role_hidden": """\
import boto3

sts = boto3.client("sts")
answer = sts.assume_role(RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="demo")
print(answer["AssumedRoleUser"])
print(answer["Credentials"]["Expiration"])
print(answer["Credentials"]["AccessKeyId"][:4])
print(sorted(answer), sorted(answer["Credentials"]))
print(len(answer["Credentials"]["SessionToken"]))
""",
    "assume_role_passed_on": """\
import boto3

sts = boto3.client("sts")
keys = sts.assume_role(RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="demo")["Credentials"]
session = boto3.Session(
    aws_access_key_id=keys["AccessKeyId"],
    aws_secret_access_key=keys["SecretAccessKey"],
    aws_session_token=keys["SessionToken"],
)
print(session)
print(keys["Expiration"].year > 2000)
print(session.client("sts").get_caller_identity()["Account"])
""",
    "assume_role_exported": """\
import boto3

sts = boto3.client("sts")
keys = sts.assume_role(RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="demo")["Credentials"]
print("# expires", keys["Expiration"])
print(f"export AWS_ACCESS_KEY_ID={keys['AccessKeyId']}")
print(f"export AWS_SECRET_ACCESS_KEY={keys['SecretAccessKey']}")
print("export AWS_SESSION_TOKEN=%(SessionToken)s" % keys)
""",
    "assume_role_loop": """\
import boto3

sts = boto3.client("sts")
keys = sts.assume_role(RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="demo")["Credentials"]
for name in keys:
    print(name)
for name, value in keys.items():
    print(name, value)
print({name: "***" for name in keys})
""",
    "assume_role_without_credentials": """\
import boto3

sts = boto3.client("sts")
answer = sts.assume_role(RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="demo")
keys = answer.pop("Credentials")
print(answer)
print(keys["Expiration"])
""",
    "assume_role_fields_dropped": """\
import boto3

sts = boto3.client("sts")
answer = sts.assume_role(RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="demo")
keys = answer["Credentials"]
del keys["SecretAccessKey"]
del keys["SessionToken"]
print(keys)
del keys["AccessKeyId"]
print(keys)
""",
    "assume_role_helper": """\
import boto3

def assume(arn, name):
    return boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName=name)["Credentials"]

def summary(keys):
    return {"id": keys["AccessKeyId"][:4], "expires": str(keys["Expiration"])}

keys = assume("arn:aws:iam::123456789012:role/reader", "demo")
print(summary(keys))
print(keys)
""",
    "assume_role_helper_hidden": """\
import boto3

def assume(arn, name):
    return boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName=name)["Credentials"]

def summary(keys):
    return {"id": keys["AccessKeyId"][:4], "expires": str(keys["Expiration"])}

keys = assume("arn:aws:iam::123456789012:role/reader", "demo")
print(summary(keys))
print(list(summary(keys).values()), len(keys))
""",
    "session_token": """\
import boto3

answer = boto3.client("sts").get_session_token(DurationSeconds=900)
print(answer["ResponseMetadata"]["HTTPStatusCode"])
print(answer["Credentials"]["SessionToken"])
print(answer["Credentials"].get("SecretAccessKey"))
print(answer.get("Credentials", {}).get("Expiration"))
""",
    "federation_token": """\
import boto3

answer = boto3.client("sts").get_federation_token(Name="demo", Policy="{}")
print(answer["FederatedUser"]["Arn"])
print(answer["PackedPolicySize"])
print(answer["Credentials"]["Expiration"])
print(list(answer["Credentials"]))
""",
    "federation_token_leak": """\
import json

import boto3

answer = boto3.client("sts").get_federation_token(Name="demo", Policy="{}")
print(answer["FederatedUser"]["Arn"])
print(json.dumps(answer["Credentials"], default=str))
print(json.dumps(answer["FederatedUser"]))
""",
    "web_identity": """\
import boto3

answer = boto3.client("sts").assume_role_with_web_identity(
    RoleArn="arn:aws:iam::123456789012:role/reader", RoleSessionName="demo", WebIdentityToken="made-up"
)
print(answer["AssumedRoleUser"]["Arn"])
print(answer["Credentials"]["SecretAccessKey"])
""",
    "access_key_created": """\
import boto3

iam = boto3.client("iam")
answer = iam.create_access_key(UserName="robot")
print(answer["AccessKey"]["UserName"], answer["AccessKey"]["Status"])
print(answer["AccessKey"]["SecretAccessKey"])
print(answer["AccessKey"])
print(answer)
""",
    "access_key_created_hidden": """\
import boto3

iam = boto3.client("iam")
key = iam.create_access_key(UserName="robot")["AccessKey"]
print(key["UserName"], key["Status"], key["CreateDate"])
print(len(key["SecretAccessKey"]))
print(sorted(key))
print(key["AccessKeyId"][:4], key["SecretAccessKey"] != key["AccessKeyId"])
""",
    "secret_value": """\
import boto3

answer = boto3.client("secretsmanager").get_secret_value(SecretId="app/db")
print(answer["Name"], answer["ARN"])
print(answer["SecretString"])
print(len(answer["SecretString"]))
print(answer.get("SecretString"))
print(answer)
""",
    "secret_value_hidden": """\
import boto3

answer = boto3.client("secretsmanager").get_secret_value(SecretId="app/db")
print(answer["Name"], answer["ARN"])
print(answer["VersionId"], answer["CreatedDate"])
print(len(answer["SecretString"]), "SecretString" in answer)
print(sorted(answer))
""",
    "secret_described": """\
import boto3

manager = boto3.client("secretsmanager", region_name="eu-west-1")
print(manager.describe_secret(SecretId="app/db"))
for secret in manager.list_secrets()["SecretList"]:
    print(secret)
print(len(manager.list_secrets()["SecretList"]))
""",
    "secret_logged": """\
import logging

import boto3

log = logging.getLogger("app")
secret = boto3.client("secretsmanager").get_secret_value(SecretId="app/db")["SecretString"]
log.info("loaded a secret of %d characters", len(secret))
log.debug("secret %s", secret)
log.debug("secret %s", secret[:4])
""",
    "secret_raised": """\
import boto3

secret = boto3.client("secretsmanager").get_secret_value(SecretId="app/db")["SecretString"]
if not secret.startswith("{"):
    raise ValueError(f"not JSON: {secret}")
""",
    "secret_raised_hidden": """\
import boto3

secret = boto3.client("secretsmanager").get_secret_value(SecretId="app/db")["SecretString"]
if not secret.startswith("{"):
    raise ValueError(f"not JSON: {len(secret)} characters")
""",
    "parameter_decrypted": """\
import boto3

answer = boto3.client("ssm").get_parameter(Name="/app/password", WithDecryption=True)
print(answer["Parameter"]["Name"], answer["Parameter"]["Version"])
print(answer["Parameter"]["Value"])
print(len(answer["Parameter"]["Value"]))
""",
    "parameter_decrypted_hidden": """\
import boto3

answer = boto3.client("ssm").get_parameter(Name="/app/password", WithDecryption=True)
print(answer["Parameter"]["Name"], answer["Parameter"]["Type"])
print(len(answer["Parameter"]["Value"]))
print(answer["Parameter"]["Value"][:4] + "...")
print(answer["Parameter"]["LastModifiedDate"])
""",
    "parameter_encrypted": """\
import boto3

ssm = boto3.client("ssm")
answer = ssm.get_parameter(Name="/app/password")
print(answer["Parameter"]["Value"])
print(answer)
print(ssm.get_parameter(Name="/app/password", WithDecryption=False)["Parameter"]["Value"])
""",
    "parameter_plain": """\
import boto3

ssm = boto3.client("ssm")
answer = ssm.get_parameter(Name="/app/colour")
print(answer["Parameter"]["Value"])
print(answer["Parameter"])
print(f"colour: {answer['Parameter']['Value']}")
""",
    "parameter_whole": """\
import boto3

ssm = boto3.client("ssm")
parameter = ssm.get_parameter(Name="/app/password", WithDecryption=True)["Parameter"]
print(parameter["Type"])
print(parameter)
parameter.pop("Value")
print(parameter)
""",
    "client_error": """\
import boto3
from botocore.exceptions import ClientError

try:
    boto3.client("secretsmanager").get_secret_value(SecretId="app/missing")
except ClientError as error:
    print(error)
    print(error.response["Error"]["Code"])
""",
    "client_reprs": """\
import boto3

s3, sts = boto3.client("s3"), boto3.client("sts")
print(s3, sts)
print(s3.meta.region_name, s3.meta.endpoint_url)
print(boto3.resource("s3").Bucket("demo"))
print([bucket["Name"] for bucket in s3.list_buckets()["Buckets"]])
""",
    "explicit_session": """\
import os

import boto3

session = boto3.Session(
    aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
    aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
)
print(session)
print(session.get_credentials().method)
print(session.get_credentials().secret_key)
""",
    "getattr_field": """\
import boto3

credentials = boto3.Session().get_credentials()
print(getattr(credentials, "method"))
print(getattr(credentials, "secret_key"))
for name in ("access_key", "secret_key"):
    print(name, len(getattr(credentials, name)))
""",
    "dict_of_fields": """\
import boto3

credentials = boto3.Session().get_credentials()
config = {"method": credentials.method, "secret": credentials.secret_key, "token": bool(credentials.token)}
print(config["method"])
print(config["token"])
print(config["secret"])
print(config)
""",
    "dict_of_fields_hidden": """\
import boto3

credentials = boto3.Session().get_credentials()
config = {"method": credentials.method, "id": credentials.access_key[-4:], "token": bool(credentials.token)}
print(config["method"], config["id"])
print(config)
print(", ".join(f"{name}={value}" for name, value in config.items()))
""",
    "role_class": """\
import boto3

class Role:
    def __init__(self, arn):
        self.arn = arn
        self.keys = None

    def assume(self):
        answer = boto3.client("sts").assume_role(RoleArn=self.arn, RoleSessionName="demo")
        self.keys = answer["Credentials"]
        return answer["AssumedRoleUser"]

role = Role("arn:aws:iam::123456789012:role/reader")
print(role.assume())
print(role.keys["Expiration"])
print(role.keys)
""",
    "role_class_hidden": """\
import boto3

class Role:
    def __init__(self, arn):
        self.arn = arn
        self.keys = None

    def assume(self):
        answer = boto3.client("sts").assume_role(RoleArn=self.arn, RoleSessionName="demo")
        self.keys = answer["Credentials"]
        return answer["AssumedRoleUser"]

role = Role("arn:aws:iam::123456789012:role/reader")
print(role.assume())
print(role.arn, role.keys["Expiration"])
""",
    "session_state": """\
import boto3

session = boto3.Session(region_name="us-east-1")
credentials = session.get_credentials()
if credentials is None:
    print("no credentials")
else:
    print("credentials found by", credentials.method)
print(session.region_name, session)
""",
    "field_states": """\
import boto3

credentials = boto3.Session().get_credentials()
for field in ("access_key", "secret_key", "token"):
    print(field, "set" if getattr(credentials, field) else "unset")
print({field: len(getattr(credentials, field)) for field in ("access_key", "token")})
""",
    "role_session": """\
import boto3

def session_for(arn):
    answer = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="demo")
    keys = answer["Credentials"]
    print("assumed", answer["AssumedRoleUser"]["Arn"], "until", keys["Expiration"])
    return boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])

session = session_for("arn:aws:iam::123456789012:role/reader")
print(session)
print(session.client("sts").get_caller_identity()["Arn"])
""",
    "buckets": """\
import boto3

s3 = boto3.client("s3", region_name="us-east-1")
s3.create_bucket(Bucket="demo-bucket")
s3.put_object(Bucket="demo-bucket", Key="reports/key.txt", Body=b"text")
for item in s3.list_objects_v2(Bucket="demo-bucket")["Contents"]:
    print(item["Key"], item["Size"])
print(s3.get_object(Bucket="demo-bucket", Key="reports/key.txt")["Body"].read())
""",
    "access_keys_listed": """\
import boto3

iam = boto3.client("iam")
for key in iam.list_access_keys(UserName="robot")["AccessKeyMetadata"]:
    print(key["UserName"], key["Status"], key["CreateDate"])
print(iam.get_user(UserName="robot")["User"]["Arn"])
""",
    "parameters_described": """\
import boto3

ssm = boto3.client("ssm")
for parameter in ssm.describe_parameters()["Parameters"]:
    print(parameter["Name"], parameter["Type"])
    print(parameter)
print(ssm.get_parameter(Name="/app/colour")["Parameter"]["Version"])
""",
    "whole_hidden": """\
import boto3

answer = boto3.client("sts").get_session_token()
public = {name: value for name, value in answer.items() if name != "Credentials"}
print(public)
print(answer["ResponseMetadata"]["HTTPStatusCode"])
print({name: "***" for name in answer["Credentials"]})
""",
}
