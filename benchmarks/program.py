"""A module of any length, for the curve: what code around AWS looks like, over and over under other names."""

HEAD = '''\
"""Jobs that copy reports between accounts."""

import logging
import os

import boto3

log = logging.getLogger(__name__)
'''

UNIT = '''

class StoreNUMBER:
    """The bucket of one account."""

    def __init__(self, bucket, region="eu-west-1"):
        self.bucket = bucket
        self.region = region
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.client = None

    def connect(self, key):
        if self.client is None:
            self.client = boto3.client(
                "s3",
                region_name=self.region,
                aws_access_key_id=key,
                aws_secret_access_key=self.secret,
            )
        return self.client

    def names(self, prefix):
        found = []
        for page in self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix):
            for entry in page.get("Contents", []):
                if entry["Size"] and not entry["Key"].endswith("/"):
                    found.append(entry["Key"])
        return sorted(found)


def parse_NUMBER(text):
    """Rows of a report, without a heading."""
    rows = {}
    for number, line in enumerate(text.splitlines()):
        if number and "=" in line:
            name, _, value = line.partition("=")
            rows[name.strip()] = value.strip() or None
    return rows


def settings_NUMBER(region=None):
    settings = {"region": region or os.environ.get("AWS_REGION"), "token": os.getenv("AWS_SESSION_TOKEN")}
    log.info("copying in %s", settings["region"])
    return settings


def copy_NUMBER(source, target, prefix):
    settings = settings_NUMBER()
    store = StoreNUMBER(source, settings["region"])
    client = store.connect(os.environ["AWS_ACCESS_KEY_ID"])
    for name in store.names(prefix):
        try:
            client.copy_object(Bucket=target, Key=name, CopySource={"Bucket": source, "Key": name})
        except client.exceptions.NoSuchKey as error:
            log.warning("%s is gone: %s", name, error)
    log.debug("done with %s", settings)
'''
"""Three findings: credentials from the environment are passed, a session token is logged, another way to it."""


def module(lines: int) -> str:
    """A program of about that many lines: a whole number of units, at least one."""
    units = max(1, round((lines - HEAD.count("\n")) / UNIT.count("\n")))
    return HEAD + "".join(UNIT.replace("NUMBER", str(number)) for number in range(units))
