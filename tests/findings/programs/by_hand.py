"""Requests that are signed by hand."""

PROGRAMS = {
    "signed_requests": """\
import hashlib
import hmac
import os

import boto3
import requests

key = os.environ["AWS_ACCESS_KEY_ID"]
secret = os.environ["AWS_SECRET_ACCESS_KEY"]
token = os.environ["AWS_SESSION_TOKEN"]
algorithm = "AWS4-HMAC-SHA256"


def sign(endpoint, scope):
    signature = hmac.new(("AWS4" + secret).encode(), scope.encode(), hashlib.sha256).hexdigest()
    authorization = algorithm + " " + "Credential=" + key + "/" + scope + ", Signature=" + signature
    headers = {"x-amz-date": scope, "Authorization": authorization, "x-amz-security-token": token}
    requests.get(endpoint, headers=headers)
    headers["X-Secret"] = secret
    requests.get(endpoint, headers=headers)  # expect: CRD206


def frozen(endpoint):
    c = boto3.Session().get_credentials().get_frozen_credentials()
    headers = {"Authorization": f"AWS4-HMAC-SHA256 Credential={c.access_key}/x, Signature=y"}
    headers["X-Amz-Security-Token"] = c.token
    requests.post(endpoint, headers=headers, data="x")
    requests.post(endpoint, headers={"X-Token": c.token})  # expect: CRD206
    requests.post(endpoint, headers={"Authorization": f"Bearer {c.token}"})  # expect: CRD206
    session = requests.Session()
    session.headers.update({"Authorization": f"AWS {c.access_key}:y"})
    session.get(endpoint)
    requests.post(endpoint, headers=headers, json={"k": c.secret_key})  # expect: CRD206
    requests.post(endpoint, headers=headers, json={"k": c.access_key})  # expect: CRD206
""",
}
