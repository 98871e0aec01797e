"""Readers of variables as applications write them: typed, prefixed, required, bound to a name."""

PROGRAMS = {
    "bound_method": """\
import os

env = os.environ.get

region = env("AWS_DEFAULT_REGION", "us-east-1")
debug = env("DEBUG") in ("1", "true")
secret = env("AWS_SECRET_ACCESS_KEY")
print(region, debug, secret is not None)
print(env("STAGE", "dev"))
""",
    "bound_method_shown": """\
from functools import partial
from os import environ as env, getenv as read

need = partial(read, default="missing")
print(need("STAGE"), read("HOME"))
print(need("AWS_SECRET_ACCESS_KEY"))
print(env.get("AWS_SESSION_TOKEN", ""))
print(env["AWS_DEFAULT_REGION"])
""",
    "typed_readers": """\
import os

def env_bool(name, default=False):
    value = os.environ.get(name)
    return default if value is None else value.lower() in {"1", "yes", "true"}

def env_int(name, default):
    return int(os.environ.get(name, default))

def env_list(name):
    return [item for item in os.environ.get(name, "").split(",") if item]

print(env_bool("DEBUG"), env_int("PORT", 8080), env_list("HOSTS"))
print(env_bool("AWS_SECRET_ACCESS_KEY"), len(env_list("AWS_SESSION_TOKEN")))
""",
    "cast_reader": """\
import os

def config(name, default=None, cast=str):
    return cast(os.environ.get(name, default))

print(config("PORT", 8080, cast=int))
print(config("AWS_SECRET_ACCESS_KEY", cast=bool), config("AWS_SECRET_ACCESS_KEY", cast=len))
print(config("AWS_DEFAULT_REGION", cast=str.upper))
print(config("AWS_SECRET_ACCESS_KEY"))
print(config("AWS_SESSION_TOKEN", cast=str.lower))
""",
    "prefixed_reader": """\
import os

class Env:
    def __init__(self, prefix=""):
        self.prefix = prefix

    def __call__(self, name, default=None):
        return os.environ.get(self.prefix + name, default)

    def scoped(self, prefix):
        return Env(self.prefix + prefix)

aws = Env("AWS_")
print(aws("DEFAULT_REGION"), aws("PROFILE", "default"))
print(aws("SECRET_ACCESS_KEY"))
print(aws.scoped("SESSION_")("TOKEN"))
""",
    "prefixed_reader_of_settings": """\
import os

class Env:
    def __init__(self, prefix):
        self.prefix = prefix

    def __getitem__(self, name):
        return os.environ[f"{self.prefix}_{name}"]

    def has(self, name):
        return f"{self.prefix}_{name}" in os.environ

app, aws = Env("APP"), Env("AWS")
print(app["COLOUR"])
print(aws["DEFAULT_REGION"], aws.has("SECRET_ACCESS_KEY"))
print(len(aws["SECRET_ACCESS_KEY"]))
""",
    "required_variables": """\
import os
import sys

def required(*names):
    missing = [name for name in names if not os.environ.get(name)]
    if missing:
        sys.exit(f"missing: {', '.join(missing)}")
    return [os.environ[name] for name in names]

region, key, token = required("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
print(region, len(key) + len(token))
required("STAGE", "AWS_SECRET_ACCESS_KEY")
""",
    "required_variables_shown": """\
import os

def required(*names):
    return {name.removeprefix("AWS_").lower(): os.environ[name] for name in names}

found = required("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY")
print(list(found))
print(found["default_region"])
print(found["secret_access_key"])
print(found)
""",
    "fallback_chain": """\
import os

token = os.environ.get("CI_TOKEN") or os.environ.get("GITHUB_TOKEN") or ""
region = os.environ.get("REGION", os.environ.get("AWS_DEFAULT_REGION", "us-east-1"))
source = next((name for name in ("CI_TOKEN", "GITHUB_TOKEN") if os.environ.get(name)), None)
print(region, source)
print("token of", len(token), "characters")
print("anonymous" if not token else "signed in")
""",
    "fallback_chain_shown": """\
import os

def first_of(*names, default=""):
    return next((os.environ[name] for name in names if name in os.environ), default)

print(first_of("CI_COLOUR", "HOME"))
print(first_of("CI_STAGE", default="dev"))
print(first_of("CI_TOKEN", "GITHUB_TOKEN"))
""",
    "read_once": """\
import os

SNAPSHOT = {**os.environ}
REGION = SNAPSHOT.get("AWS_DEFAULT_REGION")
STAGE = SNAPSHOT.setdefault("STAGE", "dev")
print(REGION, STAGE, len(SNAPSHOT))
print(SNAPSHOT["AWS_SECRET_ACCESS_KEY"])
print({name: SNAPSHOT[name] for name in ("STAGE", "AWS_DEFAULT_REGION")})
""",
    "variable_file": """\
import os

TEMPLATE = \"\"\"\\
STAGE={STAGE}
REGION={AWS_DEFAULT_REGION}
\"\"\"

text = TEMPLATE.format(STAGE="dev", **os.environ)
print(text)
print(TEMPLATE.format_map({"STAGE": "dev", "AWS_DEFAULT_REGION": os.environ["AWS_DEFAULT_REGION"]}))
print("${STAGE}", TEMPLATE.count("{"))
""",
    "interpolated": """\
import os
import re

def interpolate(text):
    return re.sub(r"\\$\\{(\\w+)\\}", lambda match: os.environ[match.group(1)], text)

names = re.findall(r"\\$\\{(\\w+)\\}", "${AWS_SECRET_ACCESS_KEY} in ${AWS_DEFAULT_REGION}")
print(names)
print(interpolate("region ${AWS_DEFAULT_REGION}"))
print({name: len(os.environ[name]) for name in names})
""",
    "switched_off": """\
import os

os.environ.pop("AWS_SESSION_TOKEN", None)
os.environ["AWS_SECRET_ACCESS_KEY"] = "testing"
del os.environ["AWS_ACCESS_KEY_ID"]
print(os.environ.get("AWS_SESSION_TOKEN", "none"), "AWS_ACCESS_KEY_ID" in os.environ)
print(os.environ.get("AWS_ACCESS_KEY_ID", "unset"))
""",
}
