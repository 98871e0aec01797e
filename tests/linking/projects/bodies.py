"""What the body of a module leaves behind, whenever somebody asks for it."""

PROJECTS = {
    "a_name_that_is_bound_again": """\
=== s.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
COPY = SECRET
SECRET = None
=== app.py
import s

print(s.SECRET)
print(s.COPY)  # expect: CRD201
""",
    "a_dict_that_the_module_fills": """\
=== s.py
import os
CONF = {}
CONF["secret"] = os.environ["AWS_SECRET_ACCESS_KEY"]
CONF["region"] = "x"
REGION = CONF["region"]
=== app.py
import s

print(s.REGION)
print(s.CONF["region"])
print(s.CONF)  # expect: CRD201
""",
    "a_name_bound_in_branches": """\
=== s.py
import os
if os.environ.get("STAGE") == "prod":
    SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
else:
    SECRET = "test"
=== app.py
import s
print(s.SECRET)  # expect: CRD201
""",
    "a_dict_that_is_updated": """\
=== s.py
import os
CONF = dict(region="x")
CONF.update(secret=os.environ["AWS_SECRET_ACCESS_KEY"])
=== app.py
from s import CONF
print(CONF)  # expect: CRD201
""",
    "a_secret_that_is_taken_out_of_a_dict": """\
=== s.py
import os
CONF = dict(secret=os.environ["AWS_SECRET_ACCESS_KEY"], region="x")
SECRET = CONF.pop("secret")
=== app.py
from s import CONF, SECRET
print(CONF)
""",
    "a_function_before_what_it_reads": """\
=== s.py
import os

def secret():
    return NAME and os.environ[NAME]

NAME = "AWS_SECRET_ACCESS_KEY"
=== app.py
from s import secret
print(secret())  # expect: CRD201
""",
    "attributes_of_classes": """\
=== s.py
import os

class Config:
    SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
    NAME = "x"

class Dev(Config):
    SECRET = "dev"
=== app.py
from s import Config, Dev
print(Config.NAME)
print(Dev.SECRET)
print(Config.SECRET)  # expect: CRD201
""",
    "names_of_variables_in_an_enum": """\
=== k.py
from enum import Enum

class Names(Enum):
    SECRET = "AWS_SECRET_ACCESS_KEY"
    REGION = "AWS_REGION"
=== app.py
import os
from k import Names

print(os.environ[Names.SECRET.value])  # expect: CRD201
print(os.environ[Names.REGION.value])
""",
    "a_star_import_with_all": """\
=== s.py
import os
__all__ = ["SECRET"]
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
OTHER = os.environ["AWS_SESSION_TOKEN"]
=== app.py
from s import *

print(SECRET)  # expect: CRD201
print(OTHER)
""",
    "a_settings_object_with_a_repr": """\
=== cfg.py
import os

class Settings:
    def __init__(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.region = "eu-west-1"

    def __repr__(self):
        return f"Settings({self.region})"

settings = Settings()
=== app.py
from cfg import settings

print(settings)
print(settings.region)
""",
    "a_dataclass_that_a_function_makes": """\
=== cfg.py
import os
from dataclasses import dataclass

@dataclass
class Settings:
    secret: str
    region: str

def load():
    return Settings(os.environ["AWS_SECRET_ACCESS_KEY"], "x")
=== app.py
from cfg import load

print(load())  # expect: CRD201
print(load().region)
""",
    "an_import_in_a_function": """\
=== s.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
=== app.py
def f():
    from s import SECRET
    print(SECRET)  # expect: CRD201
""",
    "an_import_for_types_only": """\
=== s.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
=== app.py
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from s import SECRET

def f(x: "SECRET"):
    print(x)
""",
    "a_filtered_environment": """\
=== util.py
import os

def safe_env():
    return {k: v for k, v in os.environ.items() if not k.startswith("AWS_")}
=== app.py
from util import safe_env

print(safe_env())
""",
    "a_masked_secret": """\
=== util.py
def mask(v):
    return v[:4] + "****"
=== app.py
import os
from util import mask

print(mask(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "a_field_that_hides_itself": """\
=== s.py
from pydantic_settings import BaseSettings
from pydantic import SecretStr

class Settings(BaseSettings):
    aws_secret_access_key: SecretStr
    region: str = "x"

settings = Settings()
=== app.py
from s import settings
print(settings.aws_secret_access_key)
print(settings.region)
""",
    "a_generator_of_names_and_values": """\
=== h.py
import os

def values():
    for k in ("AWS_SECRET_ACCESS_KEY", "HOME"):
        yield k, os.environ[k]
=== app.py
from h import values

for k, v in values():
    print(k)
for k, v in values():
    print(v)  # expect: CRD201
""",
    "modules_that_import_each_other": """\
=== a.py
import os
import b

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]

def go():
    b.show(SECRET)  # expect: CRD201
=== b.py
import a

def show(x):
    print(x)

def other():
    print(a.SECRET)  # expect: CRD201
""",
    "a_logger_of_another_module": """\
=== log.py
import logging

def get_logger(n):
    return logging.getLogger(n)

log = get_logger("x")

def audit(msg):
    log.info("audit %s", msg)
=== app.py
import os
from log import audit, log

audit(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD202
log.info(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD202
audit("hello")
""",
    "an_import_that_may_fail": """\
=== s.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
=== app.py
try:
    from local import SECRET
except ImportError:
    from s import SECRET
print(SECRET)  # expect: CRD201
""",
    "settings_that_an_instance_keeps_in_a_dict": """\
=== s.py
import os


class Settings:
    def __init__(self):
        self.kept = {"token": os.environ["GITHUB_TOKEN"], "region": os.environ["AWS_REGION"]}
        self.filled = {}
        self.filled["token"] = os.environ["GITHUB_TOKEN"]
        self.filled["region"] = os.environ["AWS_REGION"]
        self.nested = {"db": {"password": os.environ["DB_PASSWORD"], "host": os.environ["DB_HOST"]}}
        self.listed = [os.environ["GITHUB_TOKEN"]]

    @property
    def values(self):
        return self.filled


settings = Settings()
=== app.py
from s import settings

print(settings.kept["token"])  # expect: CRD201
print(settings.filled["token"])  # expect: CRD201
print(settings.values.get("token"))  # expect: CRD201
print(settings.nested["db"]["password"])  # expect: CRD201
print(settings.listed[0])  # expect: CRD201
print(settings.kept["region"], settings.values["region"], settings.nested["db"]["host"])
""",
    "an_argument_that_a_function_fills": """\
=== s.py
import os


def fill(found):
    found["db"] = {"password": os.environ["DB_PASSWORD"], "host": os.environ["DB_HOST"]}
    found["stage"] = {"name": os.environ["STAGE"]}
    return len(found)


def extend(found):
    found.update(token=os.environ["GITHUB_TOKEN"], region=os.environ["AWS_REGION"])


def add(found):
    found.append(os.environ["GITHUB_TOKEN"])


class Reader:
    def read(self, found):
        found.token = os.environ["GITHUB_TOKEN"]
=== app.py
from argparse import Namespace

import s

settings, tokens, options = {}, [], Namespace()
print(s.fill(settings))
print(settings["db"]["password"])  # expect: CRD201
print(settings["db"]["host"], settings["stage"])
s.extend(settings)
print(settings["token"])  # expect: CRD201
print(settings["region"])
s.add(tokens)
print(tokens)  # expect: CRD201
s.Reader().read(options)
print(options.token)  # expect: CRD201
""",
    "keys_that_an_instance_keeps_in_a_dict": """\
=== s.py
import os


class Settings:
    def __init__(self):
        self.values = {}
        self.values["key"] = self.read("REPORTS_ACCESS_KEY")
        self.values["secret"] = self.read("REPORTS_SECRET_KEY")

    @staticmethod
    def read(name):
        return os.environ.get(name) or ""


settings = Settings()
=== app.py
import boto3

from s import settings


class Reports:
    def __init__(self):
        self.__values = settings.values
        self.__key = self.__values.get("key")

    def connect(self):
        return boto3.Session(self.__key, self.__values["secret"])  # expect: CRD102
""",
}
