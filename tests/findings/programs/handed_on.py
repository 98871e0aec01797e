"""What calls of other libraries hand on, and the objects that keep it."""

PROGRAMS = {
    "handed_on": """\
import argparse, csv, io, itertools, json, logging, os
from urllib.parse import parse_qs, parse_qsl

import boto3
import jinja2
import jsonpickle
import structlog
from django.core.management.base import BaseCommand
from jinja2 import Environment, Template
from loguru import logger
from pathlib import Path
from prettytable import PrettyTable
from rich import print as rprint
from rich.console import Console
from rich.columns import Columns
from rich.json import JSON
from rich.pretty import Pretty
from rich.table import Table
from rich.text import Text
from rich.tree import Tree
from tabulate import tabulate

token = os.environ["API_TOKEN"]
console = Console()
log = structlog.get_logger()


class Command(BaseCommand):
    def add_arguments(self, parser):
        pass

    def handle(self, *args, **options):
        self.stdout.write(self.style.SUCCESS(token))  # expect: CRD201
        self.stdout.write(self.style.SUCCESS("ok %d" % len(token)))
        self.stderr.write(self.style.ERROR("bad " + token))  # expect: CRD201


parser = argparse.ArgumentParser()
if len(token) < 8:
    parser.error("wrong %s" % token)  # expect: CRD201
if len(token) < 9:
    parser.error("wrong %d" % len(token))
if len(token) < 10:
    parser.exit(1, f"bad {token}")  # expect: CRD201
logger.opt(lazy=True).info("x {}", lambda: token)  # expect: CRD202
logger.opt(lazy=True).info("x {}", lambda: len(token))
logger.opt(colors=True).info("x {}", lambda: token)
logger.opt(lazy=True).debug("x {x}", x=lambda: token)  # expect: CRD202
print(tabulate([[token]]))  # expect: CRD201
print(tabulate([[len(token)]], headers=["a"]))
print(Template("{{ x }}").render(x=token))  # expect: CRD201
print(Template("{{ y }}").render(x=token, y=1))
print(Environment().from_string("{{ x }}").render({"x": token}))  # expect: CRD201
print(jinja2.Environment(loader=None).get_template("x.j2").render(x=token))  # expect: CRD201
text = Text("a")
text.append(token)
console.print(text)  # expect: CRD201
console.print(Text.assemble("a", (token, "bold")))  # expect: CRD201
console.print(Text("a").append(token))  # expect: CRD201
console.print(Text("a").append("b"))
console.print(Pretty({"a": token}))  # expect: CRD201
console.print(JSON(json.dumps({"a": token})))  # expect: CRD201
console.print(Columns([token]))  # expect: CRD201
table = Table()
table.add_column(token)
console.print(table)  # expect: CRD201
tree = Tree("a")
branch = tree.add("b")
branch.add(token)
console.print(tree)  # expect: CRD201
tree2 = Tree("a")
tree2.add("b").add(str(len(token)))
rprint(tree2)
pt = PrettyTable()
pt.field_names = ["a"]
pt.add_row([token])
print(pt)  # expect: CRD201
print(pt.get_string())  # expect: CRD201
log.msg("x", t=token)  # expect: CRD202
log.bind(a=1).try_unbind("a").info("x", t=token)  # expect: CRD202
logging.getLogger().handle(logging.makeLogRecord({"msg": token}))  # expect: CRD202
logging.getLogger().handle(logging.LogRecord("a", 10, "p", 1, "m %s", (token,), None))  # expect: CRD202
logging.getLogger().handle(logging.makeLogRecord({"msg": "x"}))
print(boto3.resource("iam").User("x").create_access_key_pair())  # expect: CRD201
print(jsonpickle.encode({"a": token}))  # expect: CRD201
print(parse_qs(f"a={token}")["a"][0])  # expect: CRD201
print(dict(parse_qsl(f"a={token}")))  # expect: CRD201
print(list(parse_qs(f"a={token}")))
for row in csv.reader(io.StringIO(f"a,{token}\\n")):
    print(row[1])  # expect: CRD201
for row in csv.DictReader(io.StringIO(f"a,b\\n1,{token}\\n")):
    print(row["b"])  # expect: CRD201
    print(list(row))
for row in csv.DictReader(open("keys.csv")):
    boto3.client("s3", aws_access_key_id=row["id"], aws_secret_access_key=row["secret"])  # expect: CRD103
print(sum([1, len(token)], 0), sum(len(t) for t in [token]))
for size, names in itertools.groupby([token], key=len):
    print(size)
for name, names in itertools.groupby([("a", token)], key=lambda pair: pair[0]):
    print(name)
    print(list(names))  # expect: CRD201
with console.status(f"using {token}"):  # expect: CRD201
    pass
print(Path("/srv") / token)  # expect: CRD201
print(Path(os.environ["CREDENTIALS"]))
print(Path(os.environ["CREDENTIALS"]) / "x.json")
print(Path("/srv") / "a" / str(len(token)))
""",
    "urls": """\
import os
import logging
from urllib.parse import urlparse, urlsplit, urlunsplit, parse_qs

import aiohttp
import httpx
import requests
from yarl import URL

token = os.environ["API_TOKEN"]
url = f"redis://svc:{token}@cache:6379/0?x={token}"
u = urlparse(url)
print(u.password)  # expect: CRD201
print(u.hostname, u.port, u.scheme, u.username, u.path)
print(u)  # expect: CRD201
print(u.geturl())  # expect: CRD201
print(u._replace(netloc=u.hostname, query="").geturl())
print(urlunsplit(urlsplit(url)._replace(netloc="x", query="")))
print(u.netloc)  # expect: CRD201
print(u.netloc.split("@")[1])
scheme, netloc, path, query, fragment = urlsplit(url)
print(path, scheme)
print(netloc)  # expect: CRD201
print(urlsplit(url)[1])  # expect: CRD201
print(parse_qs(u.query))  # expect: CRD201
print(urlparse(token).hostname)
print(urlparse(token).netloc)  # expect: CRD201
parts = urlparse(os.environ["HOME_PAGE"])
print(parts.hostname, parts)
print(URL(url))  # expect: CRD201
print(URL(url).password)  # expect: CRD201
print(URL(url).host)
print(URL(url).with_password(None))
print(str(URL("https://x") / token))  # expect: CRD201
print(URL("https://x") % {"a": token})  # expect: CRD201
print(URL("https://x").with_query(token=token))  # expect: CRD201
print(URL.build(host="x", password=token))  # expect: CRD201
print(httpx.URL("https://x", params={"t": token}))  # expect: CRD201
print(httpx.URL("https://x").copy_merge_params({"t": token}))  # expect: CRD201
print(URL("https://x") / str(len(token)))
requests.get(str(URL("https://example.net") / os.environ["AWS_SECRET_ACCESS_KEY"]))  # expect: CRD206
BASE = URL("http://169.254.169.254/latest/meta-data")
requests.get(BASE / "iam" / "security-credentials" / "x")  # expect: CRD303
requests.get(BASE.joinpath("iam", "security-credentials", "x"))  # expect: CRD303
httpx.get(httpx.URL("http://169.254.169.254/latest/meta-data/iam/security-credentials/x"))  # expect: CRD303
requests.get(BASE / "placement")
""",
}
