"""Lambda functions: caches between calls, enriched events, dispatch, set-up at the cold start."""

PROGRAMS = {
    "cold_start_cache": """\
import boto3

_password = None

def password():
    global _password
    if _password is None:
        client = boto3.client("secretsmanager")
        _password = client.get_secret_value(SecretId="app/db")["SecretString"]
    return _password

def handler(event, context):
    secret = password()
    print(f"connecting as {event['user']} with a password of {len(secret)} characters")
    return {"statusCode": 200}

handler({"user": "app"}, None)
handler({"user": "app"}, None)
""",
    "cold_start_cache_shown": """\
import boto3

CACHE = {}

def secret(name):
    if name not in CACHE:
        answer = boto3.client("secretsmanager").get_secret_value(SecretId=name)
        CACHE[name] = answer["SecretString"]
    return CACHE[name]

def handler(event, context):
    secret("app/db")
    print("cached:", sorted(CACHE))
    print("cache:", CACHE)
    return {"statusCode": 204}

handler({}, None)
""",
    "enriched_event": """\
import json
import os

def authorize(event):
    event.setdefault("headers", {})["Authorization"] = "Bearer " + os.environ["GITHUB_TOKEN"]
    return event

def handler(event, context):
    print(json.dumps(event))
    request = authorize(event)
    print(json.dumps(request))
    print(request["path"])

handler({"path": "/repos", "headers": {}}, None)
""",
    "enriched_copy": """\
import json
import os

def authorize(event):
    headers = {**event["headers"], "Authorization": "Bearer " + os.environ["GITHUB_TOKEN"]}
    return {**event, "headers": headers}

def handler(event, context):
    request = authorize(event)
    print(json.dumps(event), len(request["headers"]))
    print(request["path"], sorted(request["headers"]))

handler({"path": "/repos", "headers": {"Accept": "*/*"}}, None)
""",
    "dispatch_of_actions": """\
import os

def rotate(event):
    print("rotating", event["id"])
    return len(os.environ["AWS_SECRET_ACCESS_KEY"])

def debug(event):
    print("key in use:", os.environ["AWS_ACCESS_KEY_ID"])
    return 0

ACTIONS = {"rotate": rotate, "debug": debug}

def lambda_handler(event, context):
    action = ACTIONS.get(event["action"], rotate)
    print("status", action(event))

for name in ("rotate", "debug"):
    lambda_handler({"action": name, "id": 7}, None)
""",
    "dispatch_of_checks": """\
import os

def check_region(env):
    return env["AWS_DEFAULT_REGION"] == "eu-west-1"

def check_key(env):
    return len(env["AWS_SECRET_ACCESS_KEY"]) == 40

CHECKS = [check_region, check_key]

def lambda_handler(event, context):
    results = {check.__name__: check(os.environ) for check in CHECKS}
    print(results)
    return {"ok": all(results.values())}

lambda_handler({}, None)
""",
    "records_of_a_batch": """\
import os

def sign(record, key):
    return {"id": record["messageId"], "key": key, "size": len(record["body"])}

def handler(event, context):
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    signed = [sign(record, key) for record in event["Records"]]
    for item in signed:
        print(item["id"], item["size"])
    failures = [{"itemIdentifier": item["id"]} for item in signed if item["size"] > 3]
    print({"batchItemFailures": failures})

handler({"Records": [{"messageId": "a", "body": "long text"}, {"messageId": "b", "body": ""}]}, None)
""",
    "records_of_a_batch_shown": """\
import os

def handler(event, context):
    key = os.environ["AWS_SECRET_ACCESS_KEY"]
    failures = []
    for record in event["Records"]:
        record["attributes"]["signature"] = key
        if record["body"]:
            failures.append(record)
    print(len(failures))
    print(failures[0]["messageId"])
    print("failed:", failures)

handler({"Records": [{"messageId": "a", "body": "text", "attributes": {}}]}, None)
""",
    "timed_set_up": """\
import os
from contextlib import contextmanager

@contextmanager
def step(name):
    print("begin", name)
    try:
        yield name.upper()
    finally:
        print("end", name)

def handler(event, context):
    with step("configure") as title:
        settings = {"token": os.environ["GITHUB_TOKEN"], "colour": os.environ["APP_COLOUR"]}
        print(title, settings["colour"], *settings)
    return None

handler({}, None)
""",
    "set_up_of_a_client": """\
import logging
import os

import boto3

logger = logging.getLogger()
SESSION = boto3.Session(region_name=os.environ["AWS_DEFAULT_REGION"])

class Worker:
    def __init__(self, session):
        self.credentials = session.get_credentials()
        logger.info("worker with %s from %s", self.credentials, self.credentials.method)

    def run(self):
        frozen = self.credentials.get_frozen_credentials()
        logger.info("signing with %s", frozen.access_key[:4])
        logger.debug("signing with %s", frozen)

Worker(SESSION).run()
""",
}
