"""Options of a client that are set under a condition."""

PROGRAMS = {
    "absent_endpoint": """\
import os
import boto3

def make(url=None, local=False):
    kwargs = {}
    if local:
        kwargs["endpoint_url"] = "http://localhost:4566"
    return boto3.client("s3", aws_access_key_id=os.environ["K"], **kwargs)  # expect: CRD102
""",
    "always_endpoint": """\
import os
import boto3

def make(local=False):
    kwargs = {}
    if local:
        kwargs["endpoint_url"] = "http://localhost:4566"
    else:
        kwargs["endpoint_url"] = "https://minio.example.com"
    return boto3.client("s3", aws_access_key_id=os.environ["K"], aws_secret_access_key=os.environ["S"], **kwargs)
""",
    "key_by_condition": """\
import os
import boto3

def make(key):
    kwargs = {"region_name": "eu-west-1"}
    if os.environ.get("K"):
        kwargs["aws_access_key_id"] = os.environ["K"]
        kwargs["aws_secret_access_key"] = os.environ["S"]
    return boto3.client("s3", **kwargs)  # expect: CRD102
""",
    "token_by_condition": """\
import boto3

def make(role, with_token):
    c = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="x")["Credentials"]
    kwargs = dict(aws_access_key_id=c["AccessKeyId"], aws_secret_access_key=c["SecretAccessKey"])
    if with_token:
        kwargs["aws_session_token"] = c["SessionToken"]
    return boto3.client("s3", **kwargs)
""",
    "no_token": """\
import boto3

def make(role, region):
    c = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="x")["Credentials"]
    kwargs = dict(aws_access_key_id=c["AccessKeyId"], aws_secret_access_key=c["SecretAccessKey"])
    if region:
        kwargs["region_name"] = region
    return boto3.client("s3", **kwargs)  # expect: CRD107
""",
    "no_token_by_condition": """\
import boto3

def make(role):
    kwargs = {}
    if role:
        c = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="x")["Credentials"]
        kwargs["aws_access_key_id"] = c["AccessKeyId"]
        kwargs["aws_secret_access_key"] = c["SecretAccessKey"]
    return boto3.client("s3", **kwargs)  # expect: CRD107
""",
    "token_by_condition_both": """\
import boto3

def make(role):
    kwargs = {}
    if role:
        c = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="x")["Credentials"]
        kwargs["aws_access_key_id"] = c["AccessKeyId"]
        kwargs["aws_secret_access_key"] = c["SecretAccessKey"]
        kwargs["aws_session_token"] = c["SessionToken"]
    return boto3.client("s3", **kwargs)
""",
    "dict_expression": """\
import os
import boto3

def make(url, key, secret):
    extra = {"endpoint_url": url} if url else {}
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, **extra)  # expect: CRD103
""",
    "dict_expression_key": """\
import os
import boto3

def make(use):
    creds = {"aws_access_key_id": os.environ["K"], "aws_secret_access_key": os.environ["S"]} if use else {}
    return boto3.client("s3", region_name="eu-west-1", **creds)  # expect: CRD102
""",
    "kw_merge": """\
import os
import boto3

def make(url=None):
    kw = {"aws_access_key_id": os.environ["K"], "aws_secret_access_key": os.environ["S"]}
    if url:
        kw = {**kw, "endpoint_url": url}
    return boto3.client("s3", **kw)  # expect: CRD102
""",
    "or_merge": """\
import os
import boto3

def make(url=None):
    kw = {"aws_access_key_id": os.environ["K"], "aws_secret_access_key": os.environ["S"]}
    if url:
        kw |= {"endpoint_url": url}
    return boto3.client("s3", **kw)  # expect: CRD102
""",
    "conditional_expression_url": """\
import os
import boto3

def make(url, local):
    kw = {"aws_access_key_id": os.environ["K"], "aws_secret_access_key": os.environ["S"]}
    kw["endpoint_url"] = url if local else None
    return boto3.client("s3", **kw)  # expect: CRD102
""",
    "popped": """\
import os
import boto3

def make(drop):
    kw = {"aws_access_key_id": os.environ["K"], "aws_secret_access_key": os.environ["S"]}
    if drop:
        kw.pop("aws_access_key_id")
        kw.pop("aws_secret_access_key")
    return boto3.client("s3", **kw)  # expect: CRD102
""",
    "popped_url": """\
import os
import boto3

def make(drop):
    kw = {"aws_access_key_id": os.environ["K"], "aws_secret_access_key": os.environ["S"]}
    kw["endpoint_url"] = "http://localhost:4566"
    if drop:
        del kw["endpoint_url"]
    return boto3.client("s3", **kw)  # expect: CRD102
""",
    "self_attr": """\
import os
import boto3

class Store:
    def __init__(self, endpoint=None, key=None, secret=None):
        self.client_kwargs = {}
        if endpoint:
            self.client_kwargs["endpoint_url"] = endpoint
        if key and secret:
            self.client_kwargs["aws_access_key_id"] = key
            self.client_kwargs["aws_secret_access_key"] = secret

    def client(self):
        return boto3.client("s3", **self.client_kwargs)  # expect: CRD103
""",
    "helper": """\
import os
import boto3

def kwargs(local):
    found = {}
    if local:
        found["endpoint_url"] = "http://localhost:9000"
        return found
    found["aws_access_key_id"] = os.environ["K"]
    found["aws_secret_access_key"] = os.environ["S"]
    return found

def client(local):
    return boto3.client("s3", **kwargs(local))  # expect: CRD102
""",
    "together": """\
import os
import boto3

def client(local):
    kw = {}
    if local:
        kw["endpoint_url"] = "http://localhost:9000"
        kw["aws_access_key_id"] = os.environ["K"]
        kw["aws_secret_access_key"] = os.environ["S"]
    return boto3.client("s3", **kw)
""",
    "together_config": """\
import boto3
from app import settings

def client():
    params = {"region_name": settings.REGION}
    if settings.LOCAL:
        params.update({"endpoint_url": settings.ENDPOINT, "aws_secret_access_key": settings.SECRET})
    return boto3.client("s3", **params)
""",
    "session_then": """\
import boto3

def session(token=None):
    c = boto3.client("sts").get_session_token()["Credentials"]
    args = [c["AccessKeyId"], c["SecretAccessKey"]]
    if token:
        args.append(c["SessionToken"])
    return boto3.Session(*args)
""",
    "frozen_by_condition": """\
import boto3

def make(own):
    kw = {}
    if own:
        frozen = boto3.Session().get_credentials().get_frozen_credentials()
        kw = {"aws_access_key_id": frozen.access_key, "aws_secret_access_key": frozen.secret_key}
        kw["aws_session_token"] = frozen.token
    return boto3.client("s3", **kw)  # expect: CRD108
""",
    "token_if_any": """\
import boto3

def make(creds):
    kw = {"aws_access_key_id": creds["AccessKeyId"], "aws_secret_access_key": creds["SecretAccessKey"]}
    if "SessionToken" in creds:
        kw["aws_session_token"] = creds["SessionToken"]
    return boto3.client("s3", **kw)
""",
    "token_or_none": """\
import boto3

def make(creds, temporary):
    c = boto3.client("sts").get_session_token()["Credentials"]
    token = c["SessionToken"] if temporary else None
    return boto3.client("s3", aws_secret_access_key=c["SecretAccessKey"], aws_session_token=token)
""",
    "endpoint_none_path": """\
import os
import boto3

def make(stage):
    if stage == "local":
        options = dict(endpoint_url="http://localhost:4566", aws_access_key_id=os.environ["A"])
    else:
        options = dict(region_name="eu-west-1")
    return boto3.client("s3", **options)
""",
    "endpoint_none_path2": """\
import os
import boto3

def make(stage):
    if stage == "local":
        options = dict(endpoint_url="http://localhost:4566")
    else:
        options = dict(aws_access_key_id=os.environ["A"], aws_secret_access_key=os.environ["B"])
    return boto3.client("s3", **options)  # expect: CRD102
""",
    "positional_key": """\
import os
import boto3

def make(local):
    kw = {}
    if local:
        kw["endpoint_url"] = "http://localhost:9000"
        kw["aws_secret_access_key"] = os.environ["S"]
    return boto3.client("s3", aws_access_key_id=os.environ["K"], **kw)  # expect: CRD102
""",
    "session_together": """\
import os

def make(session, local):
    kw = {}
    if local:
        kw["endpoint_url"] = os.environ["URL"]
        kw["aws_access_key_id"] = os.environ["K"]
        kw["aws_secret_access_key"] = os.environ["S"]
    return session.client("s3", **kw)
""",
    "then_reset": """\
import os
import boto3

def make(local, url):
    kw = {}
    if local:
        kw["endpoint_url"] = os.environ["URL"]
        kw["aws_access_key_id"] = os.environ["K"]
        kw["aws_secret_access_key"] = os.environ["S"]
    kw["endpoint_url"] = url if local else None
    return boto3.client("s3", **kw)  # expect: CRD102
""",
    "two_conditions": """\
import os
import boto3

def make(local, url):
    kw = {}
    if local:
        kw["aws_access_key_id"] = os.environ["K"]
        kw["aws_secret_access_key"] = os.environ["S"]
    if url:
        kw["endpoint_url"] = os.environ["URL"]
    return boto3.client("s3", **kw)  # expect: CRD102
""",
    "in_a_loop": """\
import os
import boto3

def make(stages):
    for stage in stages:
        kw = {"region_name": stage.region}
        if stage.local:
            kw.update(endpoint_url=stage.url, aws_secret_access_key=os.environ["S"])
        yield boto3.client("s3", **kw)
""",
    "through_function": """\
import os
import boto3

def client(**options):
    return boto3.client("s3", **options)

def make(local):
    kw = {}
    if local:
        kw["endpoint_url"] = "http://localhost:9000"
        kw["aws_access_key_id"] = os.environ["K"]
        kw["aws_secret_access_key"] = os.environ["S"]
    return client(**kw)
""",
    "through_function_bad": """\
import os
import boto3

def client(**options):
    return boto3.client("s3", **options)  # expect: CRD102

def make(local):
    kw = {}
    if local:
        kw["aws_access_key_id"] = os.environ["K"]
        kw["aws_secret_access_key"] = os.environ["S"]
    return client(**kw)
""",
    "early_return": """\
import os
import boto3

def options(local):
    if not local:
        return {}
    return {"endpoint_url": os.environ["URL"], "aws_secret_access_key": os.environ["S"]}

def make(local):
    return boto3.client("s3", **options(local))
""",
    "merged_printing": """\
import os

def make(local):
    base = {"region": "eu"}
    extra = {"secret": os.environ["AWS_SECRET_ACCESS_KEY"]} if local else {}
    both = {**base, **extra}
    print(both["region"])
    print(both)  # expect: CRD201
    print(both.get("secret"))  # expect: CRD201
""",
    "overwritten": """\
import os

def make(local):
    base = {"secret": os.environ["AWS_SECRET_ACCESS_KEY"], "x": 1}
    base.update({"secret": "***"} if local else {"secret": "none", "y": 2})
    print(base)
""",
}
