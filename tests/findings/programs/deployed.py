"""Credentials in the environment of what is deployed, known by their value or by the variable's name."""

PROGRAMS = {
    "keys_under_any_name": """\
import json
import os

import boto3

functions = boto3.client("lambda")


def update(name, variables):
    functions.update_function_configuration(FunctionName=name, Environment={"Variables": variables})  # expect: CRD304


def main(role):
    keys = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="deploy")["Credentials"]
    update("a", {"UPLOAD": keys["SecretAccessKey"], "UNTIL": str(keys["Expiration"])})
    functions.create_function(  # expect: CRD304
        FunctionName="b", Environment={"Variables": {"ACCESS": json.dumps([keys["AccessKeyId"], keys["SessionToken"]])}}
    )
    frozen = boto3.Session().get_credentials().get_frozen_credentials()
    boto3.client("batch").submit_job(  # expect: CRD304
        jobName="c", containerOverrides={"environment": [{"name": "WORD", "value": f"{frozen.secret_key}"}]}
    )


class Job:
    def __init__(self):
        self.word = os.environ["AWS_SECRET_KEY"]

    def run(self):
        boto3.client("ecs").run_task(  # expect: CRD304
            taskDefinition="d",
            overrides={"containerOverrides": [{"name": "x", "environment": [{"name": "WORD", "value": self.word}]}]},
        )
""",
    "the_whole_environment": """\
import os

import boto3

functions = boto3.client("lambda")
functions.update_function_configuration(FunctionName="a", Environment={"Variables": dict(os.environ)})  # expect: CRD304
variables = {**os.environ, "STAGE": "prod"}
functions.update_function_configuration(FunctionName="b", Environment={"Variables": variables})  # expect: CRD304
boto3.client("batch").submit_job(  # expect: CRD304
    jobName="c", containerOverrides={"environment": [{"name": k, "value": v} for k, v in os.environ.items()]}
)
""",
    "variables_without_keys": """\
import os

import boto3

functions = boto3.client("lambda")
kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
functions.update_function_configuration(FunctionName="a", Environment={"Variables": kept})
keys = boto3.client("sts").get_session_token()["Credentials"]
boto3.client("batch").submit_job(
    jobName="c",
    containerOverrides={
        "environment": [
            {"name": "UNTIL", "value": keys["Expiration"].isoformat()},
            {"name": "WIDTH", "value": str(len(keys["SecretAccessKey"]))},
            {"name": "DB_PASSWORD", "value": os.environ["DB_PASSWORD"]},
            {"name": "AWS_PROFILE", "value": os.environ["AWS_PROFILE"]},
        ]
    },
)


def deploy(value, password):
    variables = {"STAGE": value, "API_TOKEN": password}
    functions.create_function(FunctionName="b", Environment={"Variables": variables})
""",
    "keys_beside_the_environment": """\
import os

import boto3

key = os.environ["AWS_ACCESS_KEY_ID"]
boto3.client("lambda").update_function_configuration(
    FunctionName="a", Description="x", Environment={"Variables": {"HAS_KEY": str(bool(key))}}
)
variables = dict(os.environ)
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    variables.pop(name, None)
boto3.client("lambda").update_function_configuration(FunctionName="b", Environment={"Variables": variables})
""",
}
