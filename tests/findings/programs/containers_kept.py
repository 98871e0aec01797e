"""Containers that are changed or copied keep what they show, and calls what they are given."""

PLAIN = "\n".join(f'    "name{number}": os.environ.get("NAME_{number}", ""),' for number in range(150))
STORED = "\n".join(f'settings["name{number}"] = read("NAME_{number}")' for number in range(150))

PROGRAMS = {
    "characters of a text, moved about": """
import os

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
letters = list(secret)
letters.reverse()
print(letters)  # expect: CRD201
letters.sort()
print(letters)  # expect: CRD201
letters.remove("a")
print(letters.copy())  # expect: CRD201
print(letters[1:])  # expect: CRD201
print([*secret])  # expect: CRD201
print(list(secret) + ["!"])  # expect: CRD201
print(sorted(list(secret)))  # expect: CRD201
""",
    "a few characters of a text": """
import os

letters = list(os.environ["AWS_SECRET_ACCESS_KEY"])
print(letters[:4], letters[-4:])
print(letters[0], letters[-1])
letters.clear()
print(letters)
""",
    "keys that are secrets": """
import os

seen = {os.environ["AWS_SECRET_ACCESS_KEY"]: 1}
seen.update(b=2)
print(seen)  # expect: CRD201
print(dict(seen, c=3))  # expect: CRD201
print(sorted(seen.values()), len(seen))
seen.clear()
print(seen)
""",
    "names of the environment": """
import os

print(os.environ.keys() - {"PATH"})
print(os.environ.keys() & {"PATH"})
print(set(os.environ) - {"PATH"})
print(os.environ.keys())  # expect: CRD203
""",
    "a factory": """
import os
from collections import defaultdict

found = defaultdict(lambda: os.environ["AWS_SECRET_ACCESS_KEY"])
found.update(region="eu-west-1")
print(found["region"])
print(found["key"])  # expect: CRD201
""",
    "keywords that are not known": """
import os
from collections import defaultdict
from functools import partial
from types import SimpleNamespace


def show(name):
    given = {name: os.environ["AWS_SECRET_ACCESS_KEY"]}
    print(dict(**given))  # expect: CRD201
    print(defaultdict(str, **given))  # expect: CRD201
    print(SimpleNamespace(**given))  # expect: CRD201
    partial(print, **given)()  # expect: CRD201
    print(partial(dict, **given)())  # expect: CRD201
    print(len(SimpleNamespace(**given).region))
""",
    "two_containers_at_one_place": """\
import os

import boto3

first, second = [os.environ["DB_PASSWORD"]], ["read"]
either = first[:] if os.environ.get("FIRST") else second[:]
print(either[0])  # expect: CRD201

batch = boto3.client("secretsmanager").batch_get_secret_value(SecretIdList=["a"])
items = batch["SecretValues"]
for item in items:
    print(item["SecretString"])  # expect: CRD201
    print(item["Name"])
print(items[0]["SecretBinary"])  # expect: CRD201
print(items[0]["ARN"])
""",
    "parents_of_a_chain_of_mappings": """\
import os
from collections import ChainMap

settings = ChainMap({"token": os.environ["GITHUB_TOKEN"]}, {"token": "", "stage": "dev"})
print(settings.parents["token"], settings.parents)
print(settings["stage"])
print(settings.new_child({"token": "***"})["token"])
print(settings.new_child().parents["token"])  # expect: CRD201
layers = ChainMap({}, {"token": os.environ["GITHUB_TOKEN"]})
layers["token"] = "***"
print(layers["token"], layers.maps[0]["token"])
print(layers.parents["token"])  # expect: CRD201
print(layers.maps[1])  # expect: CRD201
print(layers)  # expect: CRD201
""",
    "slices_written_over": """\
import os

lines = ["[default]", os.environ["AWS_SECRET_ACCESS_KEY"], "region"]
lines[1:2] = ["***"]
print(lines)
lines[:1] = [os.environ["DB_PASSWORD"], "[default]"]
print(lines[1:])
print(lines[0])  # expect: CRD201
lines[-2:] = ()
print(lines)  # expect: CRD201


def mask(rows, first, last):
    rows[first:last] = ["***"]


rows = ["a", os.environ["AWS_SECRET_ACCESS_KEY"]]
mask(rows, 1, 2)
print(rows)
other = ["a", os.environ["AWS_SECRET_ACCESS_KEY"]]
other[::2] = ["b"]
print(other)  # expect: CRD201
""",
    "what_follows_the_block_of_a_context_manager": """\
import os
from contextlib import asynccontextmanager, contextmanager


@contextmanager
def secret(name):
    holder = {"value": os.environ[name]}
    yield holder
    holder["value"] = None


with secret("AWS_SECRET_ACCESS_KEY") as holder:
    print(holder)  # expect: CRD201
print(holder)


@contextmanager
def wiped():
    keys = [os.environ["DB_PASSWORD"]]
    try:
        yield keys
    finally:
        keys.clear()


with wiped() as keys:
    keys.append("x")
    print(keys)  # expect: CRD201
print(keys)


@contextmanager
def kept():
    values = {}
    yield values
    values["password"] = os.environ["DB_PASSWORD"]


with kept() as values:
    values["user"] = "app"
    print(values)
print(values)  # expect: CRD201
print(values["user"])


@asynccontextmanager
async def popped():
    values = {"password": os.environ["DB_PASSWORD"], "user": "app"}
    yield values
    values.pop("password")


async def main():
    async with popped() as values:
        print(values["user"])
        print(values)  # expect: CRD201
    print(values)


@contextmanager
def variable(name, value):
    before = dict(os.environ)
    os.environ[name] = value
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def show(options):
    with variable("STAGE", "dev"):
        options["a"] = 1
    return options
""",
    "products_words_sections_and_views": """\
import configparser
import itertools
import os
import shlex
import sys
import weakref
from types import MappingProxyType

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print([stage for stage, _ in itertools.product(["dev", "prod"], [key])])
print([each for _, each in itertools.product(["dev", "prod"], [key])])  # expect: CRD201
for first, second in itertools.product([key, "a"], repeat=2):
    print(first)  # expect: CRD201
line = "psql --host localhost --password " + shlex.quote(os.environ["DB_PASSWORD"])
print(shlex.split(line)[0], shlex.split(line)[2])
print(shlex.split(line)[-1])  # expect: CRD201
print(shlex.split("curl -H 'X-Key: " + key + "' url")[2])  # expect: CRD201
config = configparser.ConfigParser()
config.read_string("[db]\\nhost = localhost\\n")
config.set("db", "password", os.environ["DB_PASSWORD"])
print(dict(config["db"]))  # expect: CRD201
config.remove_option("db", "password")
print(dict(config["db"]))
config.set("aws", "secret", key)
config.remove_section("aws")
config.write(sys.stdout)
config.set("aws", "secret", key)
config.remove_option("aws", "region")
config.write(sys.stdout)  # expect: CRD201
settings = {"region": "eu-west-1"}
view = MappingProxyType(settings)
print(view)
settings["key"] = key
print(view["region"])
print(view)  # expect: CRD201
print(view["key"])  # expect: CRD201


class Session:
    pass


passwords, session = weakref.WeakKeyDictionary(), Session()
passwords[session] = os.environ["DB_PASSWORD"]
print(len(passwords))
print(passwords[session])  # expect: CRD201
""",
    "more settings than a list keeps apart": f"""\
import os

settings = {{
{PLAIN}
    "key": os.environ["AWS_SECRET_ACCESS_KEY"],
    "token": os.environ["GITHUB_TOKEN"],
    "region": os.environ["AWS_REGION"],
}}
settings["stage"] = os.environ["STAGE"]
print(settings["name3"], settings["name149"], settings["region"], settings.get("stage"), settings.get("absent"))
""",
    "a secret among more settings than a list keeps apart": f"""\
import os

settings = {{
{PLAIN}
    "key": os.environ["AWS_SECRET_ACCESS_KEY"],
    "region": os.environ["AWS_REGION"],
}}
settings["token"] = os.environ["GITHUB_TOKEN"]
print(settings["region"])
print(settings["key"])  # expect: CRD201
print(settings.get("token"))  # expect: CRD201
print(settings)  # expect: CRD201
settings["token"] = settings["key"] = "***"
print(settings["token"], settings["key"], settings)
""",
    "many settings that a function reads": f"""\
import os


def read(name):
    return os.environ.get(name) or os.environ.get(name.lower(), "")


settings = {{}}
{STORED}
settings["token"] = read("GITHUB_TOKEN")
settings["host"] = read("HOST")
print(f"no host {{settings.get('host')}}, {{settings['name140']}}")
""",
    "a secret of many settings that a function reads": f"""\
import os


class Settings:
    def __init__(self):
        self.values = settings = {{}}
        read = self.read
{STORED.replace("settings[", "        settings[")}
        settings["token"] = self.read("GITHUB_TOKEN")
        settings["host"] = self.read("HOST")

    def read(self, name):
        return os.environ.get(name)


current = Settings()
print(current.values["host"], current.values["name149"])
print(current.values["token"])  # expect: CRD201
""",
}
