"""Ways in which modules give and take: by names, as namespaces, by what they call and hold."""

PROJECTS = {
    "fields_that_another_module_reads": """\
=== show.py
def export(credentials):
    print("export AWS_SECRET_ACCESS_KEY=" + credentials["secretAccessKey"])  # expect: CRD201
def export_each(credentials):
    for name, value in credentials.items():
        print(f"export {name}={value}")
=== fetch.py
import json, subprocess, boto3
def by_command(name):
    answer = json.loads(subprocess.check_output(["aws", "sts", "assume-role", "--profile", name]))["Credentials"]
    return {"secretAccessKey": answer["SecretAccessKey"], "sessionToken": answer["SessionToken"]}
def by_client(arn):
    answer = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]
    return {"secretAccessKey": answer["SecretAccessKey"]}
=== main.py
import os
import fetch, show
def main(name):
    show.export(fetch.by_command(name))
    show.export(fetch.by_client(name))
    show.export({"secretAccessKey": os.environ["AWS_SECRET_ACCESS_KEY"]})  # expect: CRD201
    show.export_each(fetch.by_command(name))  # expect: CRD201
""",
    "a_secret_beside_one_that_another_module_fetches": """\
=== show.py
import boto3
def show(value):
    print(value)  # expect: CRD201
def main(arn):
    show(boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="x")["Credentials"]["SecretAccessKey"])
=== main.py
import boto3
import show
def main(arn):
    answer = boto3.client("sts").assume_role(RoleArn=arn, RoleSessionName="y")["Credentials"]
    show.show(answer["SecretAccessKey"])  # expect: CRD201
""",
    "a_module_as_a_namespace": """\
=== s.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
KEY = os.environ["AWS_ACCESS_KEY_ID"]
=== main.py
import s
print(getattr(s, "SECRET"))  # expect: CRD201
print(vars(s))  # expect: CRD201
""",
    "a_module_with_getattr": """\
=== s.py
import os
def __getattr__(name):
    return os.environ[name]
=== main.py
import s
print(s.AWS_SECRET_ACCESS_KEY)  # expect: CRD201
print(s.HOME)
""",
    "a_lambda_that_gives_a_secret": """\
=== b.py
import os
secret = lambda: os.environ["AWS_SECRET_ACCESS_KEY"]
=== main.py
from b import secret
print(secret())  # expect: CRD201
""",
    "properties_of_another_module": """\
=== s.py
import os
class S:
    @property
    def secret(self):
        return os.environ["AWS_SECRET_ACCESS_KEY"]
    @property
    def size(self):
        return len(self.secret)
=== main.py
from s import S
s = S()
print(s.size)
print(s.secret)  # expect: CRD201
""",
    "an_instance_kept_in_an_attribute": """\
=== s.py
import os
class S:
    def __init__(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
    def show(self):
        print("x")
settings = S()
=== app/__init__.py

=== app/main.py
from s import settings

class Svc:
    def __init__(self):
        self.s = settings
    def run(self):
        self.s.show()
        print(self.s.secret)  # expect: CRD201
""",
    "a_callback_that_shows": """\
=== b.py
def each(items, f):
    for i in items:
        f(i)
=== main.py
import os
from b import each
each([os.environ["AWS_SECRET_ACCESS_KEY"]], print)  # expect: CRD201
""",
    "a_check_that_raises": """\
=== b.py
def need(v):
    if not v.startswith("x"):
        raise ValueError(f"bad {v}")
=== main.py
import os
from b import need
need(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD205
""",
    "a_function_that_writes": """\
=== b.py
def save(v):
    with open("x", "w") as f:
        f.write(v)
=== main.py
import os
from b import save
save(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD206
save("hello")
""",
    "a_copy_of_the_environment": """\
=== b.py
import json, os
def env():
    return dict(os.environ)
=== main.py
import json
from b import env
print(json.dumps(env()))  # expect: CRD203
print(sorted(env()))
""",
    "nested_settings": """\
=== b.py
import os
CONF = {"aws": {"secret": os.environ["AWS_SECRET_ACCESS_KEY"], "region": "x"}}
=== main.py
from b import CONF
print(CONF["aws"]["region"])
print(CONF["aws"])  # expect: CRD201
""",
    "a_client_made_of_options": """\
=== b.py
import boto3
class Store:
    def __init__(self, **kw):
        self.c = boto3.client("s3", **kw)
=== main.py
from b import Store
Store(aws_access_key_id="AKIAQWERTZUIOPASDFGH", aws_secret_access_key="made-up-and-long")  # expect: CRD101
Store(region_name="x")
""",
    "defaults_that_the_module_reports": """\
=== b.py
import os
import boto3
def connect(key=os.environ["AWS_ACCESS_KEY_ID"], secret=os.environ["AWS_SECRET_ACCESS_KEY"]):
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)  # expect: CRD102
=== main.py
from b import connect
connect()
""",
    "a_renamed_re_export": """\
=== p/__init__.py
from p.util import show as display
=== p/util.py
def show(x):
    print(x)
=== main.py
import os
from p import display
display(os.environ["AWS_SECRET_ACCESS_KEY"])  # expect: CRD201
""",
    "a_cached_global": """\
=== b.py
import os
_secret = None
def secret():
    global _secret
    if _secret is None:
        _secret = os.environ["AWS_SECRET_ACCESS_KEY"]
    return _secret
=== main.py
from b import secret
print(secret())  # expect: CRD201
""",
    "an_object_that_hides_and_reveals": """\
=== b.py
class Hidden:
    def __init__(self, v):
        self._v = v
    def __repr__(self):
        return "<hidden>"
    def reveal(self):
        return self._v
=== main.py
import os
from b import Hidden
h = Hidden(os.environ["AWS_SECRET_ACCESS_KEY"])
print(h)
print(h.reveal())  # expect: CRD201
""",
    "a_folder_without_init": """\
=== n/s.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
KEY = os.environ["AWS_ACCESS_KEY_ID"]
=== main.py
from n import s
print(s.SECRET)  # expect: CRD201
""",
    "relative_imports": """\
=== p/__init__.py

=== p/s.py
import os
SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
KEY = os.environ["AWS_ACCESS_KEY_ID"]
=== p/q/__init__.py

=== p/q/m.py
from ..s import SECRET
from .. import s
print(SECRET)  # expect: CRD201
print(s.KEY)  # expect: CRD201
""",
    "one_output_a_call": """\
=== log.py
import sys


class Logger:
    def debug(self, *texts):
        print(*texts, file=sys.stderr)
=== main.py
import os

from log import Logger


class Builder:
    def __init__(self, log=None):
        if log:
            self._log = log
        else:
            self._log = Logger()
        self._token = os.environ["AWS_SESSION_TOKEN"]
        self._log.debug(f"using {self._token}")  # expect: CRD201
        self._log.debug(f"using {len(self._token)}")
""",
    "a_client_that_a_constructor_makes": """\
=== vault.py
import json
import boto3


class Vault:
    def __init__(self, client=None):
        self._client = client or boto3.client("secretsmanager")

    def read(self, name):
        return json.loads(self._client.get_secret_value(SecretId=name)["SecretString"])


def read(name):
    return Vault().read(name)
=== main.py
from vault import Vault, read
print(Vault().read("db"))  # expect: CRD201
print(read("db")["password"])  # expect: CRD201
print(Vault().read("db")["host"])
print(sorted(read("db")))
""",
    "harmless_results_of_a_client_that_a_constructor_makes": """\
=== vault.py
import boto3


class Vault:
    def __init__(self):
        self._client = boto3.client("secretsmanager")

    def read(self, name):
        return self._client.get_secret_value(SecretId=name)["SecretString"]

    def size(self, name):
        return len(self.read(name))

    def version(self, name):
        return self._client.get_secret_value(SecretId=name)["VersionId"]
=== main.py
from vault import Vault
vault = Vault()
print(vault.size("db"), vault.version("db"))
print(vault.read("db")[:4])
""",
    "inherited_methods_that_call_those_of_the_class": """\
=== job.py
import logging


class Job:
    log = logging.getLogger("job")

    def run(self):
        self.log.info("done: %s", self.execute())

    @classmethod
    def make(cls):
        return cls()
=== main.py
import os
from job import Job
class Token(Job):
    def execute(self):
        return os.environ["AWS_SESSION_TOKEN"]
class Holder(Job):
    def __init__(self):
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
    def execute(self):
        return len(self.secret)
Token().run()  # expect: CRD202
Holder().run()
print(Holder.make().secret)  # expect: CRD201
""",
    "harmless_inherited_methods_that_call_those_of_the_class": """\
=== job.py
class Job:
    name = "job"

    def run(self):
        print(self.name, bool(self.execute()))

    def peek(self):
        print(self.execute()[:4])
=== main.py
import os
from job import Job
class Token(Job):
    def execute(self):
        return os.environ["AWS_SESSION_TOKEN"]
job = Token()
job.run()
job.peek()
""",
    "what_a_constructor_makes_for_its_methods": """\
=== tools.py
import logging
import boto3


class Notes:
    def __init__(self):
        self.channel = logging.getLogger("notes")

    def tell(self, value):
        self.channel.info("note: %s", value)


class Lines:
    def __init__(self, start=""):
        self.start = start
        self.lines = []

    def add(self, line):
        self.lines.append(line)
        return self

    def build(self):
        return self.start + " ".join(self.lines)


class Store:
    def __init__(self, client):
        self.client = client

    def put(self, body):
        self.client.put_object(Bucket="b", Key="k", Body=body)
=== main.py
import os
import boto3
from tools import Lines, Notes, Store
secret = os.environ["AWS_SECRET_ACCESS_KEY"]
Notes().tell(secret)  # expect: CRD202
Notes().tell(len(secret))
print(Lines("key").add(secret).build())  # expect: CRD201
print(Lines("key").add(secret[:4]).build())
Store(boto3.client("s3")).put(secret)  # expect: CRD206
Store(boto3.client("s3")).put(os.environ["HOME"])
""",
    "what_a_constructor_makes_for_harmless_methods": """\
=== tools.py
import logging


class Sizes:
    def __init__(self):
        self.channel = logging.getLogger("sizes")
        self.sizes = []

    def tell(self, value):
        self.sizes.append(len(value))
        self.channel.info("%d characters", len(value))
=== main.py
import os
from tools import Sizes
sizes = Sizes()
sizes.tell(os.environ["AWS_SECRET_ACCESS_KEY"])
print(sizes.sizes, vars(sizes))
""",
}
