"""Encoders of JSON and YAML, pickles and other copies."""

PROGRAMS = {
    "encoder_that_hides": """\
import json
import os

class Secret:
    def __init__(self, value):
        self.value = value

class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Secret):
            return "***"
        return super().default(o)

print(json.dumps({"key": Secret(os.environ["AWS_SECRET_ACCESS_KEY"])}, cls=Encoder))
print(Encoder(indent=1).encode([Secret(os.environ["AWS_SESSION_TOKEN"]), None]))
""",
    "encoder_that_shows": """\
import json
import os

class Secret:
    def __init__(self, value):
        self.value = value

class Encoder(json.JSONEncoder):
    def default(self, o):
        return o.value

print(json.dumps({"key": "none"}, cls=Encoder))
print(json.dumps({"key": Secret(os.environ["AWS_SECRET_ACCESS_KEY"])}, cls=Encoder))
""",
    "default_function": """\
import json
import os
from pathlib import PurePosixPath

class Login:
    def __init__(self, user, password):
        self.user, self.password = user, password

def default(value):
    return {name: item for name, item in vars(value).items() if name != "password"}

login = Login("app", os.environ["DB_PASSWORD"])
print(json.dumps({"login": login}, default=default))
print(json.dumps({"path": PurePosixPath("/srv")}, default=str))
""",
    "default_function_of_all": """\
import json
import os

class Login:
    def __init__(self, user, password):
        self.user, self.password = user, password

login = Login("app", os.environ["DB_PASSWORD"])
print(json.dumps({"login": login}, default=lambda value: value.user))
print(json.dumps({"login": login}, default=vars))
print(json.dumps({"login": login}, default=lambda value: value.__dict__))
""",
    "hook_that_drops": """\
import json
import os

def public(pairs):
    return {name: value for name, value in pairs if name != "password"}

text = json.dumps({"db": {"host": "localhost", "password": os.environ["DB_PASSWORD"]}})
print(json.loads(text, object_pairs_hook=public))
print(len(json.loads(text)["db"]["password"]), list(json.loads(text)))
""",
    "there_and_back": """\
import json
import os

text = json.dumps({"db": {"host": "localhost", "password": os.environ["DB_PASSWORD"]}})
document = json.loads(text)
print(document["db"]["host"])
print(document["db"]["password"])
print(document)
""",
    "yaml_there_and_back": """\
import os

import yaml

text = yaml.safe_dump({"host": "localhost", "password": os.environ["DB_PASSWORD"]})
print(text)
document = yaml.safe_load(text)
print(document["host"], sorted(document))
print(document["password"])
""",
    "yaml_of_states": """\
import os

import yaml

document = {"host": "localhost", "password": os.environ["DB_PASSWORD"]}
print(yaml.safe_dump({name: type(value).__name__ for name, value in document.items()}))
document["password"] = bool(document["password"])
print(yaml.safe_dump(document, default_flow_style=True))
print(yaml.safe_dump([document, {"size": len(os.environ["AWS_SESSION_TOKEN"])}]))
""",
    "state_for_a_pickle": """\
import os
import pickle

class Client:
    def __init__(self):
        self.token = os.environ["GITHUB_TOKEN"]
        self.host = "localhost"

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["token"]
        return state

client = Client()
print(client.__getstate__())
print(len(pickle.dumps(client.__getstate__())), client.host)
""",
    "pickled": """\
import copy
import os
import pickle

settings = {"host": "localhost", "token": os.environ["GITHUB_TOKEN"]}
data = pickle.dumps(settings)
print(len(data))
print(data)
again = pickle.loads(data)
print(again["host"])
print(again["token"])
print(copy.deepcopy(settings)["host"])
""",
    "bytes_in_pieces": """\
import os
import struct

key = os.environ["AWS_SECRET_ACCESS_KEY"].encode()
header = struct.pack(">HH", len(key), 7)
print(header, struct.unpack(">HH", header))
print(struct.pack(">H40s", len(key), key))
print(memoryview(key).nbytes, key[:4], bytearray(key[-3:]))
print(bytearray(key))
""",
    "numbers_of_bytes": """\
import os
import zlib

key = os.environ["AWS_SECRET_ACCESS_KEY"]
data = key.encode("utf-16")
print(len(data), data[:2])
print(sum(key.encode()) > 0, zlib.crc32(key.encode()) >= 0)
print(all(byte < 128 for byte in key.encode()), max(key), sorted(key)[:3])
""",
}
