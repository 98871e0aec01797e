"""Documents: texts that serialisers make of objects, and what parsers read back."""

PROGRAMS = {
    "read_back": """\
import json
import os
import pickle

import yaml

settings = {"host": "localhost", "password": os.environ["DB_PASSWORD"], "l": [1, {"a": "b"}]}
print(json.loads(json.dumps(settings))["host"])
print(json.loads(json.dumps(settings))["password"])  # expect: CRD201
print(yaml.safe_load(yaml.safe_dump(settings))["host"])
print(pickle.loads(pickle.dumps(settings))["host"])
copied = json.loads(json.dumps(settings, indent=2, default=str))
copied.pop("password")
print(copied)
print(settings)  # expect: CRD201
text = json.dumps(settings)
settings["password"] = "***"
print(text)  # expect: CRD201
print(settings)
print(json.loads(text))  # expect: CRD201
print(json.loads(text)["l"][1]["a"])
def clone(value):
    return json.loads(json.dumps(value))
a = clone({"x": os.environ["DB_PASSWORD"], "y": "z"})
b = clone({"x": "z", "y": os.environ["DB_PASSWORD"]})
print(a["y"], b["x"])
print(a["x"])  # expect: CRD201
print(b)  # expect: CRD201
""",
    "objects_of_other_types": """\
import json
import os


class Secret:
    def __init__(self, value):
        self.value = value
class Encoder(json.JSONEncoder):
    def default(self, o):
        return o.value
print(json.dumps({"key": Secret("x")}, cls=Encoder))
print(json.dumps({"key": Secret(os.environ["AWS_SECRET_ACCESS_KEY"])}, cls=Encoder))  # expect: CRD201
login = Secret(os.environ["DB_PASSWORD"])
print(json.dumps(login, default=vars), json.dumps([login], default=lambda o: o.value))  # expect: CRD201
print(json.dumps({"login": login}, default=lambda value: "***"))
print(json.dumps({"login": login}, default=str))
def encode(o):
    if isinstance(o, Secret):
        return {"value": o.value}
    raise TypeError
print(json.dumps([[login]], default=encode))  # expect: CRD201
""",
    "hooks": """\
import json
import os


def public(pairs):
    return {name: value for name, value in pairs if name != "password"}
t2 = json.dumps({"db": {"host": "localhost", "password": os.environ["DB_PASSWORD"]}})
print(json.loads(t2, object_pairs_hook=public))
print(json.loads(t2, object_hook=lambda d: {k: v for k, v in d.items() if k != "password"}))
print(json.loads(t2))  # expect: CRD201
""",
    "constant_texts": """\
import json
import os

import boto3

d = json.loads('{"a": 1, "b": {"c": []}}')
d["password"] = os.environ["DB_PASSWORD"]
d["b"]["c"].append(os.environ["DB_PASSWORD"])
print(d["b"])  # expect: CRD201
d.pop("password")
del d["b"]
print(d)
x = json.loads(os.environ["APP_CONFIG"])
x["password"] = "***"
print(x)
creds = json.loads('{"id": "AKIAQ7T3XW5LKZP4M2RD", "secret": "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"}')
boto3.client("s3", aws_access_key_id=creds["id"], aws_secret_access_key=creds["secret"])  # expect: CRD101
""",
    "environment_and_instances": """\
import json
import os
import pickle


class Login:
    def __init__(self, value):
        self.value = value


class Hidden(Login):
    def __getstate__(self):
        return {"size": len(self.value)}


login = Login(os.environ["DB_PASSWORD"])
print(json.loads(json.dumps(dict(os.environ)))["HOME"])
print(json.loads(json.dumps(dict(os.environ))))  # expect: CRD203
p = pickle.loads(pickle.dumps(login))
print(p.value)  # expect: CRD201
print(pickle.loads(pickle.dumps(login)).name)
print(len(pickle.dumps(Hidden(login.value))))
""",
}
