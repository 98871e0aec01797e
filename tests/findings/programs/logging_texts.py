"""Configurations of loggers in texts."""

PROGRAMS = {
    "yaml_text": """\
import logging.config
import yaml

CONFIG = \"\"\"
version: 1
loggers:
  botocore:
    level: DEBUG
    handlers: [console]
\"\"\"

logging.config.dictConfig(yaml.safe_load(CONFIG))  # expect: CRD306
""",
    "json_text": """\
import json
import logging.config

logging.config.dictConfig(  # expect: CRD306
    json.loads('{"version": 1, "loggers": {"botocore.endpoint": {"level": "DEBUG"}}}')
)
""",
    "yaml_info": """\
import logging.config
import yaml

logging.config.dictConfig(yaml.safe_load(\"\"\"
version: 1
loggers:
  botocore:
    level: INFO
  app:
    level: DEBUG
handlers:
  console:
    class: logging.StreamHandler
    level: DEBUG
\"\"\"))
""",
    "yaml_load": """\
from logging.config import dictConfig
from yaml import load, SafeLoader

TEXT = "version: 1\\nloggers: {botocore: {level: DEBUG}}"
config = load(TEXT, Loader=SafeLoader)
dictConfig(config)  # expect: CRD306
""",
    "yaml_root": """\
import boto3
import logging.config
import yaml

logging.config.dictConfig(yaml.safe_load(\"\"\"  # expect: CRD306
version: 1
root:
  level: DEBUG
\"\"\"))
boto3.client("sts").get_caller_identity()
""",
    "yaml_changed": """\
import logging.config
import yaml

config = yaml.safe_load("version: 1\\nloggers:\\n  botocore:\\n    level: DEBUG\\n")
config["loggers"]["botocore"]["level"] = "WARNING"
logging.config.dictConfig(config)
""",
    "json_function": """\
import json
import logging.config

TEXT = '{"version": 1, "loggers": {"botocore": {"level": "%s"}}}'

def setup(level="INFO"):
    logging.config.dictConfig(json.loads(TEXT % level))

setup()
""",
    "yaml_other": """\
import yaml
config = yaml.safe_load("a: [1, 2]\\nb: {c: d}\\nsecret: !vault x\\n")
print(config["a"], config["b"]["c"])
""",
    "yaml_secret": """\
import os
import yaml
config = yaml.safe_load("key: " + os.environ["AWS_SECRET_ACCESS_KEY"])
print(config["key"])  # expect: CRD201
print(len(config))
""",
}
