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
}
