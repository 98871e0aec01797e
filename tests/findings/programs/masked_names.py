"""Credentials' names over values that are known to be masked, and mappings that are masked in a loop."""

PROGRAMS = {
    "a few characters under a credential's name": """
import logging


def show(config, key):
    aws_access_key_id = config["key"][:4].upper()
    print(aws_access_key_id)
    logging.info("signed", extra={"aws_access_key_id": key[-4:]})
    print({"aws_secret_access_key": key[:4], "aws_session_token": config.token[-4:]})
    aws_secret_access_key = f"{key[:2]}...{key[-2:]}"
    print(aws_secret_access_key)
    print(dict(aws_secret_access_key=config["key"][0]))


class Masked:
    def __init__(self, key):
        self.aws_access_key_id = key[:4]

    def show(self):
        print(self.aws_access_key_id)
""",
    "most of it, or an item of a list": """
def show(key, rows):
    aws_session_token = key[:-4]
    print(aws_session_token)  # expect: CRD201
    aws_session_token = key
    print(aws_session_token)  # expect: CRD201
    print({"aws_secret_access_key": rows[0]["x"]})  # expect: CRD201
    print({"aws_secret_access_key": rows[0].x})  # expect: CRD201
    print(rows[0]["SecretAccessKey"])  # expect: CRD201
""",
    "update in a loop": """
import boto3

HIDDEN = ("aws_key", "token")


def masked(data):
    for key, value in data.items():
        if isinstance(value, dict):
            masked(value)
        elif key in HIDDEN:
            data.update({key: "***"})
    return data


def partly(data):
    for key, value in data.items():
        if key == "token":
            data.update({key: "***"})
    return data


def options():
    credentials = boto3.Session().get_credentials()
    return {"aws_key": credentials.secret_key, "inner": {"token": credentials.token}, "name": "x"}


print(masked(options()))
print(partly(options()))  # expect: CRD201
""",
    "one_of_several_dicts": """\
import boto3

SECRETS = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
ALL = (*SECRETS, "AWS_ACCESS_KEY_ID")


def keys(arn):
    found = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
    return {
        "AWS_ACCESS_KEY_ID": found["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": found["SecretAccessKey"],
        "AWS_SESSION_TOKEN": found["SessionToken"],
    }


def run(arn):
    env = {}
    if arn:
        env = keys(arn)
    print({name: value if name not in ALL else "***" for name, value in env.items()})
    print([f"{name}={value}" for name, value in env.items() if name not in ALL])
    for name, value in env.items():
        if name in ALL:
            continue
        print(name, value)
""",
    "a_name_that_is_left_of_several_dicts": """\
import boto3

SECRETS = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")


def keys(arn):
    found = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
    return {"AWS_ACCESS_KEY_ID": found["AccessKeyId"], "AWS_SESSION_TOKEN": found["SessionToken"]}


def run(arn):
    env = keys(arn) if arn else {}
    print({name: value if name not in SECRETS else "***" for name, value in env.items()})  # expect: CRD201
    env = keys(arn) if arn else {"AWS_ACCESS_KEY_ID": "none"}
    print({name: value for name, value in env.items()})  # expect: CRD201
    print({name: value for name, value in env.items()}["AWS_ACCESS_KEY_ID"])  # expect: CRD201
    for name, value in env.items():
        if name == "AWS_SESSION_TOKEN":
            print(value)  # expect: CRD201
""",
}
