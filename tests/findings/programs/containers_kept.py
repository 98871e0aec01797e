"""Containers that are changed or copied keep what they show, and calls what they are given."""

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
}
