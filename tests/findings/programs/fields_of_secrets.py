"""Fields of a stored secret: what is plainly an address, a bucket or a region is none."""

SECRET = """\
import json

import boto3

secret = json.loads(boto3.client("secretsmanager").get_secret_value(SecretId="x")["SecretString"])
"""

PROGRAMS = {
    "addresses_and_places": f"""\
{SECRET}
print(secret["endpoint_url"], secret["CONFIG_URL"], secret["serviceUrl"], secret.get("api_endpoint"))
print(secret["bucket_name"], secret["role_arn"], secret["db_host"], secret["proxy_port"], secret["AWS_REGION"])
with open("config.json", "w") as file:
    json.dump({{"url": secret["METAFLOW_CONFIG_URL"]}}, file)
""",
    "what_may_hold_a_password": f"""\
{SECRET}
print(secret["database_url"])  # expect: CRD201
print(secret["slackWebhookUrl"])  # expect: CRD201
print(secret["redis_url"])  # expect: CRD201
print(secret["url"])  # expect: CRD201
print(secret["support"])  # expect: CRD201
print(secret["api_key"], secret["endpoint_url"])  # expect: CRD201
print(secret)  # expect: CRD201
""",
}
