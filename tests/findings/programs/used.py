"""Values of unknown origin that the file hands to an SDK as a secret, and where else they are shown."""

PROGRAMS = {
    "parameter": """\
import boto3


def connect(user, word, region):
    print("connecting as", user, "in", region)
    print("connecting with", word)  # expect: CRD201
    print("a word of", len(word), "letters,", word[:2])
    return boto3.client("s3", region_name=region, aws_access_key_id=user, aws_secret_access_key=word)  # expect: CRD103


def greet(user, word):
    print("hello", user, word)
""",
    "attribute_under_another_name": """\
import boto3


class Store:
    def __init__(self, user, word):
        self._user = user
        self._hidden = word

    def open(self):
        return boto3.Session(self._user, self._hidden)  # expect: CRD103

    def show(self):
        print(self._user)
        print(f"{self._user}:{self._hidden}")  # expect: CRD201


class Other:
    def __init__(self, word):
        self._hidden = word

    def show(self):
        print(self._hidden)
""",
    "through_a_helper": """\
import boto3


def session(user, phrase):
    return boto3.Session(user, phrase)  # expect: CRD103


def store(account, word):
    print("opening", account, word)  # expect: CRD201
    return session(account, word).client("s3")


def size(account, word):
    print("measuring", account, word)
""",
    "member_of_settings": """\
import logging

import boto3
from acme.conf import settings

log = logging.getLogger(__name__)


def store():
    log.info("user %s, host %s", settings.STORE_USER, settings.HOST)
    log.info("word %s", settings.STORE_WORD)  # expect: CRD202
    return boto3.Session(settings.STORE_USER, settings.STORE_WORD)  # expect: CRD103


def mail():
    log.info("word %s", settings.MAIL_WORD)
""",
    "item_of_a_loaded_file": """\
import json

import boto3

with open("store.json") as source:
    config = json.load(source)
print(sorted(config), config["bucket"], config["user"])
print(config)  # expect: CRD201
print(config["word"])  # expect: CRD201
boto3.Session(config["user"], config["word"])  # expect: CRD103
""",
    "prompt": """\
import getpass

import boto3

word = getpass.getpass("word: ")
greeting = getpass.getpass("greeting: ")
print(greeting)
print(word.strip())  # expect: CRD201
boto3.Session("AKIAIOSFODNN7EXAMPLE", word)  # expect: CRD103
""",
    "keywords": """\
import boto3


def connect(**options):
    print(", ".join(options), options["bucket"])
    print(options)  # expect: CRD201
    return boto3.Session(options["user"], options["word"])  # expect: CRD103


def describe(**options):
    print(options)
    return boto3.client("ec2").describe_instances(**options)
""",
    "secret_of_another_service": """\
import requests
import boto3


def store(user, word):
    client = boto3.client(
        "s3", endpoint_url="https://store.acme.dev", aws_access_key_id=user, aws_secret_access_key=word
    )
    print(word)  # expect: CRD201
    requests.post("https://store.acme.dev/login", json={"user": user, "word": word})
    return client
""",
    "names_in_a_container": """\
import boto3


def connect(request):
    for name, value in request.args.items():
        print(name)
        print(value)  # expect: CRD201
    print(list(request.args.keys()), request.headers)
    return boto3.Session(request.args["user"], request.args["word"])  # expect: CRD103
""",
    "container_of_a_response": """\
def keys_of(answer):
    print(answer["Expiration"], sorted(answer))
    print(answer)  # expect: CRD201
    return answer["AccessKeyId"], answer["SecretAccessKey"]


def other(answer):
    print(answer)
""",
    "all_attributes": """\
class Step:
    def __init__(self, aws_secret_access_key, bucket):
        self.aws_secret_access_key = aws_secret_access_key
        self.bucket = bucket

    def show(self):
        print(vars(self))  # expect: CRD201
        print(vars(self)["bucket"], sorted(self.__dict__))
        for name, value in self.__dict__.items():
            print(name, value)  # expect: CRD201


class Plain:
    def __init__(self, bucket):
        self.bucket = bucket

    def show(self):
        print(vars(self))
""",
    "only_the_key_id_is_handed_over": """\
import boto3


def connect(user, region):
    print(user)
    return boto3.client("s3", region_name=region, aws_access_key_id=user)  # expect: CRD103
""",
}
