"""What is put into an object first and shown or written with it later."""

PROGRAMS = {
    "sections_of_an_ini_file": """\
import configparser
import os

config = configparser.ConfigParser()
config["aws"] = {"region": os.environ["AWS_REGION"], "secret": os.environ["AWS_SECRET_ACCESS_KEY"]}
with open("app.ini", "w") as file:
    config.write(file)  # expect: CRD206
print(config["aws"]["secret"])  # expect: CRD201
""",
    "options_of_an_ini_file": """\
import configparser
import os


def save(path):
    parser = configparser.RawConfigParser()
    parser.read(path)
    parser["aws"]["region"] = os.environ["AWS_REGION"]
    with open(path, "w") as file:
        parser.write(file)
    parser.add_section("s3")
    parser.set("s3", "token", os.environ["AWS_SESSION_TOKEN"])
    with open(path, "w") as file:
        parser.write(file)  # expect: CRD206
""",
    "ini_file_without_secret": """\
import configparser
import os

config = configparser.ConfigParser()
config.read_dict({"aws": {"region": os.environ["AWS_REGION"], "mask": "*" * len(os.environ["AWS_SESSION_TOKEN"])}})
with open("app.ini", "w") as file:
    config.write(file)
config.set("aws", "secret", os.environ["AWS_SECRET_ACCESS_KEY"])
print(config, config.sections(), config["aws"]["region"])
""",
    "credentials_file_is_another_finding": """\
import configparser
import os

import boto3

keys = boto3.client("sts").get_session_token()["Credentials"]
config = configparser.ConfigParser()
config["mfa"] = {"aws_access_key_id": keys["AccessKeyId"], "aws_secret_access_key": keys["SecretAccessKey"]}
with open(os.path.expanduser("~/.aws/credentials"), "w") as file:  # expect: CRD305
    config.write(file)
""",
    "rows_of_a_table": """\
import os

from rich.console import Console
from rich.table import Table

table = Table(title="settings")
table.add_row("secret", os.environ["AWS_SECRET_ACCESS_KEY"])
Console().print(table)  # expect: CRD201
""",
    "rows_of_a_table_without_secret": """\
import os

from rich.console import Console
from rich.table import Table

table = Table(title="settings")
table.add_column(str(len(os.environ)))
table.add_row("secret", "*" * len(os.environ["AWS_SECRET_ACCESS_KEY"]))
Console().print(table)
""",
    "rows_in_memory": """\
import csv
import io
import os

buffer = io.StringIO()
writer = csv.writer(buffer)
writer.writerow(["secret", os.environ["AWS_SECRET_ACCESS_KEY"]])
print(buffer)
print(buffer.getvalue())  # expect: CRD201
""",
    "rows_and_documents_on_the_terminal": """\
import csv
import json
import os
import sys

csv.writer(sys.stdout).writerow([os.environ["AWS_SESSION_TOKEN"]])  # expect: CRD201
json.dump({"token": os.environ["AWS_SESSION_TOKEN"]}, sys.stderr)  # expect: CRD201
json.dump({"names": sorted(os.environ)}, sys.stdout)
""",
    "archive_in_memory": """\
import io
import os
import zipfile

with zipfile.ZipFile(io.BytesIO(), "w") as archive:
    archive.writestr("secret.txt", os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "file_in_memory_is_sent": """\
import io
import os

import boto3
import requests

names = io.BytesIO(",".join(os.environ).encode())
boto3.client("s3").upload_fileobj(names, "bucket", "names")
token = io.BytesIO(os.environ["AWS_SESSION_TOKEN"].encode())
boto3.client("s3").upload_fileobj(token, "bucket", "token")  # expect: CRD206
requests.post("https://example.com", files={"region": os.environ["AWS_REGION"]})
requests.post("https://example.com", data=token)  # expect: CRD206
""",
    "document_of_a_secret": """\
import json

import boto3

secret = json.loads(boto3.client("secretsmanager").get_secret_value(SecretId="db")["SecretString"])
print(secret["password"])  # expect: CRD201
print(secret)  # expect: CRD201
""",
    "names_in_the_document_of_a_secret": """\
import json

import boto3

secret = json.loads(boto3.client("secretsmanager").get_secret_value(SecretId="db")["SecretString"])
print(sorted(secret), list(secret), "password" in secret)
for name in secret:
    print(name)
""",
    "options_read_by_their_names": """\
import configparser
import os

config = configparser.ConfigParser()
config.read("app.ini")
print(config.get("aws", "region"), config.get("aws", "bucket", fallback=None))
print(config.get("aws", "aws_secret_access_key"))  # expect: CRD201
config.set("s3", "key", os.environ["AWS_ACCESS_KEY_ID"])
print(config.get("s3", "key"))  # expect: CRD201
print(config.get("s3", "region"))
""",
}
