"""Temporary keys: with and without their session token, and those that a session would refresh."""

ROLE = """\
import boto3
import s3fs
from botocore.auth import SigV4Auth
from botocore.credentials import Credentials
from requests_aws4auth import AWS4Auth

role = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="x")["Credentials"]
key, secret, token = role["AccessKeyId"], role["SecretAccessKey"], role["SessionToken"]
frozen = boto3.Session().get_credentials().get_frozen_credentials()
"""

PROGRAMS = {
    "with_their_token": f"""\
{ROLE}
boto3.Session(key, secret, token)
boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)
s3fs.S3FileSystem(key=key, secret=secret, token=token)
""",
    "without_their_token": f"""\
{ROLE}
boto3.Session(key, secret)  # expect: CRD107
boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=None)  # expect: CRD107
boto3.resource("s3", **{{"aws_access_key_id": key, "aws_secret_access_key": secret}})  # expect: CRD107
s3fs.S3FileSystem(key=key, secret=secret)  # expect: CRD107
boto3.Session(frozen.access_key, frozen.secret_key)  # expect: CRD107
Credentials(key, secret)  # expect: CRD107
""",
    "token_that_may_come_otherwise": f"""\
{ROLE}

def connect(**options):
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, **options)


def open_files(options):
    return s3fs.S3FileSystem(client_kwargs=dict(options, aws_access_key_id=key, aws_secret_access_key=secret))
""",
    "token_set_later": f"""\
{ROLE}
session = boto3.Session(key, secret)
session._session.set_credentials(key, secret, token)
""",
    "for_another_endpoint": f"""\
{ROLE}
boto3.client("s3", endpoint_url="https://s3.acme.dev", aws_access_key_id=key, aws_secret_access_key=secret)
boto3.client("s3", endpoint_url="https://s3.acme.dev", **frozen._asdict())
""",
    "only_one_part": f"""\
{ROLE}
boto3.client("s3", aws_access_key_id=key)
boto3.client("s3", aws_access_key_id="testing", aws_secret_access_key=secret)
""",
    "token_on_one_way_only": f"""\
{ROLE}

def connect(short):
    kept = None if short else token
    return boto3.Session(key, secret, kept)
""",
    "frozen": f"""\
{ROLE}
boto3.client(  # expect: CRD108
    "s3", aws_access_key_id=frozen.access_key, aws_secret_access_key=frozen.secret_key, aws_session_token=frozen.token
)
boto3.Session(*frozen)  # expect: CRD108
source = boto3.Session(profile_name="source").get_credentials()
boto3.Session(source.access_key, source.secret_key, source.token)  # expect: CRD108
""",
    "frozen_for_those_that_take_nothing_else": f"""\
{ROLE}
AWS4Auth(frozen.access_key, frozen.secret_key, "eu-west-1", "es", session_token=frozen.token)
SigV4Auth(Credentials(frozen.access_key, frozen.secret_key, frozen.token), "es", "eu-west-1")
s3fs.S3FileSystem(key=frozen.access_key, secret=frozen.secret_key, token=frozen.token)
boto3.Session(profile_name="source").client("s3")
""",
    "frozen_beside_a_parameter": f"""\
{ROLE}

def connect(name):
    return boto3.Session(frozen.access_key, name, frozen.token)  # expect: CRD103
""",
    "names_of_keys_where_none_may_be_left": """\
import boto3

iam = boto3.client("iam")


def listed(user):
    try:
        return iam.list_access_keys(UserName=user)["AccessKeyMetadata"]
    except iam.exceptions.NoSuchEntityException:
        return []


def oldest(keys):
    inactive = [key for key in keys if key["Status"] == "Inactive"]
    return min(inactive, key=lambda key: key["CreateDate"]) if inactive else keys[0]


print(listed("a")[0]["AccessKeyId"])
print(oldest(listed("b"))["AccessKeyId"])
print((iam.list_access_keys(UserName="c").get("AccessKeyMetadata") or [])[-1]["AccessKeyId"])
""",
    "items_of_lists_that_may_be_empty": """\
import boto3


def show(event, fill):
    roles = event.get("roles", [])
    print(roles[0]["SecretAccessKey"])  # expect: CRD201
    filled = []
    fill(filled)
    print(filled[0]["SecretAccessKey"])  # expect: CRD201
    found = [boto3.client("sts").get_session_token()["Credentials"]] if event else []
    print(found[0]["SecretAccessKey"])  # expect: CRD201
""",
}
