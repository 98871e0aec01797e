"""Dicts as people handle them: renamed, nested, pruned, looked up by value."""

PROGRAMS = {
    "renamed_keys": """\
import os

NAMES = {"AWS_DEFAULT_REGION": "region", "AWS_SECRET_ACCESS_KEY": "secret"}
settings = {NAMES[name]: os.environ[name] for name in NAMES}
print(list(settings))
print(settings["region"])
print(settings["secret"])
print({new: old for old, new in NAMES.items()})
""",
    "nested_get": """\
import os

config = {"db": {"auth": {"user": "app", "password": os.environ["DB_PASSWORD"]}}}
print(config.get("db", {}).get("auth", {}).get("user"))
print(config.get("cache", {}).get("password"))
print(len(config["db"]["auth"]["password"]), list(config["db"]))
auth = config["db"].pop("auth")
print(config, auth["user"])
""",
    "nested_get_shown": """\
import os

config = {"db": {"auth": {"user": "app", "password": os.environ["DB_PASSWORD"]}}}
print(config.get("cache", {}))
print(config.get("db", {}).get("auth", {}).get("password"))
print(config.get("db"))
config["db"]["auth"] = None
print(config)
""",
    "pruned_in_place": """\
import os

config = {"host": "localhost", "password": os.environ["DB_PASSWORD"], "token": os.environ["GITHUB_TOKEN"]}
for name in list(config):
    if name in ("password", "token"):
        del config[name]
print(config)
config |= {"port": 5432}
print(config)
""",
    "emptied_in_place": """\
import os

config = {"host": "localhost", "password": os.environ["DB_PASSWORD"]}
for name in config:
    config[name] = None
print(config)
state = dict.fromkeys(config, os.environ["DB_PASSWORD"])
state.update(dict.fromkeys(state, "***"))
print(state)
""",
    "by_type": """\
import os

values = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "port": 5432, "debug": True}
print({name: value for name, value in values.items() if isinstance(value, int)})
print({name: value if not isinstance(value, str) else len(value) for name, value in values.items()})
print([name for name, value in values.items() if isinstance(value, str)])
""",
    "found_by_value": """\
import os

values = {"region": os.environ["AWS_DEFAULT_REGION"], "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
longest = max(values, key=lambda name: len(values[name]))
print(longest)
print(sorted(values, key=values.get))
print(values[longest])
print({len(value): name for name, value in values.items()})
""",
    "inverted": """\
import os

values = {"key": os.environ["AWS_SECRET_ACCESS_KEY"], "token": os.environ["AWS_SESSION_TOKEN"]}
inverted = {value: name for name, value in values.items()}
print(list(inverted.values()))
print(inverted[os.environ["AWS_SESSION_TOKEN"]])
print(list(inverted))
print(inverted)
""",
    "last_item": """\
import os

values = {"region": os.environ["AWS_DEFAULT_REGION"]}
values["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
name, value = values.popitem()
print(name, values)
print(value)
values.setdefault("key", "***")
print(values)
""",
    "merged_in_order": """\
import os

base = {"stage": "dev", "secret": "none"}
override = {"secret": os.environ["AWS_SECRET_ACCESS_KEY"]}
print({**override, **base})
print(override | base)
print(base | override)
base.update(stage="prod")
print(base)
""",
    "merged_deeply": """\
import os

def merge(base, extra):
    result = dict(base)
    for name, value in extra.items():
        if isinstance(value, dict) and isinstance(result.get(name), dict):
            result[name] = merge(result[name], value)
        else:
            result[name] = value
    return result

merged = merge({"db": {"host": "localhost"}}, {"db": {"password": os.environ["DB_PASSWORD"]}, "stage": "dev"})
print(merged["stage"], merged["db"]["host"])
print(merged["db"]["password"])
print(merged)
""",
    "compared": """\
import os

before = {"region": "us-east-1", "key": ""}
after = {"region": os.environ["AWS_DEFAULT_REGION"], "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
changed = {name for name in before if before[name] != after[name]}
print(sorted(changed), before == after, before.keys() == after.keys())
print({name: (len(before[name]), len(after[name])) for name in changed})
print(before.items() <= after.items(), dict(before, region="x"))
""",
    "compared_and_shown": """\
import os

before = {"region": "us-east-1", "key": ""}
after = {"region": os.environ["AWS_DEFAULT_REGION"], "key": os.environ["AWS_SECRET_ACCESS_KEY"]}
for name in before:
    if before[name] != after[name]:
        print(f"{name} changed")
        print(f"{name}: {before[name]!r} -> {after[name]!r}")
""",
    "grouped_settings": """\
import os

flat = {"db.host": "localhost", "db.password": os.environ["DB_PASSWORD"], "debug": False}
tree = {}
for path, value in flat.items():
    *parents, last = path.split(".")
    node = tree
    for parent in parents:
        node = node.setdefault(parent, {})
    node[last] = value
print(list(tree), tree["debug"])
print(list(tree["db"]), tree["db"]["host"])
""",
}
