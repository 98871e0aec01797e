"""Programs that say what matters in another way than its text is usually written, and others that look alike."""

PROGRAMS = {
    "rows_that_go_on": """\
import os \\
    as system
from os import (
    path,
    getenv,
)


def show():
    values = system.\\
environ
    print(values)  # expect: CRD203
    print(getenv("DB_PASSWORD"))  # expect: CRD201
    print(path)
""",
    "a_definition_that_goes_on": """\
import os


def \\
        show(name):
    print(os.environ["DB_PASSWORD"])  # expect: CRD201


async \\
        def later():
    print(os.environ["HOME"])
""",
    "the_module_as_a_value": """\
import os


class Machine:
    system = os

    def show(self):
        print(self.system.environ["DB_PASSWORD"])  # expect: CRD201


def show(system=os):
    print((system).environ)  # expect: CRD203
""",
    "the_module_by_a_function": """\
import os


def system():
    return os


def show():
    print(system().environ)  # expect: CRD203
""",
    "a_name_put_together": """\
import os


def show(known):
    print(os.environ["DB" "_PASSWORD"])  # expect: CRD201
    print(os.environ["HOME" if known else "DB_PASSWORD"])  # expect: CRD201
    print(os.getenv("db_password".upper()))  # expect: CRD201
    print(os.environ["HO" "ME"])
""",
    "the_environ_of_others": """\
import os


def show(request, system):
    print(request.environ, system.environ["DB_PASSWORD"], requests()[0].environ)
    print(os.path.join("a", "b"), os.environ["HOME"], "CI" in os.environ)
""",
    "a_module_handed_on_for_its_paths": """\
import os


def show(request, system=os):
    print(system.path.join("a", "b"), request.path, system.sep)
    print(os.getenv("HO" "ME"))
""",
    "kept_calls_of_unknown_objects": """\
from app import sessions


class Store:
    def __init__(self):
        self.make = sessions.client

    def open(self, key, secret):
        return self.make("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103


def open_all(key, secret):
    make = sessions.resource
    return make("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
""",
    "a_call_as_a_default": """\
import boto3


def open_store(key, secret, make=boto3.client):
    return make("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD103
""",
    "calls_in_a_list": """\
import boto3

MAKERS = [boto3.client, boto3.resource]


def open_all(key, secret):
    return [make("s3", aws_access_key_id=key, aws_secret_access_key=secret) for make in MAKERS]  # expect: CRD103
""",
    "an_object_that_is_called": """\
from app import sessions


class Opener:
    def __call__(self, **options):
        return sessions.Session(**options)  # expect: CRD103


opener = Opener()


def open_store(key):
    return opener(aws_access_key_id=key)
""",
    "an_update_under_another_name": """\
import os

change = os.environ.update


def login(token):
    change(AWS_SESSION_TOKEN=token)  # expect: CRD302
""",
    "kept_calls_of_somebody_else": """\
from app import connect, clients

join = connect.now


def open_store(key, secret, reach=clients.open):
    reach("s3", aws_access_key_id=key, aws_secret_access_key=secret)
    return join("s3", aws_access_key_id=key, aws_secret_access_key=secret)
""",
    "kept_calls_without_keys": """\
import boto3
from app import sessions

make = sessions.client


def open_store(region, kind=boto3.client):
    return make("s3", region_name=region), kind("s3", region_name=region)
""",
    "an_update_of_other_variables": """\
import os

change = os.environ.update


def set_up(region, profile):
    change(AWS_REGION=region, AWS_PROFILE=profile)
""",
    "an_output_in_a_global": """\
import os

output = None


def show(value):
    print(value)  # expect: CRD203


def set_up():
    global output
    output = show


def run():
    output(os.environ)
""",
    "an_output_in_an_attribute": """\
import os


class Shell:
    def set_up(self):
        (self.level, self.output) = 1, print

    def run(self):
        self.output(os.environ)  # expect: CRD203
""",
    "a_counter_in_an_attribute": """\
import os


class Shell:
    def set_up(self):
        (self.level, self.count) = 1, len

    def run(self):
        print(self.count(os.environ))
""",
    "an_output_of_the_length": """\
import os

output = None


def show(value):
    print(len(value))


def set_up():
    global output
    output = show


def run():
    output(os.environ)
""",
    "a_default_that_reads": """\
import os


def show(password=os.environ["DB_PASSWORD"], make=lambda: os.environ):
    print(password)  # expect: CRD201
    print(make())  # expect: CRD203
""",
    "a_default_that_is_harmless": """\
import os


def show(home=os.environ["HOME"], make=lambda: os.environ["PATH"]):
    print(home)
    print(make())
""",
    "a_reader_under_another_name": """\
import os

read = os.environ.get
look = read


def show():
    print(look("DB_PASSWORD"))  # expect: CRD201
""",
    "a_reader_of_harmless_variables": """\
import os

read = os.environ.get
look = read


def show():
    print(look("HOME"), os.getenv("PATH"))
""",
    "keys_by_name": """\
KEYS = ["AccessKeyId", "SecretAccessKey"]


class Names:
    secret = "SecretAccessKey"


def show(found):
    print(found[Names.secret])  # expect: CRD201


def show_all(found):
    print([found[key] for key in KEYS])  # expect: CRD201
""",
    "keys_by_name_of_what_is_public": """\
KEYS = ["Expiration", "SecretAccessKey"]


class Names:
    until = "Expiration"


def show(found):
    print(found[Names.until], KEYS)
""",
    "a_variable_by_name": """\
NAME = "AWS_SESSION_TOKEN"


def login(monkeypatch, token):
    monkeypatch.setenv(NAME, token)  # expect: CRD302


def logout(monkeypatch):
    monkeypatch.delenv(NAME)
""",
    "a_variable_by_name_that_goes": """\
NAME = "AWS_SESSION_TOKEN"


def logout(monkeypatch, names=NAME):
    monkeypatch.delenv(NAME)
    print(names)
""",
    "functions_that_only_give_back": """\
from app import login


def secret():
    return login["SecretAccessKey"]


class Login:
    @property
    def secret(self):
        return secret()

    def __str__(self):
        return login["SecretAccessKey"]


this = Login()
look = secret


def show():
    print(look())  # expect: CRD201
    print(this)  # expect: CRD201


def check():
    assert this.secret, this.secret  # expect: CRD205
""",
    "functions_that_give_back_what_is_public": """\
from app import login


def until():
    return login["Expiration"]


def secret():
    return login["SecretAccessKey"]


class Login:
    def __str__(self):
        return until()


this = Login()


def show():
    print(until(), this, len(secret()), bool(secret()))
""",
    "a_view_without_calls": """\
from app import login
from django.views import View


class LoginView(View):
    def get(self):
        return {"secret": login["SecretAccessKey"]}  # expect: CRD204


class UntilView(View):
    def get(self):
        return {"until": login["Expiration"]}
""",
    "data_with_keys": """\
SECRET = "x9ca8f0a9d09faj30zzq"  # expect: CRD301


def options():
    return {"aws_secret_access_key": SECRET}


def key():
    return "AKIAQ7T3XW5LKZP4M2RD"  # expect: CRD301


def other_options():
    return {"aws_secret_access_key": ("x9ca8f0a9d09faj30zzp")}  # expect: CRD301
""",
    "data_of_a_module": """\
KEY = "x9ca8f0a9d09faj30zzq"  # expect: CRD301
STORES = {"aws": {"AWS_ACCESS_KEY": KEY}}
""",
    "a_name_that_is_an_old_one": """\
AWS_ACCESS_KEY = "x9ca8f0a9d09faj30zzq"  # expect: CRD301
""",
    "data_without_keys": """\
DOCUMENTATION = "docs.example.org/aws/credentials/keys"
SCHEMA = {"aws_secret_access_key": {"type": "string"}, "aws_session_token": None}


def options():
    return {"aws_secret_access_key": "aws_secret_access_key", "documentation": DOCUMENTATION}


def names():
    return {"secret": "AWS_SECRET_ACCESS_KEY"}
""",
    "fields_that_are_inherited": """\
from dataclasses import dataclass


@dataclass
class Login:
    aws_secret_access_key: str


class AdminLogin(Login):
    pass


def show(secret):
    print(AdminLogin(secret))  # expect: CRD201
""",
    "fields_that_are_not_shown": """\
class Login:
    aws_secret_access_key: str


class AdminLogin(Login):
    pass


def show(secret):
    login = AdminLogin()
    login.secret = secret
    print(login)
""",
    "named_tuples_that_are_calls": """\
from collections import namedtuple

Login = namedtuple("Login", "aws_secret_access_key region")
Place = namedtuple("Place", "region zone")


def show(secret, region):
    print(Login(secret, region))  # expect: CRD201
    print(Place(secret, region))
""",
    "what_a_method_puts_into_a_global": """\
import os

found = {}
rows = []
add = rows.append


def load():
    found.update(secret=os.environ["AWS_SECRET_ACCESS_KEY"])
    add(os.environ["AWS_SESSION_TOKEN"])


def show():
    print(found)  # expect: CRD201


def show_rows():
    print(rows)  # expect: CRD201
""",
    "what_a_method_puts_beside_it": """\
import os

found = {}
rows = []


def load():
    found.update(secret=os.environ["AWS_SECRET_ACCESS_KEY"], region="eu-west-1")
    rows.append(len(os.environ["AWS_SESSION_TOKEN"]))


def show():
    print(found["region"], rows)
""",
    "objects_under_another_name": """\
import boto3


class Opener:
    def __init__(self, key):
        self.key = key

    def __call__(self, secret):
        return boto3.client("s3", aws_access_key_id=self.key, aws_secret_access_key=secret)  # expect: CRD101


class Special(Opener):
    pass


Other = Special
opener = Other("AKIAQ7T3XW5LKZP4M2RD")


def run():
    return opener("x9ca8f0a9d09faj30zzq")
""",
    "objects_under_another_name_without_keys": """\
import boto3


class Opener:
    def __init__(self, region):
        self.region = region

    def __call__(self, key):
        return boto3.client("s3", region_name=self.region, aws_access_key_id=key)


opener = Opener("eu-west-1")


def run():
    return opener(None)
""",
    "an_object_made_by_a_function": """\
import boto3


class Store:
    def __init__(self, key, secret):
        self.client = boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)


def open_store():
    return Store(None, None)
""",
}
