"""Packages that another one has copied into itself: they are the packages that they are copies of."""

PROGRAMS = {
    "sinks": """\
import os

import acme._vendor.requests as sent
import acme.vendored.boto3
from acme._vendor import click, yaml
from acme._vendor.rich.console import Console
from pip._vendor import requests

from ._vendor import structlog
from .vendored.click import secho as say

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
click.echo(secret)  # expect: CRD201
say(secret)  # expect: CRD201
Console().print(secret)  # expect: CRD201
requests.post("https://example.com", data=secret)  # expect: CRD206
sent.post("https://example.com", data=secret)  # expect: CRD206
structlog.get_logger().info(secret)  # expect: CRD202
click.echo(yaml.safe_dump({"secret": secret}))  # expect: CRD201
acme.vendored.boto3.client("s3", aws_access_key_id="x", aws_secret_access_key=secret)  # expect: CRD102
""",
    "others": """\
import os

from acme import vendor
from acme._vendor import click, unheard
from acme.vendor import click_like
from acme.vendors import requests
from acme.packages import logging

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
click.echo(len(secret))
click.echo("ready")
unheard.echo(secret)
click_like.echo(secret)
requests.post("https://example.com", data=secret)
vendor.echo(secret)
logging.info(secret)
""",
}
