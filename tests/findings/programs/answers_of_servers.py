"""What servers answer, and what a program stores in it."""

PROGRAMS = {
    "nested": """\
import os
import requests

body = requests.get("https://example.com").json()
body["a"]["b"] = os.environ["AWS_SECRET_ACCESS_KEY"]
print(body["a"]["c"])
print(body["a"]["b"])  # expect: CRD201
print(body)  # expect: CRD201
""",
    "nested_in_a_function": """\
import os
import requests

def body():
    found = requests.get("https://example.com").json()
    found["a"]["b"]["c"] = os.environ["AWS_SECRET_ACCESS_KEY"]
    return found

print(body()["a"]["x"])
print(body()["a"])  # expect: CRD201
""",
    "flat": """\
import os, requests
body = requests.get("https://e.com").json()
body["b"] = os.environ["AWS_SECRET_ACCESS_KEY"]
print(body["b"])  # expect: CRD201
""",
    "nothing_secret": """\
import requests, logging
def f(url, aws_secret_access_key):
    r = requests.post(url, json={"a": 1})
    print(r.status_code, r.text, r.json()["name"])
    r.raise_for_status()
    logging.info("%s", r.headers)
    return r.json()
""",
    "keys_in_an_answer": """\
import boto3, requests
def f(url):
    c = requests.get(url).json()
    return boto3.client("s3", aws_access_key_id=c["key"], aws_secret_access_key=c["secret"])  # expect: CRD103
""",
    "sent_elsewhere": """\
import os

import requests

answer = requests.post("https://example.com", json={"region": os.environ["AWS_REGION"]})
print(answer.json()["items"][0]["name"], answer.status_code)
""",
    "added_and_removed": """\
import os

import httpx

answer = httpx.get("https://example.com").json()
answer["meta"]["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
answer["meta"]["key"] = "***"
print(answer["meta"]["key"])
""",
}
