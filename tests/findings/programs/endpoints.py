"""Endpoints of calls: those that may be missing, and what a short literal is where the address is not known."""

PROGRAMS = {
    "short_literals_at_a_known_address": """\
import boto3

ACCOUNT = open("account").read()
KEYS = {"aws_access_key_id": "admin", "aws_secret_access_key": "opensesam"}
boto3.client("s3", endpoint_url="https://files.acme.dev", **KEYS)  # expect: CRD101
boto3.client("s3", endpoint_url=f"https://{ACCOUNT}.r2.acme.dev", **KEYS)  # expect: CRD101
boto3.client("s3", **KEYS)  # expect: CRD103
""",
    "short_literals_at_an_unknown_address": """\
import os

import boto3
from testcontainers.core.container import DockerContainer

KEYS = {"aws_access_key_id": "admin", "aws_secret_access_key": "opensesam"}
box = DockerContainer("emulator")
url = f"http://{box.get_container_host_ip()}:{box.get_exposed_port(4566)}"


def connect(address):
    return boto3.client("s3", endpoint_url=address, **KEYS)


boto3.client("s3", endpoint_url=url, **KEYS)
boto3.client("s3", endpoint_url=os.environ["STORE"], **KEYS)
boto3.client("s3", endpoint_url=f"http://localhost:{os.environ['PORT']}", **KEYS)
boto3.client("s3", endpoint_url="http://store:9000", **KEYS)
""",
    "longer_literals_at_an_unknown_address": """\
import os

import boto3

KEYS = {"aws_access_key_id": "app", "aws_secret_access_key": "correct-horse-battery"}
boto3.client("s3", endpoint_url=os.environ["STORE"], **KEYS)  # expect: CRD101
""",
    "options_that_may_be_missing": """\
import argparse

import boto3
import click

parser = argparse.ArgumentParser()
parser.add_argument("--key")
parser.add_argument("--secret")
parser.add_argument("--endpoint", default=None)
parser.add_argument("--url", help="of the store")
args = parser.parse_args()
keys = {"aws_access_key_id": args.key, "aws_secret_access_key": args.secret}
boto3.client("s3", endpoint_url=args.endpoint, **keys)  # expect: CRD103
boto3.client("s3", endpoint_url=args.url, **keys)  # expect: CRD103


@click.command()
@click.option("--endpoint")
@click.option("--key")
@click.option("--secret")
def main(endpoint, key, secret):
    boto3.client("s3", endpoint_url=endpoint, aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
""",
    "options_that_are_always_there": """\
import argparse

import boto3
import click

parser = argparse.ArgumentParser()
parser.add_argument("--key")
parser.add_argument("--secret")
parser.add_argument("--endpoint", required=True)
parser.add_argument("--url", default="https://files.acme.dev")
parser.add_argument("--host", default=None)
parser.add_argument("place")
args = parser.parse_args()
keys = {"aws_access_key_id": args.key, "aws_secret_access_key": args.secret}
boto3.client("s3", endpoint_url=args.endpoint, **keys)
boto3.client("s3", endpoint_url=args.url, **keys)
boto3.client("s3", endpoint_url=args.place, **keys)
if args.host:
    boto3.client("s3", endpoint_url=args.host, **keys)


@click.command()
@click.argument("endpoint")
@click.option("--url", required=True)
@click.option("--key")
@click.option("--secret")
def main(endpoint, url, key, secret):
    boto3.client("s3", endpoint_url=endpoint, aws_access_key_id=key, aws_secret_access_key=secret)
    boto3.client("s3", endpoint_url=url, aws_access_key_id=key, aws_secret_access_key=secret)
""",
}
