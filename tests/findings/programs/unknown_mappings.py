"""Credentials out of mappings whose keys are not known."""

PROGRAMS = {
    "given_or_configured": """\
import boto3
from project import configuration

def connect(key=None):
    options = dict(configuration())
    if key:
        options["aws_access_key_id"] = key
    return boto3.resource("s3", aws_access_key_id=options.get("aws_access_key_id"))  # expect: CRD103

connect()
""",
    "given_or_nothing": """\
import boto3

def connect(key=None):
    options = {}
    if key:
        options["aws_access_key_id"] = key
    return boto3.resource("s3", aws_access_key_id=options.get("aws_access_key_id"))

connect()
""",
}
