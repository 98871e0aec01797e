"""The root logger at DEBUG where the file, or a module that it imports, fetches secrets."""

PROJECTS = {
    "modules_behind_that_fetch_secrets": """\
=== roles.py
import boto3


def role(arn):
    return boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
=== jobs.py
from roles import role


def run(arn):
    return role(arn)["Expiration"]
=== main.py
import logging

import jobs


def main():
    logging.basicConfig(level=logging.DEBUG)  # expect: CRD306
    jobs.run("arn")


def quiet():
    logging.basicConfig(level=logging.INFO)
    logging.getLogger("jobs").setLevel(logging.DEBUG)
""",
    "no_module_behind_fetches_any": """\
=== roles.py
import boto3


def role(arn):
    return boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
=== buckets.py
import boto3


def buckets():
    return boto3.client("s3").list_buckets()["Buckets"]
=== main.py
import logging

from buckets import buckets

logging.basicConfig(level=logging.DEBUG)
print(len(buckets()))
""",
    "a_setup_of_another_module": """\
=== logs.py
import logging


def _configure(level):
    logging.basicConfig(level=level)


def setup():
    _configure(logging.DEBUG)


def setup_at(level):
    logging.getLogger().setLevel(level)


def setup_quietly():
    logging.basicConfig(level=logging.WARNING)


class Logs:
    def __init__(self, debug=False):
        self.debug = debug

    def start(self):
        if self.debug:
            logging.root.setLevel("DEBUG")
=== main.py
import logging

import boto3
from logs import Logs, setup, setup_at, setup_quietly


def secret(name):
    return boto3.client("secretsmanager").get_secret_value(SecretId=name)


def main():
    setup()  # expect: CRD306


def chatty():
    setup_at(logging.DEBUG)  # expect: CRD306


def quiet():
    setup_at(logging.INFO)
    setup_quietly()


def started():
    Logs(debug=True).start()  # expect: CRD306
""",
    "a_setup_and_a_fetch_each_in_modules_of_their_own": """\
=== app/__init__.py
=== app/logs.py
import logging.config

CONFIG = {"version": 1, "root": {"level": "DEBUG", "handlers": []}}


def setup():
    logging.config.dictConfig(CONFIG)
=== app/secrets.py
import boto3


def password():
    return boto3.client("secretsmanager").get_secret_value(SecretId="db")["SecretString"]
=== app/database.py
from app.secrets import password


def connect(driver):
    return driver.connect(password=password())
=== app/cli.py
import sqlite3

from .database import connect
from .logs import setup


def main():
    setup()  # expect: CRD306
    return connect(sqlite3)
=== app/other.py
from .logs import setup


def main():
    setup()
""",
    "an_import_alone": """\
=== logs.py
import logging

logging.basicConfig(level=logging.DEBUG)


def get(name):
    return logging.getLogger(name)
=== main.py
import boto3
import logs

log = logs.get("main")
boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="main")
""",
}
