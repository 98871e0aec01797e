"""Hard-coded texts: keys, and what only stands where a key would."""

PROGRAMS = {
    "one_character_in_both_cases": """\
WORK = {"aws_secret_access_key": "yYyYyYyYyYyYyYyYyYyYyYyYyYyYyYyYyYyYyYyY", "aws_session_token": "xXxXxXxXxXxXxXxX"}
HOME = {"aws_secret_access_key": "Zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"}
""",
    "characters_that_differ_in_more_than_case": """\
WORK = {"aws_secret_access_key": "yKyKyKyKyKyKyKyKyKyKyKyKyKyKyKyKyKyKyKyK"}  # expect: CRD301
""",
    "references_to_a_key": """\
PLAIN = {"aws_secret_access_key": "${env.STORE_SECRET_ACCESS_KEY:=}"}
JINJA = {"aws_secret_access_key": "{{ conn.store.password }}"}
INI = {"aws_secret_access_key": "%(store_secret_access_key)s"}
SHELL = {"AWS_SECRET_ACCESS_KEY": "$STORE_SECRET_ACCESS_KEY"}
COMMAND = {"AWS_SECRET_ACCESS_KEY": "$(pass show aws/secret-key)"}
VAULT = {"aws_secret_access_key": "vault:secret/data/aws#secret"}
ARN = {"aws_secret_access_key": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x"}
PATH = {"aws_secret_access_key": "/run/secrets/aws/secret"}
""",
    "names_of_settings": """\
AWS_SECRET_ACCESS_KEY = "REPORTS_AWS_SECRET_ACCESS_KEY"
aws_session_token = "config/aws/session-token"
LABELS = {"aws_access_key_id": "AWS Access Key Id", "aws_secret_access_key": "The secret key of the owner"}
PREFIX = "REPORTS"
NAMES = {"aws_secret_access_key": f"{PREFIX}_AWS_SECRET"}
""",
    "masks": """\
data = {}
data["aws_secret_access_key"] = "****** (Censored)"
data["aws_access_key_id"] = "AKIAxxxxxxxxxxxxxxxx"
data["aws_session_token"] = "FwoGZXIvYXdz…"
data["aws_security_token"] = "not-a-real-session-token"
""",
    "patterns": r"""
PATTERNS = {
    "aws_access_key_id": r"AKIA[0-9A-Z]{16}",
    "aws_secret_access_key": r"(?i)aws(.{0,20})?['\"][0-9a-zA-Z\/+]{40}['\"]",
    "aws_session_token": r"^FwoG[A-Za-z0-9+/=]{100,}$",
}
""",
    "key_id_at_word_boundaries": """\
RICE = "TODAYINASIAASACKOFRICEFELLOVER"
DIGEST = "sha512-GDHVin2EJ9PGJ33VMGlqtPcvUlYAKIAQ7T3XW5LKZP4M2RDM2RDX9AoQ=="
PREFIXED = "id7AKIAQ7T3XW5LKZP4M2RD"
ADDRESS = "https://store.example/?AWSAccessKeyId=AKIAQ7T3XW5LKZP4M2RD&Signature=abc"  # expect: CRD301
LINES = "first\\nAKIAQ7T3XW5LKZP4M2RD\\nlast"  # expect: CRD301
SERVICE = "ABIAQ7T3XW5LKZP4M2RD"  # expect: CRD301
""",
    "bedrock_key": f"""\
LONG = "ABSK{"Q7t3Xw5LkZp4" * 9}=="  # expect: CRD301
SHORT = "ABSK{"Q7t3Xw5LkZp4" * 4}"
""",
    "secret_under_any_name_of_one": """\
S3_SECRET_KEY = "Q7t3Xw5LkZp4M2rdQ7t3Xw5LkZp4M2rdQ7t3Xw5/"  # expect: CRD301
conf = dict(prod_aws_key_secret="Q7t3Xw5LkZp4M2rdQ7t3Xw5LkZp4M2rdQ7t3Xw5/")  # expect: CRD301
SECRET_KEY = "Q7t3Xw5LkZp4M2rdQ7t3Xw5LkZp4M2rdQ7t3Xw5/"
S3_SECRET_KEY_NAME = "staging/store/secret_key"
AWS_SECRET_KEY_NOTE = "0123456789abcdef0123456789abcdef01234567"
""",
    "made_up_for_this_machine": """\
import boto3

boto3.client("s3", endpoint_url="http://localhost:9000", aws_access_key_id="admin", aws_secret_access_key="swordfish99")
boto3.client("s3", endpoint_url="http://store:9000", aws_access_key_id="admin", aws_secret_access_key="swordfish99")
boto3.client("s3", endpoint_url="http://172.20.0.3", aws_access_key_id="admin", aws_secret_access_key="swordfish99")
boto3.client("s3", endpoint_url="http://[::1]:9000", aws_access_key_id="admin", aws_secret_access_key="swordfish99")
""",
    "real_for_this_machine": """\
import boto3

boto3.client(  # expect: CRD101
    "s3",
    endpoint_url="http://localhost:9000",
    aws_access_key_id="AKIAQ7T3XW5LKZP4M2RD",
    aws_secret_access_key="Q7t3Xw5LkZp4M2rdQ7t3Xw5LkZp4M2rdQ7t3Xw5/",
)
boto3.client(  # expect: CRD101
    "s3", endpoint_url="https://store.acme.dev", aws_access_key_id="admin", aws_secret_access_key="pass"
)
""",
    "too_short_for_a_key": """\
import os

import boto3

boto3.client("s3", aws_access_key_id="admin", aws_secret_access_key="pass")  # expect: CRD103
os.environ["AWS_ACCESS_KEY_ID"] = "admin"
boto3.client("s3", aws_access_key_id="YOUR_KEY_ID", aws_secret_access_key="YOUR_SECRET_KEY")  # expect: CRD103
boto3.client("s3", aws_access_key_id="fakeakid", aws_secret_access_key="akidtest")
""",
    "published_keys": """\
from minio import Minio

PLAY = "zuf+tfteSlswRu7BJ86wekitnifILbZam1KYY3TG"
play = Minio("play.min.io", access_key="Q3AM3UQ867SPQQA43P2F", secret_key=PLAY)
AWS_SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYESAMPLEKEY"
expired = {"AWS_SESSION_TOKEN": "EXPIRED_TOKEN_12345"}
""",
    "texts_that_are_made_of_no_literal": """\
from urllib.parse import quote

import boto3

boto3.client("s3", aws_secret_access_key=quote(str(1234567890123456789)))  # expect: CRD103
boto3.client("s3", aws_secret_access_key=quote("Xm7qLp2RtZ9vKd4WnB8sYc3F"))  # expect: CRD101
""",
}
