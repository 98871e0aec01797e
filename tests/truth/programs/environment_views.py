"""The whole environment: its views, copies and texts."""

PROGRAMS = {
    "printed": """\
import os

print(os.environ)
print(dict(os.environ))
print(os.environ.copy())
print({**os.environ})
print(repr(os.environ))
""",
    "names_only": """\
import os

print(sorted(os.environ))
print(list(os.environ))
print(len(os.environ), "HOME" in os.environ)
print(*os.environ)
print(", ".join(os.environ))
for name in os.environ:
    print(name)
""",
    "keys_view": """\
import os

print(os.environ.keys())
print(list(os.environ.keys()))
print(sorted(os.environ.keys())[0])
print(set(os.environ.keys()) & {"HOME"})
""",
    "keys_of_a_copy": """\
import os

copy = dict(os.environ)
print(copy.keys())
print(os.environ.copy().keys())
print({**os.environ}.keys())
for name in copy.keys():
    print(name.lower())
""",
    "values": """\
import os

print(os.environ.values())
print(list(os.environ.values()))
print(len(os.environ.values()))
print(sum(len(value) for value in os.environ.values()))
""",
    "items": """\
import os

print(os.environ.items())
print(list(os.environ.items()))
print(sorted(os.environ.items()))
print([name for name, _ in os.environ.items()])
""",
    "items_names": """\
import os

names = [name for name, _ in os.environ.items()]
print(names)
lengths = {name: len(value) for name, value in os.environ.items()}
print(lengths)
for name, value in sorted(os.environ.items()):
    print(name, "set" if value else "empty", type(value).__name__)
""",
    "loop_items": """\
import os

for name, value in os.environ.items():
    print(name, value)
for name in sorted(os.environ):
    print(f"{name}={os.environ[name]}")
for item in os.environ.items():
    print(item[0])
for item in os.environ.items():
    print("=".join(item))
""",
    "loop_reads": """\
import os

for name in os.environ:
    value = os.environ.get(name, "")
    print(name, len(value))
    print(name, value.isdigit())
print("done")
""",
    "joined": """\
import os

print("\\n".join(f"{name}={value}" for name, value in os.environ.items()))
print("\\n".join(f"{name}={len(value)}" for name, value in os.environ.items()))
print("\\n".join(map("=".join, os.environ.items())))
""",
    "joined_names": """\
import os

print("\\n".join(f"{name}=***" for name in os.environ))
print("\\n".join(f"{name}={'set' if value else ''}" for name, value in os.environ.items()))
print(";".join(map(str.lower, os.environ)))
""",
    "one_ordinary_variable": """\
import os

print(os.environ["HOME"], os.environ.get("AWS_DEFAULT_REGION"))
print(os.getenv("PATH", "none"))
env = os.environ.copy()
print(env["HOME"])
print({name: env[name] for name in ("HOME", "PATH")})
""",
    "one_secret_variable": """\
import os

print(os.environ["AWS_SECRET_ACCESS_KEY"])
print(os.environ.get("AWS_SESSION_TOKEN", "none"))
print(os.getenv("AWS_ACCESS_KEY_ID"))
print(dict(os.environ)["AWS_SECRET_ACCESS_KEY"])
print(os.environb[b"AWS_SECRET_ACCESS_KEY"])
""",
    "through_getattr": """\
import os

env = getattr(os, "environ")
print(env["HOME"])
print(env["AWS_SECRET_ACCESS_KEY"])
print(env)
""",
    "renamed": """\
from os import environ as variables, getenv as read

print(read("HOME"))
print(read("AWS_SECRET_ACCESS_KEY"))
print(variables.get("AWS_SESSION_TOKEN"))
print(variables)
""",
    "popped_all": """\
import os

env = os.environ.copy()
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    env.pop(name, None)
print(env)
""",
    "popped_some": """\
import os

env = dict(os.environ)
env.pop("AWS_SECRET_ACCESS_KEY")
env.pop("AWS_SESSION_TOKEN", None)
print(len(env))
print(env)
del env["AWS_ACCESS_KEY_ID"]
print(env)
""",
    "deleted_all": """\
import os

env = {**os.environ}
del env["AWS_ACCESS_KEY_ID"]
del env["AWS_SECRET_ACCESS_KEY"], env["AWS_SESSION_TOKEN"]
for name, value in env.items():
    print(name, value)
""",
    "deleted_from_the_environment": """\
import os

for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]:
    if name in os.environ:
        del os.environ[name]
print(os.environ)
print(dict(os.environ))
""",
    "cleared": """\
import os

saved = dict(os.environ)
os.environ.clear()
print(os.environ)
os.environ.update(saved)
print(len(os.environ))
""",
    "restored": """\
import os

saved = dict(os.environ)
os.environ.clear()
print(os.environ)
os.environ.update(saved)
print(os.environ)
""",
    "masked_all": """\
import os

env = dict(os.environ)
for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    env[name] = "***"
print(env)
print(env["AWS_SECRET_ACCESS_KEY"])
""",
    "masked_some": """\
import os

env = dict(os.environ)
env["AWS_SECRET_ACCESS_KEY"] = "***"
print(env["AWS_SECRET_ACCESS_KEY"])
print(env)
env.update(AWS_ACCESS_KEY_ID="***", AWS_SESSION_TOKEN="***")
print(env)
""",
    "merged": """\
import os

print({**os.environ, "AWS_SECRET_ACCESS_KEY": "***"})
print(os.environ | {"AWS_SECRET_ACCESS_KEY": "***", "AWS_ACCESS_KEY_ID": "***", "AWS_SESSION_TOKEN": "***"})
print({"MODE": "test"} | os.environ)
""",
    "merged_masked": """\
import os

MASKED = {"AWS_SECRET_ACCESS_KEY": "***", "AWS_ACCESS_KEY_ID": "***", "AWS_SESSION_TOKEN": "***"}
print({**os.environ, **MASKED})
print(dict(os.environ, **MASKED))
env = dict(os.environ)
env |= MASKED
print(env)
""",
    "serialised": """\
import json
import os
from pprint import pformat, pprint

print(json.dumps(dict(os.environ), indent=2))
pprint(dict(os.environ))
print(pformat(dict(os.environ)))
print(json.dumps(sorted(os.environ)))
pprint(sorted(os.environ))
""",
    "serialised_names": """\
import json
import os
from pprint import pprint

print(json.dumps({name: len(value) for name, value in os.environ.items()}, indent=2))
pprint(sorted(os.environ))
print(json.dumps(list(os.environ)))
print(json.dumps({"count": len(os.environ), "home": os.environ["HOME"]}))
""",
    "formatted": """\
import os

print("home is {HOME}".format(**os.environ))
print("home is %(HOME)s" % os.environ)
print("home is {HOME}".format_map(os.environ))
print("key is {AWS_SECRET_ACCESS_KEY}".format(**os.environ))
print("key is %(AWS_SECRET_ACCESS_KEY)s" % os.environ)
""",
    "formatted_ordinary": """\
import os
from string import Template

print("home is {HOME}".format(**os.environ))
print("home is %(HOME)s" % os.environ)
print("home is {HOME}".format_map(os.environ))
print("home is {0[HOME]}".format(os.environ))
print(Template("home is $HOME").substitute(os.environ))
""",
    "template": """\
import os
from string import Template

print(Template("home is $HOME").substitute(os.environ))
print(Template("key is ${AWS_SECRET_ACCESS_KEY}").substitute(os.environ))
print(Template("key is $AWS_SESSION_TOKEN, $$5").safe_substitute(os.environ))
""",
    "expandvars": """\
import os

print(os.path.expandvars("$HOME/logs"))
print(os.path.expandvars("no variable"))
print(os.path.expandvars("${AWS_SECRET_ACCESS_KEY}"))
""",
    "filtered_by_value": """\
import os

print({name: value for name, value in os.environ.items() if value})
print([name for name, value in os.environ.items() if len(value) > 20])
print({name: value for name, value in os.environ.items() if len(value) > 3})
""",
    "view_kept": """\
import os

view = os.environ.items()
names = [name for name, _ in view]
print(names)
values = os.environ.values()
print(any("x" in value for value in values), len(values))
print(max(map(len, values)))
""",
    "iterator": """\
import os

names = iter(os.environ)
print(next(names))
items = iter(sorted(os.environ.items()))
print(next(items)[0])
print(dict(items))
""",
    "environ_in_container": """\
import os

report = {"cwd": "/", "environment": dict(os.environ), "count": len(os.environ)}
print(report["cwd"], report["count"])
print(report["environment"]["HOME"])
print(report["environment"])
print(report)
""",
    "environ_in_container_hidden": """\
import os

report = {"cwd": "/", "environment": dict(os.environ), "count": len(os.environ)}
print(report["cwd"], report["count"], report["environment"]["HOME"])
report["environment"] = sorted(report["environment"])
print(report)
""",
    "counts": """\
import os

print(len(os.environ), len(os.environ.keys()), len(dict(os.environ)))
print(sum(name.startswith("AWS_") for name in os.environ))
print(max(os.environ, key=len), min(len(value) for value in os.environ.values()))
""",
    "copy_for_a_child": """\
import os

env = os.environ.copy()
env["MODE"] = "test"
env.setdefault("LANG", "C")
command = {"args": ["true"], "env": len(env)}
print(command)
print(env["MODE"], env["LANG"])
""",
    "difference": """\
import os

before = set(os.environ)
os.environ["MODE"] = "test"
added = set(os.environ) - before
print(added)
print({name: os.environ[name] for name in ("MODE",)})
""",
    "changed_names": """\
import os

before = dict(os.environ)
os.environ["MODE"] = "test"
print([name for name in os.environ if os.environ[name] != before.get(name)])
print(before == dict(os.environ))
os.environ.pop("MODE")
print(before == dict(os.environ))
""",
    "types": """\
import os

print(type(os.environ).__name__, isinstance(os.environ, dict))
print(hasattr(os.environ, "copy"), callable(os.environ.get))
print(os.environ == {}, bool(os.environ))
print(id(os.environ) != 0)
""",
    "prefixes": """\
import os

print(sorted({name.partition("_")[0] for name in os.environ}))
print({name: name.lower() for name in os.environ})
for number, name in enumerate(sorted(os.environ), 1):
    print(number, name.title())
""",
}
