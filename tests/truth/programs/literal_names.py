"""Loops over literal names of variables."""

PROGRAMS = {
    "presence": """\
import os

for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    print(name, "set" if os.environ.get(name) else "missing")
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    print(f"{name}: {len(os.environ[name])} characters")
print({name: name in os.environ for name in ("AWS_ACCESS_KEY_ID", "AWS_SESSION_TOKEN")})
""",
    "values": """\
import os

for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
    print(name, os.environ.get(name))
for name in ("AWS_DEFAULT_REGION", "HOME"):
    print(name, os.environ.get(name))
for name in ["AWS_DEFAULT_REGION", "AWS_SESSION_TOKEN"]:
    print(name, os.environ[name])
""",
    "ordinary_values": """\
import os

NAMES = ["AWS_DEFAULT_REGION", "HOME", "PATH"]
for name in NAMES:
    print(name, os.environ.get(name))
print({name: os.environ[name] for name in NAMES})
print(*[os.getenv(name) for name in NAMES])
""",
    "module_constant": """\
import os

NAMES = ("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY")

def report():
    return {name: os.environ.get(name) for name in NAMES}

print(report()["AWS_DEFAULT_REGION"])
print(report())
print(sorted(report()))
""",
    "concatenated_names": """\
import os

NAMES = ["HOME"] + ["AWS_SECRET_ACCESS_KEY"]
print([os.environ[name] for name in NAMES])
print([os.environ[name] for name in NAMES[:1]])
PREFIX = "AWS_"
print(os.environ[PREFIX + "DEFAULT_REGION"])
print(os.environ[PREFIX + "SESSION_TOKEN"])
print(os.environ[f"{PREFIX}SECRET_ACCESS_KEY"])
""",
    "concatenated_ordinary_names": """\
import os

PREFIX = "AWS_"
print(os.environ[PREFIX + "DEFAULT_REGION"])
print(os.environ.get(f"{PREFIX}REGION", "none"))
print(os.environ["-".join(["AWS", "REGION"]).replace("-", "_DEFAULT_")])
print([os.environ.get(PREFIX + word) for word in ("REGION", "DEFAULT_REGION")])
""",
    "filtered_names": """\
import os

NAMES = ("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
for name in NAMES:
    if "SECRET" in name or "TOKEN" in name:
        continue
    print(name, os.environ[name])
print([os.environ[name] for name in NAMES if name.endswith("REGION")])
""",
    "filtered_names_leak": """\
import os

NAMES = ("AWS_DEFAULT_REGION", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
for name in NAMES:
    if "SECRET" in name:
        continue
    print(name, os.environ[name])
print([os.environ[name] for name in NAMES if not name.endswith("REGION")])
""",
    "dict_of_names": """\
import os

NAMES = {"region": "AWS_DEFAULT_REGION", "key": "AWS_SECRET_ACCESS_KEY"}
print(os.environ[NAMES["region"]])
print(os.environ[NAMES["key"]])
config = {field: os.environ[name] for field, name in NAMES.items()}
print(config["region"])
print(config["key"])
print(config)
""",
    "dict_of_names_hidden": """\
import os

NAMES = {"region": "AWS_DEFAULT_REGION", "key": "AWS_SECRET_ACCESS_KEY"}
print(os.environ[NAMES["region"]])
print({field: name in os.environ for field, name in NAMES.items()})
config = {field: os.environ[name] for field, name in NAMES.items()}
print(config["region"])
""",
    "pairs": """\
import os

for label, name in [("region", "AWS_DEFAULT_REGION"), ("home", "HOME")]:
    print(label, os.environ[name])
for label, name in [("region", "AWS_DEFAULT_REGION"), ("key", "AWS_SECRET_ACCESS_KEY")]:
    print(label, name)
for label, name in [("region", "AWS_DEFAULT_REGION"), ("key", "AWS_SECRET_ACCESS_KEY")]:
    print(label, os.environ[name])
""",
    "helper": """\
import os

def show(name):
    print(name, os.environ.get(name))

def check(name):
    print(name, name in os.environ)

show("HOME")
show("AWS_SECRET_ACCESS_KEY")
check("AWS_SECRET_ACCESS_KEY")
""",
    "helper_ordinary": """\
import os

def show(name, default="none"):
    print(name, os.environ.get(name, default))

def check(name):
    print(name, name in os.environ)

show("HOME")
show("AWS_DEFAULT_REGION", default="eu-west-1")
check("AWS_SECRET_ACCESS_KEY")
""",
    "enum_of_names": """\
import os
from enum import Enum

class Variable(Enum):
    REGION = "AWS_DEFAULT_REGION"
    KEY = "AWS_SECRET_ACCESS_KEY"

print(os.environ[Variable.REGION.value])
print(os.environ[Variable.KEY.value])
print(Variable.KEY.value, Variable.KEY)
""",
    "class_of_names": """\
import os

class Names:
    REGION = "AWS_DEFAULT_REGION"
    KEY = "AWS_SECRET_ACCESS_KEY"

print(os.environ[Names.REGION])
print(Names.KEY, len(os.environ[Names.KEY]))
print(os.environ.get(Names.REGION, Names.KEY))
""",
    "other_secrets": """\
import os

print(os.environ["DB_PASSWORD"])
print(os.getenv("STRIPE_API_KEY"))
print(os.environ.get("GITHUB_TOKEN", ""))
print(len(os.environ["DB_PASSWORD"]), bool(os.getenv("STRIPE_API_KEY")))
print(f"postgres://app:{os.environ['DB_PASSWORD']}@db/app")
""",
    "other_secrets_hidden": """\
import os

print("yes" if os.environ["DB_PASSWORD"] else "no")
print(os.getenv("STRIPE_API_KEY")[:4])
print(os.environ.get("GITHUB_TOKEN_FILE", "none"), os.environ.get("MAX_TOKENS", "100"))
print("DB_PASSWORD" in os.environ)
""",
    "security_token": """\
import os

token = os.environ.get("AWS_SECURITY_TOKEN") or os.environ.get("AWS_SESSION_TOKEN")
print(token is not None)
print(token)
print(os.environ.get("AWS_SECURITY_TOKEN_FILE", "none"))
""",
    "map_getenv": """\
import os

print(list(map(os.getenv, ["HOME", "AWS_DEFAULT_REGION"])))
print(list(map(os.environ.get, ["HOME", "AWS_SECRET_ACCESS_KEY"])))
print(list(map(os.getenv, ["AWS_SESSION_TOKEN"])))
print([len(value) for value in map(os.getenv, ["AWS_SESSION_TOKEN"])])
""",
    "missing_names": """\
import os

REQUIRED = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"}
missing = REQUIRED - set(os.environ)
print(missing)
print(sorted(REQUIRED & os.environ.keys()))
if missing := [name for name in REQUIRED if not os.getenv(name)]:
    print("missing:", ", ".join(missing))
""",
    "constants": """\
import os

KEY = "AWS_SECRET_ACCESS_KEY"
REGION = "AWS_DEFAULT_REGION"
print(KEY, REGION, os.environ[REGION])
print(KEY in os.environ, len(os.getenv(KEY, "")))
print(f"{KEY} is {'set' if os.getenv(KEY) else 'missing'}")
""",
    "defaults": """\
import os

print(os.environ.get("NOT_SET", "none"))
print(os.getenv("AWS_PROFILE") or "default")
print(os.environ.get("NOT_SET", os.environ.get("AWS_DEFAULT_REGION")))
print(os.environ.setdefault("MODE", "test"))
""",
    "table": """\
import os

rows = [(name, len(os.environ.get(name, ""))) for name in ("AWS_ACCESS_KEY_ID", "AWS_PROFILE")]
width = max(len(name) for name, _ in rows)
for name, length in rows:
    print(name.ljust(width), str(length).rjust(4))
""",
    "require": """\
import os

def require(*names):
    missing = [name for name in names if not os.environ.get(name)]
    if missing:
        return "missing: " + ", ".join(missing)
    return "complete"

print(require("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"))
print(require("AWS_PROFILE", "AWS_SESSION_TOKEN"))
""",
}
