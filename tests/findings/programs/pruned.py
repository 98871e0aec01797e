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
}
