"""Smaller parts of the standard library to which secrets are given."""

PROGRAMS = {
    "attribute_getter": """\
import os
from operator import attrgetter
from types import SimpleNamespace

login = SimpleNamespace(user="app", password=os.environ["DB_PASSWORD"])
user = attrgetter("user")
both = attrgetter("user", "password")
print(user(login))
print(both(login)[0], len(both(login)[1]))
print(attrgetter("password")(login))
""",
    "read_only_views": """\
import os
from types import MappingProxyType

settings = {"region": "eu-west-1"}
view = MappingProxyType(settings)
print(view)
settings["key"] = os.environ["AWS_SECRET_ACCESS_KEY"]
print(view["region"], list(view))
print(view)
settings["key"] = None
print(view)
""",
    "longest_zip": """\
import os
from itertools import chain, zip_longest

names = ["region", "key", "extra"]
values = [os.environ["AWS_DEFAULT_REGION"], os.environ["AWS_SECRET_ACCESS_KEY"]]
print([name for name, _ in zip_longest(names, values)])
print(list(chain.from_iterable([names, ["end"]])))
print(dict(zip_longest(names, values, fillvalue="-")))
""",
    "lists_summed": """\
import os

parts = [["psql"], ["--host", "localhost"], ["--password", os.environ["DB_PASSWORD"]]]
print(sum(parts[:2], []))
print(sum(len(part) for part in parts))
print(sum(parts, []))
""",
    "places_in_order": """\
import bisect
import os

sizes = sorted(len(value) for value in os.environ.values())
print(bisect.bisect(sizes, 39), bisect.bisect_left(sizes, 41))
names = []
for name in ("AWS_SESSION_TOKEN", "AWS_SECRET_ACCESS_KEY"):
    bisect.insort(names, name)
print(names, min(sizes, default=0))
""",
    "identifiers": """\
import hashlib
import os
import uuid

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(uuid.uuid5(uuid.NAMESPACE_URL, key))
print(hashlib.blake2b(key.encode(), digest_size=4).hexdigest(), hashlib.new("md5", key.encode()).hexdigest()[:6])
print(hashlib.pbkdf2_hmac("sha256", key.encode(), b"salt", 1).hex())
""",
    "compared_safely": """\
import hmac
import os
import secrets

token = os.environ["GITHUB_TOKEN"]
given = "Bearer nothing"
print(hmac.compare_digest(token, given.removeprefix("Bearer ")))
print(secrets.compare_digest(token.encode(), b"x"))
print("denied" if not secrets.compare_digest(token, given) else "granted")
""",
    "weak_references": """\
import os
import weakref

class Login:
    def __init__(self, password):
        self.password = password

logins = weakref.WeakValueDictionary()
login = Login(os.environ["DB_PASSWORD"])
logins["app"] = login
reference = weakref.ref(login)
print(list(logins), reference() is login)
print(len(reference().password))
""",
    "weak_keys": """\
import os
import weakref

class Session:
    pass

passwords = weakref.WeakKeyDictionary()
session = Session()
passwords[session] = os.environ["DB_PASSWORD"]
print(len(passwords), session in passwords)
print(passwords[session])
""",
    "memory_file": """\
import io
import os

buffer = io.StringIO()
print("region", os.environ["AWS_DEFAULT_REGION"], file=buffer)
print(buffer.getvalue())
print("key", os.environ["AWS_SECRET_ACCESS_KEY"], file=buffer)
buffer.seek(0)
print(len(buffer.read()))
print(buffer.getvalue())
""",
    "abstract_syntax": """\
import ast
import os

text = repr({"key": os.environ["AWS_SECRET_ACCESS_KEY"], "port": 80})
print(len(text), ast.literal_eval("{'port': 80}")["port"])
again = ast.literal_eval(text)
print(sorted(again))
print(again["key"])
""",
    "archive_of_bytes": """\
import gzip
import os
import zlib

data = os.environ["AWS_SECRET_ACCESS_KEY"].encode()
packed = zlib.compress(data)
print(len(packed) > 8, zlib.adler32(data) > 0)
print(zlib.decompress(packed))
print(gzip.decompress(gzip.compress(data)).decode())
""",
    "locale_of_numbers": """\
import os
import statistics
import string

key = os.environ["AWS_SECRET_ACCESS_KEY"]
counts = {char: key.count(char) for char in string.hexdigits[:4]}
print(sorted(counts), sum(counts.values()) >= 0)
print(statistics.mean(len(value) for value in os.environ.values()) > 3)
print(len(set(key)) / len(key), round(len(key) * 1.5), divmod(len(key), 7))
""",
    "shell_words": """\
import os
import shlex

line = "psql --host localhost --password " + shlex.quote(os.environ["DB_PASSWORD"])
words = shlex.split(line)
print(len(words))
print(words[-1])
""",
}
