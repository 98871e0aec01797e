"""Programs that do right: what they import holds secrets, and none is shown."""

PROJECTS = {
    "lengths_and_names": """\
=== s.py
import os

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
NAMES = sorted(os.environ)
=== app.py
import s

print(len(s.SECRET), s.NAMES, bool(s.SECRET))
""",
    "a_settings_object_that_shows_its_region": """\
=== s.py
import os


class Settings:
    def __init__(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.region = os.environ["AWS_REGION"]


settings = Settings()
=== app.py
import logging

from s import settings

logging.info("region %s", settings.region)
print(settings)
""",
    "a_logger_that_is_told_the_region": """\
=== log.py
import logging

log = logging.getLogger("app")


def audit(message, **details):
    log.info("%s %s", message, details)
=== app.py
import os

from log import audit

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
audit("start", region=os.environ["AWS_REGION"], size=len(SECRET))
""",
    "a_client_made_by_a_session": """\
=== clients.py
import boto3


def client(name, region=None):
    return boto3.Session().client(name, region_name=region)
=== app.py
from clients import client

print(client("s3").list_buckets()["Buckets"])
print(client("sts", "eu-west-1").get_caller_identity()["Arn"])
""",
    "an_environment_without_its_secrets": """\
=== env.py
import os

HIDDEN = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")


def public():
    found = dict(os.environ)
    for name in HIDDEN:
        found.pop(name, None)
    return found
=== app.py
from env import public

print(public())
""",
    "a_decorator_that_tells_the_name": """\
=== deco.py
import functools


def traced(function):
    @functools.wraps(function)
    def run(*args, **kwargs):
        print("calling", function.__name__, len(args))
        return function(*args, **kwargs)

    return run
=== app.py
import os

from deco import traced


@traced
def login(secret):
    return bool(secret)


login(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "a_base_class_that_hides": """\
=== base.py
class Hidden:
    def __repr__(self):
        return f"<{type(self).__name__}>"

    def describe(self):
        print(self.region)
=== app.py
import os

from base import Hidden


class Settings(Hidden):
    def __init__(self):
        self.region = "eu-west-1"
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]


Settings().describe()
print(Settings())
""",
    "a_digest": """\
=== digests.py
import hashlib


def digest(value):
    return hashlib.sha256(value.encode()).hexdigest()
=== app.py
import os

from digests import digest

print(digest(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "an_exception_that_names_the_variable": """\
=== need.py
import os


def need(name):
    value = os.environ.get(name)
    if value is None:
        raise KeyError(f"{name} is not set")
    return value
=== app.py
from need import need

try:
    need("AWS_SECRET_ACCESS_KEY")
except KeyError as error:
    print(error)
""",
    "a_token_that_is_sent": """\
=== conf.py
import os

API_TOKEN = os.environ["API_TOKEN"]
=== app.py
import requests

from conf import API_TOKEN

requests.get("https://example.com", headers={"Authorization": f"Bearer {API_TOKEN}"})
""",
    "another_name_of_a_class": """\
=== conf.py
import os


class Production:
    SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
    REGION = "eu-west-1"


class Testing(Production):
    SECRET = "testing"
=== app.py
from conf import Production, Testing

print(Production.REGION, Testing.SECRET)
""",
    "a_secret_that_another_module_prints": """\
=== show.py
import os

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]


def show():
    print(SECRET)  # expect: CRD201
=== app.py
from show import show

show()
""",
    "settings_in_a_dict_that_are_not_secret": """\
=== s.py
import os


class Settings:
    def __init__(self):
        self.values = {"token": os.environ["GITHUB_TOKEN"], "region": os.environ["AWS_REGION"]}
        self.nested = {"db": {"password": os.environ["DB_PASSWORD"], "host": os.environ["DB_HOST"]}}


settings = Settings()
=== app.py
import logging

from s import settings

logging.info("region %s", settings.values["region"])
logging.info("host %s", settings.nested["db"].get("host"))
logging.info("token is set: %s", bool(settings.values["token"]))
print(settings)
""",
    "an_argument_that_is_filled_with_what_is_not_secret": """\
=== s.py
import os


def fill(found, token):
    found["region"] = os.environ["AWS_REGION"]
    found["token"] = token
    found.update(stage=os.environ["STAGE"], known=bool(os.environ["GITHUB_TOKEN"]))


def keep(found):
    found["token"] = os.environ["GITHUB_TOKEN"]
    del found["token"]
=== app.py
import s

settings = {}
s.fill(settings, "none yet")
s.keep(settings)
print(settings)
""",
    "a_path_that_the_helper_opens_elsewhere": """\
=== identity.py
import logging
import os


class Identity:
    def report(self, token=None):
        token = token or os.environ["WEB_IDENTITY_TOKEN"]
        logging.info("identity %s", token)
        return token

    def content(self):
        with open(os.environ["WEB_IDENTITY_TOKEN"]) as file:
            return len(file.read())
=== main.py
import boto3

from identity import Identity

boto3.client("s3", region_name=str(len(Identity().report())))
""",
}
