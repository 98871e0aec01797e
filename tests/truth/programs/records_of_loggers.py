"""Loggers: adapters, filters, formatters, factories, bound values."""

PROGRAMS = {
    "adapter_with_a_token": """\
import logging
import os

class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['job']}] {msg}", kwargs

log = Adapter(logging.getLogger("job"), {"job": 7, "token": os.environ["GITHUB_TOKEN"]})
log.info("started")
log.info("token of %d characters", len(log.extra["token"]))
""",
    "adapter_that_shows": """\
import logging
import os

class Adapter(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['token']}] {msg}", kwargs

logging.getLogger("job").info("starting")
log = Adapter(logging.getLogger("job"), {"token": os.environ["GITHUB_TOKEN"]})
log.info("started")
""",
    "formatter_that_redacts": """\
import io
import logging
import os
import re

class Redacting(logging.Formatter):
    def format(self, record):
        return re.sub(r"key=\\S+", "key=***", super().format(record))

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(Redacting("%(levelname)s %(message)s"))
log = logging.getLogger("quiet")
log.addHandler(handler)
log.warning("key=%s", os.environ["AWS_SECRET_ACCESS_KEY"][:4])
print(stream.getvalue())
""",
    "filter_that_adds": """\
import logging
import os

class Context(logging.Filter):
    def filter(self, record):
        record.region = os.environ["AWS_DEFAULT_REGION"]
        record.has_token = "AWS_SESSION_TOKEN" in os.environ
        return True

log = logging.getLogger("context")
log.addFilter(Context())
log.info("started with %s", "token" if os.environ["AWS_SESSION_TOKEN"] else "nothing")
""",
    "lazy_arguments": """\
import logging
import os

class Masked:
    def __init__(self, value):
        self.value = value

    def __str__(self):
        return self.value[:4] + "***"

log = logging.getLogger("app")
log.debug("key %s", Masked(os.environ["AWS_SECRET_ACCESS_KEY"]))
log.info("keys %s", [str(Masked(os.environ[name])) for name in ("AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN")])
""",
    "lazy_arguments_shown": """\
import logging
import os

class Lazy:
    def __init__(self, function):
        self.function = function

    def __str__(self):
        return str(self.function())

log = logging.getLogger("app")
log.debug("size %s", Lazy(lambda: len(os.environ["AWS_SECRET_ACCESS_KEY"])))
log.debug("key %s", Lazy(lambda: os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "guarded_debug": """\
import logging
import os

log = logging.getLogger("app")

def report(settings):
    if log.isEnabledFor(logging.DEBUG):
        for name, value in settings.items():
            log.debug("%s=%s", name, "***" if name.endswith("key") else value)
    log.info("%d settings", len(settings))

report({"region": "eu-west-1", "secret_key": os.environ["AWS_SECRET_ACCESS_KEY"]})
""",
    "guarded_debug_shown": """\
import logging
import os

log = logging.getLogger("app")

def report(settings):
    if log.isEnabledFor(logging.DEBUG):
        for name, value in settings.items():
            log.debug("%s=%s", name, value)
    log.info("%d settings", len(settings))

report({"region": "eu-west-1", "secret_key": os.environ["AWS_SECRET_ACCESS_KEY"]})
""",
    "structured_events": """\
import os

import structlog

log = structlog.get_logger()
key = os.environ["AWS_SECRET_ACCESS_KEY"]
log.info("started", region="eu-west-1", key_length=len(key))
log.warning("signed", key=key[:4] + "...", ok=bool(key))
log.error("failed", settings={"key": key})
log.info("size %d", len(key))
""",
    "structured_processors": """\
import os

import structlog

def redact(logger, method, event):
    return {name: "***" if "token" in name else value for name, value in event.items()}

print(redact(None, "info", {"event": "login", "token": os.environ["GITHUB_TOKEN"]}))
print(redact(None, "info", {"event": "login", "user": "app"})["user"])
structlog.get_logger().info("login", token="***", size=len(os.environ["GITHUB_TOKEN"]))
""",
    "loguru_options": """\
import os

from loguru import logger

key = os.environ["AWS_SECRET_ACCESS_KEY"]
logger.opt(lazy=True).debug("size {}", lambda: len(key))
logger.opt(lazy=True).debug("key {}", lambda: key)
logger.info("key {key:.4}", key=key[:6])
logger.success("done with {} characters", len(key))
""",
    "child_with_a_name": """\
import logging
import os

def logger_for(name):
    return logging.getLogger("app").getChild(name.lower())

for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    log = logger_for(name)
    log.info("%s: %r", log.name, os.environ[name][-4:])
    log.log(logging.INFO, "%(name)s has %(size)d characters", {"name": name, "size": len(os.environ[name])})
""",
    "warnings_with_states": """\
import os
import warnings

class CredentialsWarning(UserWarning):
    pass

def check(name):
    value = os.environ.get(name)
    if value and not value.startswith("ASIA"):
        warnings.warn(f"{name} ({value[:4]}...) is no temporary key", CredentialsWarning, stacklevel=2)

check("AWS_ACCESS_KEY_ID")
warnings.warn(CredentialsWarning(f"{len(os.environ['AWS_SESSION_TOKEN'])} characters"))
""",
}
