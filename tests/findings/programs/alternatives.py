"""Objects that are made on one branch or another, and are changed after they meet."""

PROGRAMS = {
    "masked_on_either_branch": """\
import copy
import logging

import boto3

log = logging.getLogger(__name__)


def either(flag):
    creds = boto3.Session().get_credentials()
    if flag:
        return {"key": creds.secret_key}
    return {"key": creds.secret_key, "region": "eu-west-1"}


def assigned(flag):
    creds = boto3.Session().get_credentials()
    if flag:
        host = {"key": creds.secret_key}
    else:
        host = {"key": creds.secret_key, "region": "eu-west-1"}
    host["key"] = "***"
    log.info("%s", host)


def returned(flag):
    host = either(flag)
    host["key"] = "***"
    log.info("%s", host)


def removed(flag):
    host = either(flag)
    del host["key"]
    log.info("%s", host)


def popped(flag):
    host = either(flag)
    host.pop("key")
    log.info("%s", host)


def updated(flag):
    host = either(flag)
    host.update(key="***")
    log.info("%s", host)


def copied(flag):
    services = copy.deepcopy({"services": {"a": either(flag)}})
    for service in services["services"].values():
        service["key"] = "***"
    log.info("%s", services)


def twice(one, two):
    first, second = either(one), either(two)
    first["key"] = "***"
    log.info("%s", first)
    log.info("%s", second)  # expect: CRD202
""",
    "attributes_on_either_branch": """\
import os


class Local:
    def __init__(self):
        self.token = os.environ["AWS_SESSION_TOKEN"]


class Remote:
    def __init__(self):
        self.token = os.environ["AWS_SESSION_TOKEN"]


def make(flag):
    return Local() if flag else Remote()


def hidden(flag):
    made = make(flag)
    made.token = None
    print(vars(made))


def shown(flag):
    made = make(flag)
    made.name = None
    print(vars(made))  # expect: CRD201
""",
    "objects_that_exist_together": """\
import logging

import boto3

log = logging.getLogger(__name__)


def one_of_two(flag):
    creds = boto3.Session().get_credentials()
    first = {"key": creds.secret_key}
    second = {"key": creds.secret_key, "region": "eu-west-1"}
    target = first if flag else second
    target["key"] = "***"
    log.info("%s", first)  # expect: CRD202


def one_that_was_there(flag):
    creds = boto3.Session().get_credentials()
    first = {"key": creds.secret_key}
    if flag:
        target = {"key": creds.secret_key}
    else:
        target = first
    target["key"] = "***"
    log.info("%s", first)  # expect: CRD202


def of_several_rounds(flags):
    creds = boto3.Session().get_credentials()
    made = []
    for flag in flags:
        if flag:
            host = {"key": creds.secret_key}
        else:
            host = {"key": creds.secret_key, "region": "eu-west-1"}
        made.append(host)
    made[0]["key"] = "***"
    log.info("%s", made[-1])  # expect: CRD202
""",
}
