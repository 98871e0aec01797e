"""A field named sessionToken: AWS's where the file speaks of AWS, else that of any web application."""

PROGRAMS = {
    "of_a_web_application": """\
import requests


def load(api, task):
    info = api.task.get(task)
    requests.post("https://example.com/net/" + info["meta"]["sessionToken"], json={})
    print(info["sessionToken"])


def show(user):
    print(user["sessionToken"])
""",
    "beside_an_access_key": """\
import requests


def show(info):
    print(info["accessKeyId"][:4], info["sessionToken"])  # expect: CRD201


def send(info):
    requests.post("https://example.com/net/", json={"token": info["sessionToken"]})  # expect: CRD206
""",
    "of_aws_alone": """\
def show(aws):
    print(aws["sessionToken"])  # expect: CRD201
""",
    "in_its_own_spelling": """\
def show(answer):
    print(answer["SessionToken"])  # expect: CRD201
""",
    "options_of_a_storage_without_a_token": """\
import boto3
import pandas as pd


def read(arn):
    keys = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
    pair = {"key": keys["AccessKeyId"], "secret": keys["SecretAccessKey"]}
    return pd.read_csv("s3://bucket/a.csv", storage_options=pair)  # expect: CRD107
""",
    "options_of_a_storage_with_a_token": """\
import boto3
import pandas as pd


def read(arn, more):
    keys = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
    pair = {"key": keys["AccessKeyId"], "secret": keys["SecretAccessKey"]}
    pd.read_csv("s3://bucket/a.csv", storage_options={**pair, "token": keys["SessionToken"]})
    pd.read_csv("s3://bucket/b.csv", storage_options={**pair, **more})
""",
    "tokens_of_a_web_server": """\
import logging
import boto3
import requests

log = logging.getLogger(__name__)
session = requests.Session()


def login(url, user):
    answer = session.post(url, json={"user": user}).json()
    if "sessionToken" not in answer:
        log.error(answer)
    token = answer["sessionToken"]
    return requests.post(url + "/sessions", json={"sessionToken": token}).json()["id"]


def assertion(url):
    session.get(url, params={"token": session.cookies.get("sessionToken")})
    print(session.cookies)
    return boto3.client("sts")
""",
    "tokens_in_the_text_of_an_answer": """\
import json
import logging

import boto3
import requests

found = json.loads(requests.post("https://example.com").text)
logging.debug("%s", found["sessionToken"])


def login(text):
    answer = json.loads(text)
    logging.debug("%s", answer["sessionToken"])
    return answer["sessionToken"]


boto3.client("sts").get_caller_identity()
""",
    "tokens_of_keys_in_the_text_of_an_answer": """\
import json


def role(text):
    keys = json.loads(text)["roleCredentials"]
    print(keys["accessKeyId"][:4], keys["sessionToken"])  # expect: CRD201
    return keys["secretAccessKey"]
""",
    "tokens_of_keys_from_a_web_server": """\
import requests


def role(url):
    keys = requests.get(url).json()["roleCredentials"]
    print(keys["accessKeyId"][:4], keys["sessionToken"])  # expect: CRD201
    return keys["secretAccessKey"]
""",
}
