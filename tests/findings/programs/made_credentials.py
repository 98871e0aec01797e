"""Objects of credentials that a program makes itself."""

PROGRAMS = {
    "made_then_client": """\
import os
import boto3
from botocore.credentials import Credentials

creds = Credentials(os.environ["K"], os.environ["S"])  # expect: CRD102
s3 = boto3.client("s3", aws_access_key_id=creds.access_key, aws_secret_access_key=creds.secret_key)
""",
    "made_printed": """\
import os
from botocore.credentials import Credentials

def show():
    creds = Credentials(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"], None)  # expect: CRD102
    print(creds.secret_key)  # expect: CRD201
    print(creds)
    print(creds.get_frozen_credentials().secret_key)  # expect: CRD201
    print(creds.get_frozen_credentials())  # expect: CRD201
    print(creds.token)
""",
    "literal_made": """\
from botocore.credentials import Credentials

creds = Credentials("AKIAQ7T3XW5LKZP4M2RD", "wJa1rXUtnFEM1K7MDENGbPxRf1CYzK2s8dQ1m4tN")  # expect: CRD101
print(creds.secret_key)
""",
    "sigv4": """\
import boto3
from botocore.auth import SigV4Auth
from botocore.credentials import Credentials, ReadOnlyCredentials

def sign(request, role):
    c = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="x")["Credentials"]
    creds = Credentials(c["AccessKeyId"], c["SecretAccessKey"], c["SessionToken"])
    SigV4Auth(creds, "s3", "eu-west-1").add_auth(request)
    frozen = ReadOnlyCredentials(creds.access_key, creds.secret_key, creds.token)
    return frozen.access_key[:4]
""",
    "made_of_params": """\
import boto3
from botocore.credentials import Credentials

def client(key, secret, token):
    creds = Credentials(key, secret, token)  # expect: CRD103
    frozen = creds.get_frozen_credentials()
    return boto3.client(
        "s3",
        aws_access_key_id=frozen.access_key,
        aws_secret_access_key=frozen.secret_key,
        aws_session_token=frozen.token,
    )
""",
    "sts_client": """\
import boto3
from botocore.credentials import Credentials

def client(role):
    c = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="x")["Credentials"]
    creds = Credentials(access_key=c["AccessKeyId"], secret_key=c["SecretAccessKey"], token=c["SessionToken"])
    return boto3.client(
        "s3",
        aws_access_key_id=creds.access_key,
        aws_secret_access_key=creds.secret_key,
        aws_session_token=creds.token,
    )
""",
    "no_token": """\
import boto3
from botocore.credentials import Credentials

def client(role):
    c = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="x")["Credentials"]
    creds = Credentials(c["AccessKeyId"], c["SecretAccessKey"], c["SessionToken"])
    return boto3.client(  # expect: CRD107
        "s3", aws_access_key_id=creds.access_key, aws_secret_access_key=creds.secret_key
    )
""",
    "session_given": """\
import boto3
from botocore.credentials import Credentials

def client():
    own = boto3.Session().get_credentials()
    creds = Credentials(own.access_key, own.secret_key, own.token)
    return boto3.client(  # expect: CRD108
        "s3",
        aws_access_key_id=creds.access_key,
        aws_secret_access_key=creds.secret_key,
        aws_session_token=creds.token,
    )
""",
    "attribute": """\
import os
from botocore.credentials import Credentials

class Holder:
    def __init__(self):
        self.creds = Credentials(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD102

    def show(self):
        print(self.creds.secret_key)  # expect: CRD201

    def name(self):
        print(self.creds.method)
""",
    "readonly": """\
import os
from botocore.credentials import ReadOnlyCredentials

creds = ReadOnlyCredentials(  # expect: CRD102
    os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"], None
)
print(creds)  # expect: CRD201
key, secret, token = creds
print(token)
print(secret)  # expect: CRD201
print(creds[1])  # expect: CRD201
print(creds._asdict())  # expect: CRD201
""",
    "made_of_dummy": """\
import boto3
from botocore.credentials import Credentials

creds = Credentials("testing", "testing", "testing")
boto3.client("s3", aws_access_key_id=creds.access_key, aws_secret_access_key=creds.secret_key)
print(creds.secret_key)
""",
    "returned": """\
import os
import boto3
from botocore import credentials as bc

def make():
    return bc.Credentials(access_key=os.environ["K"], secret_key=os.environ["S"])  # expect: CRD102

def session():
    found = make().get_frozen_credentials()
    return boto3.Session(found.access_key, found.secret_key, found.token)

def other():
    creds = make()
    print(creds.access_key[:4], len(creds.secret_key))
    key, secret, token = creds.get_frozen_credentials()
    return boto3.Session(aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token)
""",
    "set_credentials": """\
import botocore.session
from botocore.credentials import Credentials
from app import settings

def session():
    creds = Credentials(settings.KEY, settings.SECRET)  # expect: CRD103
    own = botocore.session.get_session()
    own.set_credentials(creds.access_key, creds.secret_key)
    return own
""",
    "found_by_a_session": """\
import boto3

def client():
    creds = boto3.Session().get_credentials()
    return boto3.client(  # expect: CRD107
        "s3", aws_access_key_id=creds.access_key, aws_secret_access_key=creds.secret_key
    )

def other():
    creds = boto3.Session().get_credentials().get_frozen_credentials()
    print(creds)  # expect: CRD201
    return boto3.client(  # expect: CRD108
        "s3",
        aws_access_key_id=creds.access_key,
        aws_secret_access_key=creds.secret_key,
        aws_session_token=creds.token,
    )
""",
    "made_of_mixed": """\
import os
import boto3
from botocore.credentials import Credentials

def client():
    creds = Credentials("testing", "testing")
    return boto3.client(  # expect: CRD102
        "s3", aws_access_key_id=creds.access_key, aws_secret_access_key=os.environ["S"]
    )
""",
    "refreshable": """\
import boto3
from botocore.credentials import RefreshableCredentials

def session(refresh):
    creds = RefreshableCredentials.create_from_metadata(metadata=refresh(), refresh_using=refresh, method="sts")
    return boto3.client(  # expect: CRD108
        "s3",
        aws_access_key_id=creds.access_key,
        aws_secret_access_key=creds.secret_key,
        aws_session_token=creds.token,
    )
""",
    "unknown_arguments": """\
from botocore.credentials import Credentials

def show(options):
    creds = Credentials(**options)
    print(creds)
    print(creds.secret_key == "x")
""",
    "vars_of": """\
import os
from botocore.credentials import Credentials

def show():
    creds = Credentials(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD102
    print(vars(creds))  # expect: CRD201
    print(creds.__dict__)  # expect: CRD201
    print(vars(creds)["token"])
""",
    "awscrt": """\
import os
from awscrt.auth import AwsCredentialsProvider, AwsCredentials
c = AwsCredentials(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD102
print(c.session_token)
print(c.secret_access_key)  # expect: CRD201
""",
}
