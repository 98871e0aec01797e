"""`**kwargs` of unknown content that are handed on: what a named parameter takes is not among the rest."""

PROGRAMS = {
    "named_parameter_is_changed": """\
import logging, os, subprocess

log = logging.getLogger(__name__)

class Runner:
    def run(self, command, popen_kwargs=None, **kwargs):
        popen_kwargs = popen_kwargs or {}
        popen_kwargs["env"] = os.environ.copy()
        command += [f"{key}={value}" for key, value in kwargs.items()]
        subprocess.Popen(command, **popen_kwargs)

    def remote(self, command, **kwargs):
        self.run(command, **kwargs)
        log.debug("ran with %s", kwargs)

    def tried(self, command, **kwargs):
        self.remote(command, **kwargs)
        log.debug("ran %s with %s", command, kwargs)
""",
    "named_by_keyword_only": """\
import logging
import boto3

def configure(*, settings, **others):
    settings["password"] = boto3.Session().get_credentials().secret_key
    logging.info("others: %s", others)

def use(**settings):
    configure(**settings)
    logging.info("settings: %s", settings)
""",
    "named_parameter_is_shown": """\
import logging
import boto3

def configure(*, settings, **others):
    settings["password"] = boto3.Session().get_credentials().secret_key
    return settings

def use(**settings):
    logging.info("settings: %s", configure(**settings))  # expect: CRD202
""",
    "rest_is_changed": """\
import logging
import boto3

def use(settings=None, **others):
    others["password"] = boto3.Session().get_credentials().secret_key
    logging.info("others: %s", others)  # expect: CRD202
""",
    "answer_of_sts_that_is_handed_on": """\
import boto3
from pydantic import BaseModel, Field

class Keys(BaseModel):
    access_key_id: str = Field(..., alias="AccessKeyId")
    secret_access_key: str = Field(..., alias="SecretAccessKey")
    session_token: str = Field(..., alias="SessionToken")

class Plain:
    def __init__(self, AccessKeyId, SecretAccessKey, SessionToken, Expiration=None):
        self.values = AccessKeyId, SecretAccessKey, SessionToken

def connect(*, AccessKeyId, SecretAccessKey, SessionToken, **others):
    return boto3.Session(AccessKeyId, SecretAccessKey, SessionToken)

def by_model(client):
    keys = Keys(**client.get_session_token()["Credentials"])
    return boto3.Session(keys.access_key_id, keys.secret_access_key, keys.session_token)

def by_class(client):
    return boto3.Session(*Plain(**client.get_session_token()["Credentials"]).values)

def by_function(answer):
    return connect(**answer)
""",
    "answer_of_sts_whose_token_is_lost": """\
import boto3
from pydantic import BaseModel, Field

class Keys(BaseModel):
    access_key_id: str = Field(..., alias="AccessKeyId")
    secret_access_key: str = Field(..., alias="SecretAccessKey")

def connect(AccessKeyId, SecretAccessKey, **others):
    return boto3.Session(AccessKeyId, SecretAccessKey)  # expect: CRD107

def by_model(client):
    keys = Keys(**client.get_session_token()["Credentials"])
    return boto3.Session(keys.access_key_id, keys.secret_access_key)  # expect: CRD107

def by_function(client):
    return connect(**client.get_session_token()["Credentials"])
""",
    "options_of_other_origin": """\
import json
import boto3

class Plain:
    def __init__(self, AccessKeyId, SecretAccessKey):
        self.key, self.secret = AccessKeyId, SecretAccessKey

def connect(key_id, secret):
    return boto3.Session(key_id, secret)  # expect: CRD103

def by_configuration(file):
    keys = Plain(**json.load(file))
    return boto3.Session(keys.key, keys.secret)  # expect: CRD103

def by_other_names(options):
    return connect(**options)
""",
}
