"""Calls on what neither the file nor the catalogue knows, whatever package it comes from."""

PROGRAMS = {
    "sdk_of_another_package": """\
from airflow.utils import compat
from kombu.asynchronous.aws.ext import boto3
import dlt.common.aws as shim


def connect(key, secret, region):
    session = boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
    files = compat.boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
    table = shim.resource("dynamodb", region_name=region, aws_secret_access_key=secret)  # expect: CRD103
    return session, files, table
""",
    "somebody_else_s": """\
from airflow.db import Session, client
import storages.shop as shop


def connect(key, secret, region):
    rows = Session(aws_access_key_id=key, aws_secret_access_key=secret)
    made = client(aws_access_key_id=key, aws_secret_access_key=secret)
    plain = shop.client("sns", region_name=region)
    return rows, made, plain, shop.connect(aws_access_key_id=key, aws_secret_access_key=secret)
""",
    "loggers_of_known_packages": """\
import os

from dlt.common import logger
from litellm._logging import verbose_log
from storages.shop import audit

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
logger.warning("key %s", secret)  # expect: CRD202
verbose_log.debug(secret)  # expect: CRD202
audit.AUDIT_LOG.error(secret)  # expect: CRD202
audit.Query_Logger.info(secret)  # expect: CRD202
logger.info("profile %s", os.environ.get("AWS_PROFILE"))
""",
    "names_that_are_no_logger_s": """\
import os

from litellm import blog, catalog, requestlogger
from storages.shop import logger

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
blog.info(secret)
catalog.error(secret)
requestlogger.info(secret)
logger.add(secret)
""",
    "loggers_of_objects": """\
import os

from airflow.providers.amazon.aws.hooks.s3 import S3Hook
from airflow.utils.log.logging_mixin import LoggingMixin

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
S3Hook("x").log.info("key %s", secret)  # expect: CRD202
S3Hook("x").catalog.info("key %s", secret)


class Job(LoggingMixin):
    def run(self):
        self.log.info(secret)  # expect: CRD202
        self.request_log.info(secret)  # expect: CRD202
        self.blog.info(secret)
""",
    "operations_of_known_packages": """\
from mlflow.tools import clients

keys = clients.get_credentials()
print("method", keys.method)
print("secret", keys.secret_key)  # expect: CRD201
other = clients.get_credentials("profile")
print(other.secret_key)
answer = clients.sts.assume_role(RoleArn="arn", RoleSessionName="s")
print(answer["AssumedRoleUser"])
print(answer)  # expect: CRD201
""",
    "values_of_known_packages": """\
import airflow.settings
from dlt.common.conf import aws_secret_access_key
from dlt.common.conf import aws_region

print(aws_secret_access_key)  # expect: CRD201
print(airflow.settings.AWS_SESSION_TOKEN)  # expect: CRD201
print(aws_region, len(aws_secret_access_key))
""",
}
