"""Answers of AWS read key by key: STS, Secrets Manager, the Parameter Store, IAM."""

PROGRAMS = {
    "role_read_by_key": """\
import boto3

answer = boto3.client("sts").assume_role(
    RoleArn="arn:aws:iam::123456789012:role/deploy", RoleSessionName="deploy"
)
credentials = answer["Credentials"]
print(answer["AssumedRoleUser"]["Arn"])
print("until", credentials["Expiration"])
print(credentials["AccessKeyId"][:4])
print(credentials["SecretAccessKey"])
print(answer)
""",
    "role_fields_counted": """\
import boto3

answer = boto3.client("sts").assume_role(
    RoleArn="arn:aws:iam::123456789012:role/deploy", RoleSessionName="deploy"
)
sizes = {name: len(str(value)) for name, value in answer["Credentials"].items()}
print(sizes)
answer.pop("Credentials")
print(answer)
""",
    "profile_text": """\
import boto3

def profile(name, credentials):
    lines = [f"[{name}]"]
    for key, field in (("aws_access_key_id", "AccessKeyId"), ("aws_secret_access_key", "SecretAccessKey")):
        lines.append(f"{key} = {credentials[field]}")
    return "\\n".join(lines)

answer = boto3.client("sts").get_session_token(DurationSeconds=900)
print(profile("temporary", answer["Credentials"]))
print(answer["ResponseMetadata"]["HTTPStatusCode"])
""",
    "profile_names": """\
import boto3

def profile(name, credentials):
    lines = [f"[{name}]"]
    for key in credentials:
        lines.append(f"# {key}")
    return "\\n".join(lines)

answer = boto3.client("sts").get_session_token(DurationSeconds=900)
print(profile("temporary", answer["Credentials"]))
print(answer["ResponseMetadata"]["HTTPStatusCode"], *answer)
""",
    "role_kept_in_an_object": """\
import boto3

class Role:
    def __init__(self, arn):
        answer = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="worker")
        self.expiration = answer["Credentials"]["Expiration"]
        self._key = answer["Credentials"]["SecretAccessKey"]

    def __str__(self):
        return f"role until {self.expiration:%Y}, key {self._key[:4]}***"

role = Role("arn:aws:iam::123456789012:role/deploy")
print(str(role)[:10], role is None)
print(role)
""",
    "role_merged_into_settings": """\
import boto3

settings = {"region": "eu-west-1"}
answer = boto3.client("sts").assume_role(RoleArn="arn:aws:iam::123456789012:role/deploy", RoleSessionName="ci")
settings |= {
    "key": answer["Credentials"]["AccessKeyId"],
    "user": answer["AssumedRoleUser"]["AssumedRoleId"],
}
print(settings["region"], settings["user"])
print(settings)
""",
    "secret_compared": """\
import boto3

client = boto3.client("secretsmanager")
answer = client.get_secret_value(SecretId="app/db")
print(answer["Name"], answer["ARN"], answer["VersionStages"])
secret = answer["SecretString"]
match secret.split(":"):
    case [user, _]:
        print("user", user == "app")
    case _:
        print("a plain secret of", len(secret))
""",
    "secret_whole": """\
import boto3

client = boto3.client("secretsmanager")
for entry in client.list_secrets()["SecretList"]:
    print(entry["Name"])
    value = client.get_secret_value(SecretId=entry["ARN"])
    print(value["Name"], value["SecretString"])
    del value["SecretString"]
    print(value)
""",
    "parameters_by_path": """\
import boto3

client = boto3.client("ssm")
answer = client.get_parameters(Names=["/app/password", "/app/colour"], WithDecryption=True)
values = {item["Name"]: item["Value"] for item in answer["Parameters"]}
print(sorted(values), answer["InvalidParameters"])
print(values)
""",
    "parameters_described": """\
import boto3

client = boto3.client("ssm")
answer = client.get_parameters(Names=["/app/password", "/app/colour"], WithDecryption=True)
for item in answer["Parameters"]:
    print(f"{item['Name']} version {item['Version']} of type {item['Type']}: {len(item['Value'])}")
print([item["Name"] for item in answer["Parameters"]])
print({item["Name"]: "***" for item in answer["Parameters"]})
""",
    "keys_rotated": """\
import boto3

iam = boto3.client("iam")
iam.create_user(UserName="carrier")
new = iam.create_access_key(UserName="carrier")["AccessKey"]
print("created", new["UserName"], new["Status"], new["CreateDate"].year > 2000)
old = iam.list_access_keys(UserName="carrier")["AccessKeyMetadata"]
print(len(old), {key["Status"] for key in old})
session = boto3.Session(new["AccessKeyId"], new["SecretAccessKey"])
print(session.region_name)
""",
    "keys_rotated_and_shown": """\
import boto3

iam = boto3.client("iam")
iam.create_user(UserName="miner")
new = iam.create_access_key(UserName="miner")["AccessKey"]
*_, secret = (new[name] for name in ("UserName", "AccessKeyId", "SecretAccessKey"))
print(new["UserName"])
print("new secret:", secret)
print(len(secret))
""",
    "session_credentials_state": """\
import boto3

session = boto3.Session()
if (credentials := session.get_credentials()) is None:
    print("no credentials")
else:
    frozen = credentials.get_frozen_credentials()
    print("credentials by", credentials.method, "with token" if frozen.token else "without token")
    print(f"{frozen.access_key[:4]}...{frozen.access_key[-4:]}")
    access, secret, *_ = frozen
    print(len(access), len(secret))
""",
    "session_credentials_as_text": """\
import json

import boto3

frozen = boto3.Session().get_credentials().get_frozen_credentials()
process = {"Version": 1, "AccessKeyId": frozen.access_key, "SecretAccessKey": frozen.secret_key}
print(process["Version"])
print(json.dumps(process))
print(json.dumps({**process, "AccessKeyId": None, "SecretAccessKey": None}))
""",
}
