"""Loggers that write credentials: botocore's at DEBUG, and the root logger's where AWS is asked for secrets."""

PROGRAMS = {
    "levels_of_dict_config_and_root": """\
import logging.config, io, os
from logging import root, getLogger
import boto3
LOG = {"version": 1, "loggers": {"": {"level": "DEBUG"}, "app": {"level": "INFO"}}}
def setup():
    logging.config.dictConfig(LOG)  # expect: CRD306
class App:
    log = logging.getLogger("app")
    def run(self):
        self.log.root.setLevel("DEBUG")  # expect: CRD306
        root.setLevel(10)  # expect: CRD306
        for n in ("botocore.auth", "urllib3"):
            getLogger(n).setLevel(logging.DEBUG)  # expect: CRD306
        return boto3.client("cognito-identity").get_id()
""",
    "texts_of_file_config": """\
import logging.config, io, os
from configparser import ConfigParser
TEXT = '''
[loggers]
keys=root,wire

[handlers]
keys=h

[logger_root]
level=WARNING
handlers=h

[logger_wire]
level=DEBUG
handlers=h
qualname=botocore.parsers

[handler_h]
level=DEBUG
class=StreamHandler
'''
logging.config.fileConfig(io.StringIO(TEXT))  # expect: CRD306
logging.config.fileConfig("logging.ini")
parser = ConfigParser()
parser["logger_x"] = {"level": "DEBUG", "qualname": "botocore"}
logging.config.fileConfig(parser)  # expect: CRD306
def f(level):
    logging.getLogger("botocore").setLevel(level)
    logging.getLogger("botocore").setLevel(logging.NOTSET)
    logging.getLogger("botocore").setLevel(logging.DEBUG if level else logging.INFO)  # expect: CRD306
""",
    "a_root_logger_without_an_import_of_an_sdk": """\
import logging
logging.basicConfig(level=logging.DEBUG)  # expect: CRD306
def run(client, name):
    return client.assume_role(RoleArn=name, RoleSessionName="x")["AssumedRoleUser"]
""",
    "a_root_logger_where_keys_are_made": """\
import logging
import boto3
def main():
    logging.basicConfig(level="DEBUG")  # expect: CRD306
def keys(user):
    return boto3.client("iam").create_access_key(UserName=user)["AccessKey"]["Status"]
def trace(session):
    session.set_debug_logger()  # expect: CRD306
""",
    "a_root_logger_where_sso_is_asked": """\
import logging
import boto3
def main(session):
    logging.root.setLevel(logging.DEBUG)  # expect: CRD306
    sso = session.client("sso")
    sso.list_accounts()
""",
    "loggers_that_write_no_secrets": """\
import logging
import boto3
logging.getLogger().setLevel(logging.DEBUG)
def run(name):
    return boto3.client("sns").publish(Message=name)
logging.getLogger("botocore.retries").setLevel(logging.DEBUG)
logging.getLogger("botocore.credentials").setLevel(logging.DEBUG)
handler = logging.StreamHandler()
handler.setLevel(logging.DEBUG)
logging.config.dictConfig({"version": 1, "root": {"handlers": ["h"], "level": "INFO"}})
boto3.client("ssm").get_parameter(Name="/x", WithDecryption=False)
""",
    "loggers_of_a_session": """\
import logging, boto3
import botocore.session
s = botocore.session.get_session()
s.set_stream_logger("botocore", logging.DEBUG)  # expect: CRD306
s.set_stream_logger("botocore", logging.INFO)
s.set_file_logger(logging.DEBUG, "trace.log")  # expect: CRD306
s.set_file_logger(logging.INFO, "trace.log")
logging.getLogger("root").setLevel(logging.DEBUG)
logging.getLogger(__name__).setLevel(logging.DEBUG)
""",
    "loggers_of_botocore_that_are_harmless": """\
import logging

for name in ("botocore.credentials", "botocore.retries", "botocore.session", "boto3", "s3transfer"):
    logging.getLogger(name).setLevel(logging.DEBUG)
logging.getLogger("botocore").setLevel(logging.INFO)
""",
    "a_root_logger_beside_plain_parameters": """\
import logging

import boto3

logging.root.setLevel(logging.DEBUG)
print(boto3.client("ssm").get_parameter(Name="/stage")["Parameter"]["Value"])
""",
    "an_ini_that_sets_other_loggers": """\
import io
import logging.config

logging.config.fileConfig(io.StringIO("[logger_app]\\nlevel=DEBUG\\nqualname=app.botocore\\n[handler_h]\\nlevel=DEBUG\\n"))
logging.config.dictConfig({"version": 1, "handlers": {"botocore": {"level": "DEBUG"}}})
""",
    "a_root_logger_where_botocores_has_its_own_level": """\
import logging
import boto3
logging.basicConfig(level=logging.DEBUG)
logging.getLogger("botocore").setLevel(logging.WARNING)
boto3.client("sts").get_caller_identity()
""",
    "noisy_loggers_are_quieted_in_a_loop": """\
import logging
import boto3
def main(debug):
    if debug:
        logging.getLogger().setLevel(logging.DEBUG)
    for name in ("boto3", "botocore", "urllib3"):
        logging.getLogger(name).setLevel("INFO")
    return boto3.client("sts").get_caller_identity()
""",
    "both_levels_in_one_branch": """\
import logging
import boto3
def main(debug):
    if debug:
        logging.basicConfig(level=logging.DEBUG)
        wire = logging.getLogger("botocore")
        wire.setLevel(logging.ERROR if debug < 3 else logging.INFO)
    return boto3.client("sts").get_caller_identity()
""",
    "levels_of_one_dict": """\
import logging.config
import boto3
logging.config.dictConfig({"version": 1, "root": {"level": "DEBUG"}, "loggers": {"botocore": {"level": "WARNING"}}})
boto3.client("sts").get_caller_identity()
""",
    "a_helper_quiets_botocore": """\
import logging
import boto3
class App:
    def _quiet(self):
        logging.getLogger("botocore").setLevel(logging.CRITICAL)
    def run(self):
        self._quiet()
        logging.root.setLevel(logging.DEBUG)
        return boto3.client("sts").get_caller_identity()
""",
    "botocore_is_quieted_only_sometimes": """\
import logging
import boto3
def main(debug):
    logging.basicConfig(level=logging.DEBUG)  # expect: CRD306
    if debug < 2:
        logging.getLogger("botocore").setLevel(logging.WARNING)
    return boto3.client("sts").get_caller_identity()
""",
    "botocore_is_quieted_in_the_other_branch": """\
import logging
import boto3
def main(debug):
    if debug:
        logging.basicConfig(level=logging.DEBUG)  # expect: CRD306
    else:
        logging.basicConfig(level=logging.INFO)
        logging.getLogger("botocore").setLevel(logging.INFO)
    return boto3.client("sts").get_caller_identity()
""",
    "levels_that_do_not_quiet_botocore": """\
import logging
import boto3
def main(level):
    logging.basicConfig(level=logging.DEBUG)  # expect: CRD306
    logging.getLogger("botocore").setLevel(level)
    logging.getLogger("botocore").setLevel(logging.NOTSET)
    logging.getLogger("botocore.credentials").setLevel(logging.WARNING)
    logging.getLogger("boto3").setLevel(logging.WARNING)
    return boto3.client("sts").get_caller_identity()
""",
}
