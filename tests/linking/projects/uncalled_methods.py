"""Methods that nothing in the file calls: of classes that inherit them, and of objects that it makes."""

PROJECTS = {
    "a_mixin_that_logs_an_attribute": """\
=== mixins.py
import logging

log = logging.getLogger("service")


class Logs:
    def log_config(self):
        log.warning("region %s, secret %s", self.region, self.secret)
=== main.py
import os

from mixins import Logs

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]


class Worker(Logs):  # expect: CRD202
    def __init__(self, region):
        self.region = region
        self.secret = SECRET


class Started(Logs):
    region = "eu-west-1"
    secret = SECRET


def start():
    Started().log_config()  # expect: CRD202


class Own(Logs):
    secret = SECRET

    def log_config(self):
        return len(self.secret)


class Further(Logs):
    region = "eu-west-1"
    secret = SECRET

    def log_config(self):
        super().log_config()  # expect: CRD202
""",
    "nothing_to_show": """\
=== mixins.py
class Sizes:
    def show(self):
        print(len(self.secret), self.label)


class Shows:
    label = ""

    def show(self):
        print(self.label)
=== main.py
import os

from mixins import Shows, Sizes


class Counted(Sizes):
    def __init__(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]


class Named(Shows):
    label = "named"
    secret = os.environ["AWS_SECRET_ACCESS_KEY"]


class Masked(Shows):
    label = os.environ["AWS_SECRET_ACCESS_KEY"][:4]


class Given(Shows):
    def __init__(self, label):
        self.label = label
""",
    "reported_once": """\
=== mixins.py
class Shows:
    def show(self):
        print(self.label)
=== service.py
import os

from mixins import Shows


class Worker(Shows):  # expect: CRD201
    label = os.environ["AWS_SESSION_TOKEN"]


class Foreman(Worker):
    crew = ()
=== main.py
from service import Foreman, Worker

Worker().show()
Foreman().show()


class Manager(Foreman):
    office = ""
""",
    "properties_class_methods_and_coroutines": """\
=== mixins.py
class Property:
    @property
    def size(self):
        print(self.secret)
        return len(self.secret)


class OfClass:
    @classmethod
    def show(cls):
        print(cls.secret)


class Static:
    @staticmethod
    def show(secret):
        print(secret)


class Coroutine:
    async def show(self, prefix, *more, flag=False):
        if flag:
            print(prefix, self.secret)
=== main.py
import os

from mixins import Coroutine, OfClass, Property, Static

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]


class A(Property):  # expect: CRD201
    secret = SECRET


class B(OfClass):  # expect: CRD201
    secret = SECRET


class C(Static):
    secret = SECRET


class D(Coroutine):  # expect: CRD201
    secret = SECRET
""",
    "called_where_nothing_else_is_said": """\
=== mixins.py
class Shows:
    def show(self):
        print(self.secret)
=== main.py
import os

from mixins import Shows


class Worker(Shows):
    def __init__(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]

    def run(self):
        self.show()  # expect: CRD201
""",
    "the_whole_environment_of_a_settings_module": """\
=== mixins.py
import logging

log = logging.getLogger(__name__)


class Dumps:
    def dump(self):
        log.info("%s", self.values)
=== settings.py
import os

ALL = dict(os.environ)
TOKEN = os.environ["API_TOKEN"]
=== main.py
import settings
from mixins import Dumps


class Everything(Dumps):  # expect: CRD203
    def __init__(self):
        self.values = settings.ALL


class One(Dumps):  # expect: CRD202
    values = settings.TOKEN


class Size(Dumps):
    values = len(settings.TOKEN)
""",
    "an_attribute_for_an_sdk": """\
=== base.py
import boto3


class Base:
    key = None
    secret = None

    def connect(self):
        return boto3.client("s3", aws_access_key_id=self.key, aws_secret_access_key=self.secret)  # expect: CRD103
=== mine.py
import os

from base import Base


class Literal(Base):  # expect: CRD101
    key = "AKIAQ7T3XW5LKZP4M2RD"
    secret = "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"


class Environment(Base):  # expect: CRD102
    def __init__(self):
        self.key = os.environ["BACKUP_KEY"]
        self.secret = os.environ["BACKUP_SECRET"]


class Given(Base):
    def __init__(self, key, secret):
        self.key = key
        self.secret = secret


class Nothing(Base):
    region = "eu-west-1"
=== main.py
from mine import Environment, Literal, Nothing

Literal().connect()
Environment().connect()
Nothing().connect()
""",
    "no_statement_turns_a_trace_on": """\
=== base.py
import logging


class Base:
    def setup(self):
        logging.basicConfig(level=logging.DEBUG)
        return self.token
=== main.py
import boto3
from base import Base


class Job(Base):
    def __init__(self):
        self.token = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="job")["Credentials"]
""",
    "an_object_whose_later_method_shows": """\
=== store.py
from dataclasses import dataclass


class Store:
    def __init__(self, secret):
        self.secret = secret

    def show(self):
        print(self.secret)

    def size(self):
        return len(self.secret)


class Quiet:
    def __init__(self, secret):
        self.secret = secret

    def hint(self):
        print(self.secret[:4])


@dataclass
class Login:
    user: str
    token: str

    def dump(self):
        print(self)
=== factory.py
import os

from store import Login, Store


def make():
    return Store(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201


def login():
    return Login(user="me", token=os.environ["API_TOKEN"])  # expect: CRD201


def nobody():
    return Login("nobody", "none")
=== main.py
import os

from factory import login, make
from store import Quiet, Store

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
kept = Store(secret)  # expect: CRD201
print(kept.size())
shown = Store(secret)
shown.show()  # expect: CRD201
Quiet(secret)
make().show()
login().dump()
Store("none")


def twice():
    it = Store(secret)
    it.show()  # expect: CRD201


def each(items):
    for item in items:
        Store(item)


twice()
twice()
""",
    "decorators_that_show_arguments": """\
=== tracing.py
import functools
import logging

log = logging.getLogger(__name__)


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        log.info("%s(%s, %s)", function.__name__, args, kwargs)
        return function(*args, **kwargs)

    return wrapper


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        log.info("%s", function.__name__)
        return function(*args, **kwargs)

    return wrapper
=== app.py
import os

from tracing import timed, traced


@traced
def sign(user, aws_secret_access_key):  # expect: CRD202
    return len(aws_secret_access_key)


class Client:
    @traced
    def login(self, *, secret_access_key):  # expect: CRD202
        return len(secret_access_key)

    @timed
    def logout(self, *, secret_access_key):
        return len(secret_access_key)


@traced
def region(name):
    return name


@timed
def check(aws_secret_access_key):
    return len(aws_secret_access_key)


@traced
def connect(aws_secret_access_key):
    return len(aws_secret_access_key)


connect(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD202
""",
    "a_class_method_that_the_file_calls": """\
=== shows.py
class Shows:
    secret = ""

    @classmethod
    def show(cls):
        print(cls.secret)
=== main.py
import os

from shows import Shows


class Own(Shows):
    secret = os.environ["AWS_SECRET_ACCESS_KEY"]


Own.show()  # expect: CRD201
""",
    "a_class_method_that_nothing_calls": """\
=== shows.py
class Shows:
    secret = ""

    @classmethod
    def show(cls):
        print(cls.secret)
=== main.py
import os

from shows import Shows


class Own(Shows):  # expect: CRD201
    secret = os.environ["AWS_SECRET_ACCESS_KEY"]


class Other(Shows):
    secret = len(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
}
