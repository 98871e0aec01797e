"""What a function gives, takes or leaves reaches those who wait for it, whatever stands between."""

PROGRAMS = {
    "an_empty_key_of_a_helper_of_a_helper": """\
import boto3


def open_store(key):
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret_of())


def secret_of():
    return default()


def default():
    return None


def main():
    open_store("")
""",
    "a_list_filled_by_a_helper_of_a_helper": """\
import boto3


def add(values):
    values.append(boto3.client("sts").assume_role(RoleArn="r")["Credentials"]["SecretAccessKey"])


def collect(values):
    add(values)


def secret():
    values = []
    collect(values)
    return values[0]


def main():
    boto3.Session(aws_secret_access_key=secret())
""",
    "a_mapping_filled_by_a_helper_of_a_helper": """\
import os

import boto3


def add(values):
    values.update(secret=os.environ["AWS_SECRET_ACCESS_KEY"])


def collect(values):
    add(values)


def secret():
    values = {}
    collect(values)
    return values["secret"]


def main():
    boto3.Session(aws_secret_access_key=secret())  # expect: CRD102
""",
    "a_dummy_that_a_closure_is_made_with": """\
import boto3


def opener(secret):
    def run():
        boto3.Session(aws_secret_access_key=secret)

    return run


def main():
    opener("minioadmin")()
""",
    "a_secret_that_a_closure_is_made_with": """\
import logging
import os


def reporter(value):
    def run():
        logging.info("%s", value)  # expect: CRD202

    return run


def main():
    later = reporter(os.environ["AWS_SECRET_ACCESS_KEY"])
    return len(later)
""",
    "a_closure_of_a_call_that_is_made_again": """\
import os

import boto3

FOUND = {"secret": boto3.client("secretsmanager").get_secret_value(SecretId="x")["SecretString"]}


def keeper(value):
    def run():
        os.environ["AWS_SECRET_ACCESS_KEY"] = value  # expect: CRD302

    return run


def main(key):
    later = keeper(FOUND["secret"])


def one(key):
    main(key)


def two():
    main("k")
""",
    "a_length_that_a_closure_is_made_with": """\
import logging
import os


def reporter(value):
    def run():
        logging.info("%s", value)

    return run


def main():
    later = reporter(len(os.environ["AWS_SECRET_ACCESS_KEY"]))
    return later
""",
    "a_dummy_that_a_lambda_is_called_with": """\
import boto3


def open_store(secret):
    boto3.Session(aws_secret_access_key=secret)


run = lambda secret: open_store(secret)


def main():
    run("minioadmin")
""",
    "a_class_within_a_function": """\
import os


def make():
    class Reader:
        def secret(self):
            return os.environ["DB_PASSWORD"]

        def size(self):
            return len(os.environ["DB_PASSWORD"])

    return Reader()


def main():
    print(make().secret())  # expect: CRD201


def measure():
    print(make().size())
""",
    "a_function_as_a_default": """\
import logging
import os


def password():
    return os.environ["DB_PASSWORD"]


def home():
    return os.environ["HOME"]


def load(read=password):
    return read()


def find(read=home):
    return read()


def main():
    logging.info("%s", load())  # expect: CRD202


def look():
    logging.info("%s", find())
""",
    "a_method_of_another_base": """\
import logging
import os


class Named:
    def describe(self):
        return self.text()


class Secret:
    def text(self):
        return os.environ["DB_PASSWORD"]


class NamedSecret(Named, Secret):
    pass


def main():
    logging.info("%s", NamedSecret().describe())  # expect: CRD202
""",
    "a_harmless_method_of_another_base": """\
import logging
import os


class Named:
    def describe(self):
        return self.text()


class Place:
    def text(self):
        return os.environ["HOME"]


class NamedPlace(Named, Place):
    pass


def main():
    logging.info("%s", NamedPlace().describe())
""",
    "what_an_uncalled_function_gives_a_constructor": """\
import os


class Report:
    def __init__(self, value):
        self.value = value

    def show(self):
        print(self.value)  # expect: CRD201


def main():
    return Report(os.environ["DB_PASSWORD"])
""",
    "variables_that_callers_name": """\
import os


def show(**options):
    print(os.environ[options["name"]])  # expect: CRD201


def show_later(name):
    print(os.environ[name])  # expect: CRD201


def pass_on(name):
    show_later(name)


def main():
    show(name="DB_PASSWORD")


def run():
    pass_on("DB_PASSWORD")
""",
    "harmless_variables_that_callers_name": """\
import os


def show(**options):
    print(os.environ[options["name"]])


def show_later(name):
    print(os.environ[name])


def main():
    show(name="HOME")


def run():
    show_later("LANG")
""",
    "a_prefix_that_a_caller_names": """\
import os


def show(prefix):
    print({name: value for name, value in os.environ.items() if not name.startswith(prefix)})


def main():
    show("AWS_")
""",
    "a_prefix_that_keeps_keys": """\
import os


def show(prefix):
    print({name: value for name, value in os.environ.items() if not name.startswith(prefix)})  # expect: CRD203


def pass_on(prefix):
    show(prefix)


def main():
    pass_on("HOME")
""",
    "a_level_that_a_caller_names": """\
import logging

import boto3


def trace(level):
    logging.getLogger("botocore").setLevel(level)  # expect: CRD306


def main():
    trace(logging.DEBUG)
    return boto3.client("s3")
""",
    "a_harmless_level_that_a_caller_names": """\
import logging

import boto3


def trace(level):
    logging.getLogger("botocore").setLevel(level)


def main():
    trace(logging.INFO)
    return boto3.client("s3")
""",
    "a_module_that_a_caller_hands_over": """\
import boto3


def open_session(sdk, key, secret):
    return sdk.Session(key, secret)  # expect: CRD103


def main(key, secret):
    return open_session(boto3, key, secret)
""",
    "a_harmless_module_that_a_caller_hands_over": """\
import app
import boto3


def open_session(sdk, key, secret):
    return sdk.Session(key, secret)


def main(key, secret):
    return boto3.client("s3"), open_session(app, key, secret)
""",
    "a_list_that_holds_itself": """\
import os


def show(values):
    print(values, os.environ)  # expect: CRD203


def main():
    values = ["key"]
    values.append(values)
    show(values)
""",
    "an_environment_that_holds_itself": """\
import os


class Keeper:
    def __init__(self, keep):
        self.keep = keep

    def run(self, value):
        self.keep(value)


def keep(value):
    os.environ["AWS_SECRET_ACCESS_KEY"] = value  # expect: CRD302


def main():
    Keeper(keep).run(os.environ)
""",
    "a_global_that_a_later_function_sets": """\
import boto3
import requests

kept = {}


def keep(key, value):
    kept[key] = value


def send():
    requests.post("https://example.com", data=kept["key"])  # expect: CRD206


def store(found):
    keep("key", found["key"])


def key(kind):
    match kind:
        case "new":
            return boto3.client("sts").assume_role(RoleArn="r")["Credentials"]["SecretAccessKey"]
        case _:
            return ""


def main():
    store({"key": key("new"), "name": 1})
""",
    "a_global_that_a_nested_function_sets": """\
import subprocess

import boto3

secret = None


def outer():
    def main():
        keep(key())

    return main


def fill(found):
    found.update(key=boto3.Session().get_credentials().secret_key)


def key():
    found = {}
    fill(found)
    return found["key"]


def keep(value):
    global secret
    secret = value


def run():
    subprocess.run(["run", secret])  # expect: CRD206
""",
    "what_a_method_has_left_itself": """\
import os


class Store:
    def show(self):
        if self.token:
            print(self.token)  # expect: CRD201
        self.token = os.environ["AWS_SESSION_TOKEN"]


class Other:
    def show(self):
        if self.token:
            print(self.token)
        self.token = os.environ["HOME"]
""",
    "an_object_that_a_helper_makes_later": """\
import logging
import os


class Source:
    def __init__(self):
        self.token = None

    def load(self):
        self.token = os.getenv("AWS_SESSION_TOKEN")

    def get(self):
        return self.token


def token():
    source = Source()
    source.load()
    return source.get()


class Show:
    def __init__(self, value):
        self.value = value

    def log(self):
        logging.info("%s", self.value)  # expect: CRD202


class Length:
    def __init__(self, value):
        self.value = len(value)

    def log(self):
        logging.info("%s", self.value)


def keep(value):
    Show(value), Length(value)


def main():
    keep(token())
""",
    "keys_that_come_to_a_call_of_others": """\
import os

import boto3

key = secret = None


def connect():
    print(boto3.Session().get_credentials().token)  # expect: CRD201
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD102


def main():
    global key, secret
    key, secret = os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]
""",
    "what_each_of_two_things_makes_at_one_place": """\
import os
from collections import namedtuple

First = namedtuple("First", "key")
Second = namedtuple("Second", "key")


def main(flag):
    token = os.environ["AWS_SESSION_TOKEN"]
    one = First(token) if flag else Second("x")
    print(one._asdict())  # expect: CRD201
    other = First("x") if flag else Second(token)
    print(other._asdict())  # expect: CRD201
    neither = First("x") if flag else Second("y")
    print(neither._asdict())
""",
    "one_global_after_the_other": "".join(
        [
            "import os\n\n\ndef first():\n    global g0\n    g0 = dict(os.environ)\n",
            *(f"\n\ndef f{n}():\n    global g{n}\n    g{n} = g{n - 1}\n" for n in range(1, 30)),
            "\n\ndef last():\n    print(g29)  # expect: CRD203\n",
        ]
    ),
}
