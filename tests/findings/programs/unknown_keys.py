"""Secrets that are stored under a key whose name is not known, and what is read from there under a known one."""

PROGRAMS = {
    "settings_beside": """\
import logging
import boto3
from acme.keys import SECRET_NAME

def load(catalog):
    name, config = next(iter(catalog.items()))
    creds = boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b")["Credentials"]
    config[SECRET_NAME] = creds["SecretAccessKey"]
    logging.debug("timeout %s", config.get("connection", {}).get("timeout", 3))
    logging.debug("retries %s", config["connection"].get("retries"))
    logging.debug("name %s", config.get("name", name))
""",
    "settings_of_a_document": """\
import json, os
from acme import keys

def load(path):
    with open(path) as file:
        config = json.load(file)
    config[keys.PASSWORD] = os.environ["DB_PASSWORD"]
    print(config["host"], config.get("port"))
    for server in config["servers"]:
        print(server["name"])
""",
    "an_attribute": """\
import os
from acme import keys

class App:
    def __init__(self, config):
        self.config = config
        self.config[keys.PASSWORD] = os.environ["DB_PASSWORD"]

    def show(self):
        print(self.config["host"])
""",
    "read_like_a_credential": """\
import json, os
from acme import keys

def load(path):
    with open(path) as file:
        config = json.load(file)
    config[keys.PASSWORD] = os.environ["DB_PASSWORD"]
    print(config["password"])  # expect: CRD201
    print(config.get("db_token"))  # expect: CRD201
""",
    "read_by_an_unknown_key": """\
import json, os
from acme import keys

def load(path):
    with open(path) as file:
        config = json.load(file)
    config[keys.PASSWORD] = os.environ["DB_PASSWORD"]
    print(config[keys.PASSWORD])  # expect: CRD201
    print(config)  # expect: CRD201
""",
    "nothing_but_secrets": """\
import os

def load(names):
    found = {}
    for name in names:
        found[name] = os.environ["DB_PASSWORD"]
    print(found["main"])  # expect: CRD201
""",
}
