"""Templates, tables, configuration files, addresses and paths made of secrets."""

PROGRAMS = {
    "template_of_a_unit": """\
import os
from string import Template

UNIT = Template("[Service]\\nUser=$user\\nEnvironment=TOKEN=$token\\nCost=$$5\\n")

print(UNIT.safe_substitute(user="app"))
print(UNIT.substitute(user="app", token="***"))
print(UNIT.substitute({"user": "app"}, token=os.environ["GITHUB_TOKEN"]))
""",
    "template_of_names": """\
import os
from string import Template

class Command(Template):
    delimiter = "%"

command = Command("login %user --password-stdin # %variable")
values = {"user": "app", "variable": "DB_PASSWORD", "password": os.environ["DB_PASSWORD"]}
print(command.substitute(values))
print(command.safe_substitute(user="other"), command.template)
""",
    "table_of_rows": """\
import csv
import io
import os

buffer = io.StringIO()
writer = csv.DictWriter(buffer, fieldnames=["name", "size"])
writer.writeheader()
for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
    writer.writerow({"name": name, "size": len(os.environ[name])})
print(buffer.getvalue())
for row in csv.DictReader(io.StringIO(buffer.getvalue())):
    print(row["name"], row["size"])
""",
    "table_of_values": """\
import csv
import os
import sys

rows = [("name", "value"), ("region", "eu-west-1"), ("secret", os.environ["AWS_SECRET_ACCESS_KEY"])]
writer = csv.writer(sys.stdout, delimiter="\\t")
writer.writerow(rows[0])
writer.writerow(rows[1])
writer.writerow(rows[2])
writer.writerows(rows)
""",
    "parsed_rows": """\
import csv
import os

lines = ["name,value", f"secret,{os.environ['AWS_SECRET_ACCESS_KEY']}"]
rows = list(csv.DictReader(lines))
print(len(rows), list(rows[0]))
print(rows[0]["value"])
for name, value in list(csv.reader(lines))[1:]:
    print(name, len(value))
    print(value)
""",
    "configuration_file": """\
import configparser
import os
import sys

config = configparser.ConfigParser()
config["db"] = {"host": "localhost", "password": os.environ["DB_PASSWORD"]}
print(config.sections(), list(config["db"]))
print(config["db"]["host"], config.get("db", "host"))
print(config["db"]["password"])
print(config.get("db", "password"))
print(dict(config["db"]))
config.write(sys.stdout)
""",
    "configuration_masked": """\
import configparser
import os
import sys

config = configparser.ConfigParser()
config.read_string("[db]\\nhost = localhost\\n")
config.set("db", "password", os.environ["DB_PASSWORD"])
print(config.has_option("db", "password"), config.getboolean("db", "debug", fallback=False))
print(config.options("db"), len(config.get("db", "password")))
config.remove_option("db", "password")
print(dict(config["db"]))
config.write(sys.stdout)
""",
    "query_of_an_address": """\
import os
from urllib.parse import parse_qs, urlencode, urlsplit

query = urlencode({"page": 1, "access_token": os.environ["GITHUB_TOKEN"]})
url = f"https://api.example.org/items?{query}"
print(urlsplit(url).path, urlsplit(url).hostname)
print(url)
print(parse_qs(urlsplit(url).query)["access_token"])
print(sorted(parse_qs(query)))
""",
    "query_without_the_token": """\
import os
from urllib.parse import parse_qsl, urlencode

query = {"page": 1, "access_token": os.environ["GITHUB_TOKEN"]}
shown = urlencode({**query, "access_token": "***"})
print("https://api.example.org/items?" + shown)
print([name for name, _ in parse_qsl(urlencode(query))])
print(urlencode([(name, value) for name, value in query.items() if name == "page"]))
""",
    "paths": """\
import os
from pathlib import Path, PurePosixPath

root = PurePosixPath("/srv") / os.environ["APP_COLOUR"]
print(root.parent, root.name == os.environ["APP_COLOUR"])
path = PurePosixPath("/keys") / os.environ["AWS_ACCESS_KEY_ID"] / "note.txt"
print(path.name, path.suffix, path.parts[1])
print(path)
print(path.parent.name)
""",
    "wrapped_and_indented": """\
import os
import textwrap

key = os.environ["AWS_SECRET_ACCESS_KEY"]
report = textwrap.dedent(f\"\"\"
    region: eu-west-1
    key:    {key[:4]}...
    length: {len(key)}
\"\"\").strip()
print(textwrap.indent(report, "> "))
print(textwrap.shorten(report, 40))
print(textwrap.fill(f"the key has {len(key)} characters", 20))
""",
    "wrapped_secret": """\
import os
import textwrap

token = os.environ["AWS_SESSION_TOKEN"]
lines = textwrap.wrap(f"token {token}", 60)
print(len(lines))
print(lines)
print(textwrap.indent(token, "    "))
print(textwrap.fill("a short text about nothing", 10))
""",
    "formatter": """\
import os
from string import Formatter

class Default(Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "?") if isinstance(key, str) else args[key]

key = os.environ["AWS_SECRET_ACCESS_KEY"]
print(Default().format("{region}/{stage}", region="eu-west-1"))
print([name for _, name, _, _ in Formatter().parse("{region} {key}")])
print(Formatter().format("{0:>6} of {1}", len(key), "key"))
""",
    "split_header": """\
import base64
import os

header = "Basic " + base64.b64encode(f"app:{os.environ['DB_PASSWORD']}".encode()).decode()
scheme, _, encoded = header.partition(" ")
print(scheme)
user, _, password = base64.b64decode(encoded).decode().partition(":")
print(len(password))
print(password)
""",
    "matched_groups": """\
import os
import re

line = f"export GITHUB_TOKEN={os.environ['GITHUB_TOKEN']}"
match = re.match(r"export (\\w+)=(.*)", line)
print(match.start(2), match.span(1))
print(match.group(2))
print(match[2])
print(re.findall(r"=(\\w+)", line))
print(bool(re.search("TOKEN", line)))
""",
    "matched_or_not": """\
import os
import re

KEY = re.compile(r"^[A-Za-z0-9/+]{40}$")
for name in ("AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION"):
    value = os.environ[name]
    if KEY.match(value):
        print(name, "looks like a secret key")
    else:
        print(name, "is", len(value), "characters", KEY.pattern)
print(len(re.findall(r"\\d", os.environ["AWS_SECRET_ACCESS_KEY"])))
""",
    "difference_of_files": """\
import difflib
import os

before = ["region=eu-west-1", "key="]
after = ["region=eu-west-1", "key=" + os.environ["AWS_SECRET_ACCESS_KEY"]]
print(difflib.SequenceMatcher(None, before, after).ratio() > 0.4)
print("\\n".join(difflib.unified_diff(before, after, lineterm="")))
print("\\n".join(difflib.unified_diff(before, before, lineterm="")))
""",
}
