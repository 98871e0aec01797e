"""Loaded documents which are filled with secrets, changed, and shown."""

PROGRAMS = {
    "key_added": """\
import json
import os

document = json.loads('{"region": "eu-west-1", "tags": []}')
document["password"] = os.environ["DB_PASSWORD"]
print(document["region"], document["tags"])
print(json.dumps(document, indent=2))
document.pop("password")
print(document)
""",
    "nested_key_added": """\
import os

import yaml

TEXT = "database:\\n  host: localhost\\nworkers: 4\\n"

config = yaml.safe_load(TEXT)
config["database"]["password"] = os.environ["DB_PASSWORD"]
print(config["workers"])
print(config["database"]["host"])
print(config["database"])
yaml.safe_dump(config, __import__("sys").stdout)
""",
    "filled_and_not_shown": """\
import json
import os

def load(text):
    config = json.loads(text)
    config["database"]["password"] = os.environ["DB_PASSWORD"]
    return config

config = load('{"database": {"host": "localhost"}, "workers": 4}')
print("host", config["database"]["host"])
print(sorted(config["database"]), config["workers"])
print(len(config["database"]["password"]))
""",
    "copy_without_the_secret": """\
import copy
import json
import os

config = json.loads('{"database": {"host": "localhost"}}')
config["database"]["password"] = os.environ["DB_PASSWORD"]
public = copy.deepcopy(config)
public["database"]["password"] = "***"
print(public)
print(json.dumps({"database": public["database"]}))
""",
    "shallow_copy_shares": """\
import copy
import json
import os

config = json.loads('{"database": {"host": "localhost"}}')
public = copy.copy(config)
config["database"]["password"] = os.environ["DB_PASSWORD"]
config["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
print("key" in public)
print(public)
public["database"] = {"host": public["database"]["host"]}
print(public)
""",
    "list_of_a_document": """\
import json
import os

task = json.loads('{"containers": [{"name": "web", "environment": []}], "family": "app"}')
for container in task["containers"]:
    container["environment"].append({"name": "TOKEN", "value": os.environ["GITHUB_TOKEN"]})
print(task["family"])
print([container["name"] for container in task["containers"]])
print(task["containers"][0])
print(task)
""",
    "updated_by_a_helper": """\
import json
import os

def with_credentials(document):
    document["spec"].update(key=os.environ["AWS_SECRET_ACCESS_KEY"], replicas=2)
    return document

class Manifest:
    def __init__(self, text):
        self.data = json.loads(text)

manifest = Manifest('{"spec": {"image": "app"}, "kind": "Job"}')
with_credentials(manifest.data)
print(manifest.data["kind"], manifest.data["spec"]["replicas"])
print(manifest.data)
""",
    "overwritten_before_it_is_shown": """\
import json
import os

class Manifest:
    def __init__(self, text):
        self.data = json.loads(text)

    def sign(self):
        self.data["signature"] = os.environ["AWS_SECRET_ACCESS_KEY"]

    def publish(self):
        self.data["signature"] = len(self.data["signature"]) * "*"
        print(json.dumps(self.data))

manifest = Manifest('{"kind": "Job"}')
manifest.sign()
manifest.publish()
""",
    "rendered_placeholders": """\
import json
import os

def render(node, values):
    if isinstance(node, dict):
        return {key: render(value, values) for key, value in node.items()}
    if isinstance(node, str) and node.startswith("$"):
        return values[node[1:]]
    return node

template = json.loads('{"url": "db.local", "password": "$DB_PASSWORD"}')
document = render(template, {"DB_PASSWORD": os.environ["DB_PASSWORD"]})
print(template)
print(document)
""",
    "names_of_placeholders": """\
import json
import os

template = json.loads('{"url": "db.local", "password": "$DB_PASSWORD", "region": "$AWS_DEFAULT_REGION"}')
wanted = [value[1:] for value in template.values() if value.startswith("$")]
print(wanted)
missing = [name for name in wanted if name not in os.environ]
if missing:
    print("missing:", ", ".join(missing))
print({name: bool(os.environ.get(name)) for name in wanted})
""",
    "defaults_merged": """\
import json
import os

DEFAULTS = {"region": os.environ["AWS_DEFAULT_REGION"], "secret": os.environ["AWS_SECRET_ACCESS_KEY"]}

def settings(text):
    loaded = json.loads(text)
    return DEFAULTS | loaded

current = settings('{"debug": true}')
print(current["region"], current["debug"])
print(current)
print({name: current[name] for name in ("region", "debug")})
""",
    "defaults_overridden": """\
import os

import yaml

DEFAULTS = {"region": os.environ["AWS_DEFAULT_REGION"], "colour": os.environ["APP_COLOUR"]}

loaded = yaml.safe_load("debug: true\\nsecret_name: app/db\\n")
current = {**DEFAULTS, **loaded}
token = os.environ["AWS_SESSION_TOKEN"]
current["token_length"] = len(token)
current.setdefault("token_hint", token[-4:])
print(current)
print(yaml.safe_dump(current))
""",
}
