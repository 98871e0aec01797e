"""Values whose origins must not get mixed with those of others: keys of roles, their caches, texts made of them."""

PROGRAMS = {
    "used_by_many": """\
import boto3


class Account:
    def __init__(self, login, password):
        self.login, self.password = login, password
        self.cached = None

    def session(self):
        if self.cached is None:
            self.cached = dict(boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="s")["Credentials"])
        c = self.cached
        return boto3.Session(c["AccessKeyId"], c["SecretAccessKey"], c["SessionToken"])

    def legacy(self):
        return boto3.Session(aws_access_key_id=self.login, aws_secret_access_key=self.password)  # expect: CRD103

"""
    + "".join(f"    def service{i}(self): return self.session().client('s{i}')\n" for i in range(20)),
    "fields_that_a_role_does_not_have": """\
import boto3

session = boto3.Session()
held = session.get_credentials()
frozen = held.get_frozen_credentials()
boto3.client("s3", aws_access_key_id=held.key_id, aws_secret_access_key=held.secret)
boto3.client("s3", aws_access_key_id=frozen.key_id, aws_secret_access_key=frozen.secret)
answer = boto3.client("sts").get_session_token()
boto3.client("s3", aws_access_key_id=answer["AccessKeyId"], aws_secret_access_key=answer["SecretAccessKey"])
keys = answer["Credentials"]
boto3.client("s3", aws_access_key_id=keys["accessKeyId"], aws_secret_access_key=keys.get("secretAccessKey"))
print(frozen.key_id, held.method, keys.get("id"))
""",
    "fields_of_others": """\
import boto3


def connect(keys, settings):
    boto3.client("s3", aws_access_key_id=keys["AccessKeyID"], aws_secret_access_key=keys["Key"])  # expect: CRD103
    boto3.client("s3", aws_access_key_id=settings.key_id, aws_secret_access_key=settings.secret)  # expect: CRD103
""",
    "texts_with_several_holes": """\
import os

import duckdb
import psycopg2


def load(cursor, session, full):
    c = session.get_credentials().get_frozen_credentials()
    table = "orders" if full else "returns"
    keys = f"ACCESS_KEY_ID '{c.access_key}' SECRET_ACCESS_KEY '{c.secret_key}' SESSION_TOKEN '{c.token}'"
    cursor.execute(f"COPY {table} FROM 's3://lake/x' {keys}")
    cursor.execute("COPY %s FROM 's3://%s/x' %s" % (table, os.environ["LAKE"], keys))
    cursor.execute("COPY {} FROM 's3://{}/x' {}".format(table, os.environ["LAKE"], keys))
    cursor.execute("COPY x FROM 's3://" + os.environ["LAKE"] + "/x' " + keys.strip())
    print(f"COPY {table} FROM 's3://lake/x' {keys}")  # expect: CRD201


def local(region, key, secret):
    duckdb.execute(f"CREATE SECRET t (TYPE s3, KEY_ID '{key}', SECRET '{secret}', REGION '{region}')")  # expect: CRD103
    word = os.environ["WORD"]
    duckdb.execute(f"CREATE SECRET t (TYPE s3, KEY_ID '{key}', SECRET '{word}', REGION '{region}')")  # expect: CRD102
""",
    "cached_answers": """\
import json

import boto3
import yaml


def a(path):
    with open(path) as f:
        keys = json.load(f).get("Credentials", {})
    return boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])


def b(path):
    cache = yaml.safe_load(open(path))
    keys = cache["roleCredentials"]
    return boto3.Session(keys["accessKeyId"], keys["secretAccessKey"], keys["sessionToken"])


class Store:
    def __init__(self, path):
        self.data = json.loads(open(path).read())

    def session(self):
        keys = dict(self.data["Credentials"])
        return boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])


def c(path):
    try:
        with open(path) as f:
            answer = json.load(f)
    except OSError:
        answer = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="s")
    keys = answer["Credentials"]
    keys["Expiration"] = "never"
    return boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
""",
    "settings_with_the_names_of_an_answer": """\
import argparse
import json

import boto3


def a(path):
    with open(path) as f:
        keys = json.load(f)
    return boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])  # expect: CRD103


def b(path):
    keys = json.loads(open(path).read())["aws"]
    return boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"])  # expect: CRD103


def c(**options):
    return boto3.Session(options["AccessKeyId"], options["SecretAccessKey"], options["SessionToken"])
""",
    "caches_in_classes": """\
import boto3


class Lake:
    keys = None

    def client(self, service):
        if self.keys:
            key, secret, token = self.keys
            return boto3.client(service, aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)
        answer = boto3.client("sts").assume_role(RoleArn="arn", RoleSessionName="lake")["Credentials"]
        self.keys = (answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"])
        return self.client(service)


class Other:
    keys = ()

    def client(self):
        if not self.keys:
            answer = boto3.client("sts").get_session_token()["Credentials"]
            self.keys = [answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]]
        key, secret, token = self.keys
        return boto3.Session(key, secret, token)


_cache = None


def module():
    global _cache
    if _cache is None:
        answer = boto3.client("sts").get_session_token()["Credentials"]
        _cache = answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]
    key, secret, token = _cache
    return boto3.Session(key, secret, token)
""",
    "caches_of_others": """\
import boto3


class Outside:
    key = None
    secret = None

    def session(self):
        return boto3.Session(self.key, self.secret)  # expect: CRD103


class Pond:
    keys = None

    def session(self):
        if self.keys is None:
            self.keys = {"id": input("id: "), "word": input("word: ")}
        return boto3.Session(self.keys["id"], self.keys["word"])  # expect: CRD103


class Tested:
    keys = None

    def session(self):
        if self.keys:
            key, secret = self.keys
            return boto3.Session(key, secret)  # expect: CRD103
""",
    "asked_for_again": """\
import boto3


class Retry:
    def keys(self, count=0):
        try:
            answer = boto3.client("sts").get_session_token()["Credentials"]
            return answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]
        except Exception:
            return self.keys(count + 1)

    def session(self):
        key, secret, token = self.keys()
        return boto3.Session(key, secret, token)
""",
    "asked_for_elsewhere": """\
import boto3


class Retry:
    def keys(self, source, count=0):
        try:
            return source.key, source.secret
        except Exception:
            return self.keys(source, count + 1)

    def session(self, source):
        key, secret = self.keys(source)
        return boto3.Session(key, secret)  # expect: CRD103
""",
    "annotated_as_credentials": """\
from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Union

import botocore.credentials
from botocore.credentials import Credentials as Held, RefreshableCredentials


def a(creds: Held | None = None, *, other: "Optional[Held]" = None):
    print(creds, creds.method)
    print(creds.secret_key)  # expect: CRD201
    print(other.token)  # expect: CRD201


def b(creds: Union["botocore.credentials.ReadOnlyCredentials", None], more: str | Held):
    print(creds)  # expect: CRD201
    print(more.access_key)  # expect: CRD201


@dataclass
class Holder:
    creds: botocore.credentials.ReadOnlyCredentials
    name: str

    def show(self):
        print(self.name)
        print(self.creds)  # expect: CRD201


class Outside:
    creds: Optional[Held] = None
    other: Held

    async def show(self):
        print(self.creds.secret_key)  # expect: CRD201
        print(self.other.secret_key)  # expect: CRD201


class Given:
    def __init__(self, creds):
        self.creds: Held = creds

    def show(self):
        print(self.creds.secret_key)  # expect: CRD201


def helper(creds: Held):
    print(creds.secret_key)  # expect: CRD201


def main(source):
    helper(source.load())
    found: RefreshableCredentials = source.found()
    print(found.secret_key)  # expect: CRD201
""",
    "annotated_as_something_else": """\
from typing import Optional

import boto3
from botocore.credentials import Credentials, ReadOnlyCredentials

from acme.keys import Credentials as Own
from google.oauth2.credentials import Credentials as Google


def a(own: Own, google: "Google", listed: list[Credentials], text: str):
    print(own.secret_key, google.secret_key, text.secret_key)
    print(listed, listed[0])


def b(creds: ReadOnlyCredentials, held: Optional[Credentials] = None):
    print(held, len(creds.secret_key), creds.access_key[:4], creds.method)
    return boto3.client("s3", aws_access_key_id="", aws_secret_access_key=None)


def c(creds: Own):
    key: Credentials = creds.made("AKIA")
    return key
""",
    "identifiers_that_are_listed": """\
import boto3


def a(user):
    pages = boto3.client("iam").get_paginator("list_access_keys").paginate(UserName=user)
    for page in pages:
        for key in page["AccessKeyMetadata"]:
            print(key["AccessKeyId"])
    print(pages.build_full_result()["AccessKeyMetadata"][0]["AccessKeyId"])


def b(client, user):
    for page in client.get_paginator("list_access_keys").paginate(UserName=user):
        print([key["AccessKeyId"] for key in page.get("AccessKeyMetadata", [])])
    for key in client.list_access_keys(UserName=user)["AccessKeyMetadata"]:
        print(key["AccessKeyId"])


class Report:
    def __init__(self, session):
        self.paginator = session.client("iam").get_paginator("list_access_keys")

    def show(self):
        for page in self.paginator.paginate():
            print([key["AccessKeyId"] for key in page["AccessKeyMetadata"]])
""",
    "pages_with_secrets": """\
import boto3


def a():
    pages = boto3.client("ssm").get_paginator("get_parameters_by_path")
    for page in pages.paginate(Path="/x", WithDecryption=True):
        for each in page["Parameters"]:
            print(each["Name"], each["Value"])  # expect: CRD201
    for page in pages.paginate(Path="/x"):
        for each in page["Parameters"]:
            print(each["Name"], each["Value"])


def b(client):
    for page in client.get_paginator("list_users").paginate():
        print(page)
""",
    "fields_of_a_stored_secret": """\
import json
from dataclasses import dataclass
from types import SimpleNamespace

import boto3
from aws_lambda_powertools.utilities import parameters


def fetch(name):
    return json.loads(boto3.client("secretsmanager").get_secret_value(SecretId=name)["SecretString"])


def show(host, password, **rest):
    print(host)
    print(password)  # expect: CRD201


@dataclass
class Settings:
    user: str
    password: str


found = fetch("database")
print(found["host"], found.get("PORT"), found["dbInstanceIdentifier"], sorted(found))
print("{engine}".format(**found), "%(username)s" % found, f"{found['dbname']}")
print("{password}".format(**found))  # expect: CRD201
print(found["token"])  # expect: CRD201
print(found)  # expect: CRD201
show(**found)
settings = Settings(**found)
print(settings.user)
print(settings.password)  # expect: CRD201
space = SimpleNamespace(**found)
print(space.region)
print(space.secret)  # expect: CRD201
other = parameters.get_secret("database", transform="json")
print(other["host"])
print(other["password"])  # expect: CRD201
""",
    "texts_that_are_stored_under_the_name_of_a_field": """\
import boto3

cache = {}
cache["user"] = boto3.client("secretsmanager").get_secret_value(SecretId="x")["SecretString"]
print(cache["user"])  # expect: CRD201
""",
    "stored_secrets_in_use": """\
import json
import subprocess

import boto3
import requests

sm = boto3.client("secretsmanager")
key = sm.get_secret_value(SecretId="billing")["SecretString"]
hook = boto3.client("ssm").get_parameter(Name="/hook", WithDecryption=True)["Parameter"]["Value"]
login = json.loads(sm.get_secret_value(SecretId="login")["SecretString"])
requests.get("https://api.acme.dev", headers={"X-API-Key": key}, params={"key": key})
requests.post(hook, json={"text": "done"})
requests.post(f"https://hooks.acme.dev/{key}", json=login)
boto3.client("sns").publish(TopicArn="t", Message=json.dumps(login))
""",
    "stored_secrets_kept": """\
import json
import subprocess

import boto3

sm = boto3.client("secretsmanager")
key = sm.get_secret_value(SecretId="billing")["SecretString"]
login = json.loads(sm.get_secret_value(SecretId="login")["SecretString"])
subprocess.run(["mysqldump", "-h", login["host"], "shop"], check=True)
subprocess.run(["mysqldump", "--password=" + login["password"], "shop"], check=True)  # expect: CRD206
with open("billing.key", "w") as out:
    out.write(login["host"])
    out.write(key)  # expect: CRD206
""",
    "parameters_that_are_not_decrypted": """\
import requests
from aws_lambda_powertools.utilities import parameters
from aws_lambda_powertools.utilities.parameters import SSMProvider, get_parameter

provider = SSMProvider()
print(get_parameter("/app/endpoint"), parameters.get_parameter("/app/endpoint", decrypt=False))
print(provider.get("/app/level"), provider.get_multiple("/app"))
print(parameters.get_parameters("/app", max_age=20))
requests.get(get_parameter("/app/endpoint"))
""",
    "parameters_that_are_decrypted": """\
from aws_lambda_powertools.utilities import parameters
from aws_lambda_powertools.utilities.parameters import SSMProvider, get_parameter

provider = SSMProvider()


def show(decrypt, **options):
    print(get_parameter("/app/password", decrypt=True))  # expect: CRD201
    print(get_parameter("/app/password", None, True))  # expect: CRD201
    print(get_parameter("/app/password", decrypt=decrypt))  # expect: CRD201
    print(provider.get_multiple("/app", decrypt=True))  # expect: CRD201
    print(parameters.get_parameters("/app", **options))  # expect: CRD201
""",
}
