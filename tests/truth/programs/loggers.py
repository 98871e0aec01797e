"""Secrets in log records, of the standard library and of structlog and loguru."""

PROGRAMS = {
    "message": """\
import logging
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
logging.info("region %s", "eu-west-1")
logging.info("key %s", key)
logging.warning(f"key {key}")
logging.error("key " + key)
logging.debug(key)
logging.info("%d characters", len(key))
""",
    "message_hidden": """\
import logging
import os

logger = logging.getLogger(__name__)
key = os.environ["AWS_SECRET_ACCESS_KEY"]
logger.info("key is %s", "set" if key else "unset")
logger.info("key %s...", key[:4])
logger.info("%d characters", len(key))
logger.debug("names %s", sorted(os.environ))
""",
    "logger": """\
import logging
import os

log = logging.getLogger("app")
log.info("starting")
log.info("key=%s region=%s", os.environ["AWS_SECRET_ACCESS_KEY"], "eu-west-1")
log.log(logging.INFO, "key %s", os.environ["AWS_SECRET_ACCESS_KEY"])
log.critical("%s", os.environ)
log.log(logging.DEBUG, "names %s", list(os.environ))
""",
    "mapping_argument": """\
import logging
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
logging.info("region %(region)s", config)
logging.info("key %(key)s", config)
logging.info("all %s", config)
logging.info("count %d", len(config))
""",
    "mapping_argument_hidden": """\
import logging
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
logging.info("region %(region)s", config)
logging.info("%(name)s has %(count)d", {"name": "config", "count": len(config)})
logging.info("names %s", list(config))
""",
    "precision": """\
import logging
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
logging.info("key %.4s", key)
logging.info("key %-50s|", key)
logging.info("key %.30s", key)
""",
    "precision_hidden": """\
import logging
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
logging.info("key %.4s...", key)
logging.info("key %s of %d", "*" * len(key), len(key))
logging.info("%r", key is not None)
""",
    "extra": """\
import logging
import os

log = logging.getLogger("app")
log.info("connected", extra={"region": "eu-west-1"})
log.info("connected", extra={"key": os.environ["AWS_SECRET_ACCESS_KEY"]})
log.info("connected", extra={"length": len(os.environ["AWS_SECRET_ACCESS_KEY"])})
log.info("connected", extra={"environment": dict(os.environ)})
""",
    "extra_hidden": """\
import logging
import os

log = logging.getLogger("app")
key = os.environ["AWS_SECRET_ACCESS_KEY"]
log.info("connected", extra={"region": "eu-west-1", "key": "***"})
log.info("connected", extra={"length": len(key), "hint": key[-4:]})
log.info("connected", extra={"names": sorted(os.environ)}, stacklevel=1)
""",
    "own_formatter": """\
import logging
import os
import sys

handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s %(key)s", defaults={"key": "-"}))
log = logging.getLogger("app")
log.addHandler(handler)
log.propagate = False
log.info("plain")
log.info("connected", extra={"key": os.environ["AWS_SECRET_ACCESS_KEY"]})
log.info("connected to %s", os.environ["AWS_DEFAULT_REGION"])
""",
    "exception": """\
import logging
import os

try:
    raise ValueError("bad key " + os.environ["AWS_SECRET_ACCESS_KEY"])
except ValueError as error:
    logging.error("failed: %s", error)
    logging.error("failed: %s", type(error).__name__)
    logging.warning(error)
""",
    "exception_hidden": """\
import logging
import os

try:
    raise ValueError(f"bad key of {len(os.environ['AWS_SECRET_ACCESS_KEY'])} characters")
except ValueError as error:
    logging.exception("failed")
    logging.error("failed: %s", error, exc_info=True)
    logging.error("failed", exc_info=error)
""",
    "adapter": """\
import logging
import os

log = logging.LoggerAdapter(logging.getLogger("app"), {"request": "r-1"})
log.info("starting")
log.info("key %s", os.environ["AWS_SECRET_ACCESS_KEY"])
log.warning("length %d", len(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "adapter_hidden": """\
import logging
import os

key = os.environ["AWS_SECRET_ACCESS_KEY"]
log = logging.LoggerAdapter(logging.getLogger("app"), {"length": len(key)})
log.info("starting")
log.error("stopped after %s", key[:2])
log.log(logging.INFO, "region %s", os.environ["AWS_DEFAULT_REGION"])
""",
    "child_logger": """\
import logging
import os

root = logging.getLogger()
child = logging.getLogger("app").getChild("db")
root.info("starting %s", "app")
child.info("password %s", os.environ["DB_PASSWORD"])
child.info("password %s", "***" if os.environ["DB_PASSWORD"] else "")
root.error(os.environ["AWS_SESSION_TOKEN"])
""",
    "child_logger_hidden": """\
import logging
import os

root = logging.getLogger()
child = logging.getLogger("app").getChild("db")
root.info("starting %s", "app")
child.info("password %s", "***" if os.environ["DB_PASSWORD"] else "")
root.error("token of %d", len(os.environ["AWS_SESSION_TOKEN"]))
""",
    "logger_attribute": """\
import logging
import os

class App:
    log = logging.getLogger("app")

    def __init__(self):
        self.logger = logging.getLogger("app.main")

    def start(self, key):
        self.log.info("starting")
        self.logger.info("key %s", key)
        self.logger.info("length %d", len(key))

App().start(os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "logger_attribute_hidden": """\
import logging
import os

class App:
    def __init__(self, key):
        self.logger = logging.getLogger(type(self).__name__)
        self.key = key

    def start(self):
        self.logger.info("starting %s", self)
        self.logger.info("key of %d", len(self.key))

App(os.environ["AWS_SECRET_ACCESS_KEY"]).start()
""",
    "json_record": """\
import json
import logging
import os

record = {"event": "connected", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
logging.info(json.dumps({"event": record["event"]}))
logging.info(json.dumps(record))
logging.info(json.dumps({**record, "key": "***"}))
""",
    "environment_dump": """\
import logging
import os
from pprint import pformat

logging.debug("environment:\\n%s", pformat(dict(os.environ)))
logging.debug("names:\\n%s", pformat(sorted(os.environ)))
for name, value in os.environ.items():
    logging.debug("%s=%s", name, value)
for name in os.environ:
    logging.debug("%s is set", name)
""",
    "environment_dump_hidden": """\
import logging
import os
from pprint import pformat

logging.debug("names:\\n%s", pformat(sorted(os.environ)))
public = {n: v for n, v in os.environ.items() if not n.startswith("AWS_")}
logging.debug("environment:\\n%s", pformat(public))
for name, value in os.environ.items():
    logging.debug("%s=%s", name, "***" if "KEY" in name or "TOKEN" in name else value)
""",
    "warnings": """\
import os
import warnings

warnings.warn("region is not set")
warnings.warn(f"old key {os.environ['AWS_SECRET_ACCESS_KEY']}", DeprecationWarning)
warnings.warn(f"{len(os.environ)} variables", stacklevel=1)
""",
    "warnings_hidden": """\
import os
import warnings

key = os.environ["AWS_SECRET_ACCESS_KEY"]
warnings.warn(f"old key {key[:4]}...", DeprecationWarning)
warnings.warn(f"{len(os.environ)} variables")
warnings.warn(UserWarning("key is " + ("set" if key else "unset")))
""",
    "warning_object": """\
import os
import warnings

warnings.warn(UserWarning("key " + os.environ["AWS_SECRET_ACCESS_KEY"]))
warnings.warn(UserWarning("region " + os.environ["AWS_DEFAULT_REGION"]))
""",
    "structlog": """\
import os

import structlog

log = structlog.get_logger()
log.info("starting", region="eu-west-1")
log.info("connected", key=os.environ["AWS_SECRET_ACCESS_KEY"])
log.info("connected", length=len(os.environ["AWS_SECRET_ACCESS_KEY"]))
log.warning(f"key {os.environ['AWS_SESSION_TOKEN']}")
""",
    "structlog_hidden": """\
import os

import structlog

log = structlog.get_logger("app")
key = os.environ["AWS_SECRET_ACCESS_KEY"]
log.info("starting", region="eu-west-1", names=sorted(os.environ))
log.bind(request="r-1").info("connected", length=len(key))
log.error("stopped", key=key[:4] + "...")
""",
    "loguru": """\
import os

from loguru import logger

logger.info("region {}", "eu-west-1")
logger.info("key {}", os.environ["AWS_SECRET_ACCESS_KEY"])
logger.info("key {key}", key=os.environ["AWS_SECRET_ACCESS_KEY"])
logger.debug(f"token {os.environ['AWS_SESSION_TOKEN']}")
logger.success("{} characters", len(os.environ["AWS_SESSION_TOKEN"]))
""",
    "loguru_hidden": """\
import os

from loguru import logger

key = os.environ["AWS_SECRET_ACCESS_KEY"]
logger.info("region {}", os.environ["AWS_DEFAULT_REGION"])
logger.bind(length=len(key)).info("starting")
logger.warning("key {}...", key[:4])
logger.success("{state}", state="set" if key else "unset")
""",
    "log_helper": """\
import logging
import os

def note(event, **fields):
    logging.info("%s %s", event, fields)

note("starting", region="eu-west-1")
note("connected", key=os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "log_helper_hidden": """\
import logging
import os

HIDDEN = {"key", "token"}

def note(event, **fields):
    logging.info("%s %s", event, {n: "***" if n in HIDDEN else v for n, v in fields.items()})

note("starting", region="eu-west-1")
note("connected", key=os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "filter_class": """\
import logging
import os

class Short(logging.Filter):
    def filter(self, record):
        return len(record.getMessage()) < 1000

log = logging.getLogger("app")
log.addFilter(Short())
log.info("key of %d", len(os.environ["AWS_SECRET_ACCESS_KEY"]))
log.info("region %s", os.environ["AWS_DEFAULT_REGION"])
""",
    "method_alias": """\
import logging
import os

info = logging.getLogger("app").info
info("starting")
info("key %s", os.environ["AWS_SECRET_ACCESS_KEY"])
emit = getattr(logging, "warning")
emit("key %s", os.environ["AWS_SECRET_ACCESS_KEY"])
""",
    "unused_arguments": """\
import logging
import os

config = {"region": "eu-west-1", "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
logging.info("config loaded: %d entries", len(config))
logging.info("region: %s", config["region"])
logging.info("keys: %s", ", ".join(config))
""",
    "states": """\
import logging
import os

log = logging.getLogger("app")
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
    log.info("%s is %s", name, "set" if os.environ.get(name) else "missing")
    if name not in os.environ:
        log.warning("%s is missing", name)
log.debug("%d variables", len(os.environ))
""",
    "masked_fields": """\
import logging
import os

def mask(text):
    return f"{text[:2]}...({len(text)})"

config = {"region": "eu-west-1", "key": mask(os.environ["AWS_SECRET_ACCESS_KEY"])}
logging.info("config %s", config)
logging.info("config %(key)s", config)
logging.info("config", extra=config)
""",
}
