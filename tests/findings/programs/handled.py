"""Credentials handled by hand: metadata services asked, wires traced."""

PROGRAMS = {
    "request_objects": """\
from urllib.request import Request, urlopen

HOST = "http://169.254.169.254"


def role(token):
    asked = Request(HOST + "/latest/meta-data/iam/security-credentials/w", headers={"X-aws-ec2-metadata-token": token})
    with urlopen(asked) as answer:  # expect: CRD303
        return answer.read()
""",
    "request_objects_without_credentials": """\
from urllib.request import Request, urlopen

HOST = "http://169.254.169.254"


def token():
    asked = Request(HOST + "/latest/api/token", method="PUT", headers={"X-aws-ec2-metadata-token-ttl-seconds": "60"})
    return urlopen(asked).read().decode()


def region(token):
    asked = Request(url=HOST + "/latest/meta-data/placement/region", headers={"X-aws-ec2-metadata-token": token})
    return urlopen(asked).read().decode()
""",
    "wire_trace_of_a_handler": """\
import logging

import boto3

logger = logging.getLogger()
logger.setLevel("DEBUG")  # expect: CRD306


def handler(event, context):
    return boto3.client("sts").get_caller_identity()["Account"]
""",
    "wire_trace_without_secrets": """\
import logging

import boto3

logger = logging.getLogger()
logger.setLevel("DEBUG")


def handler(event, context):
    logger.info("sts and secretsmanager are not asked")
    return boto3.client("s3").list_buckets()["Owner"]
""",
    "credentials_file_of_a_setting": """\
import configparser
import os

import boto3
from botocore.session import Session

FILE = os.path.expanduser(Session().get_config_variable("credentials_file"))


def save(profile, keys):
    config = configparser.ConfigParser()
    config.read(FILE)  # expect: CRD305
    config[profile] = {"aws_secret_access_key": keys["SecretAccessKey"]}
    with open(FILE, "w") as stream:  # expect: CRD305
        config.write(stream)


save("a", boto3.client("sts").assume_role(RoleArn="b", RoleSessionName="c")["Credentials"])
""",
    "credentials_file_of_a_setting_alone": """\
import botocore.session

session = botocore.session.get_session()
print(open(session.get_config_variable(logical_name="credentials_file")).read())  # expect: CRD305
""",
    "files_of_other_settings": """\
import botocore.session

from acme import Settings

session = botocore.session.get_session()


def read(name):
    print(session.get_config_variable("credentials_file"))
    open(session.get_config_variable("config_file"))
    open(session.get_config_variable(name))
    open(session.get_config_variable())
    open(Settings().get_config_variable("credentials_file"))
""",
    "credentials_file_of_a_path": """\
import os
from pathlib import Path

FILE = Path("~/.aws/credentials").expanduser()

with FILE.open("w") as stream:  # expect: CRD305
    stream.write(os.environ["AWS_SECRET_ACCESS_KEY"])
with Path("key.txt").open("w") as stream:
    stream.write(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD206
""",
    "other_files_of_a_path": """\
import os
from pathlib import Path

FOLDER = Path("~/.aws").expanduser()

with (FOLDER / "config").open("w") as stream:
    stream.write(os.environ["AWS_REGION"])
if (FOLDER / "credentials").exists():
    print(FOLDER / "credentials")
""",
}
