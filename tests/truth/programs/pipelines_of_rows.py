"""Jobs that move rows: connections, databases in memory, reports."""

PROGRAMS = {
    "connection_text": """\
import os

def dsn(**options):
    return " ".join(f"{name}={value}" for name, value in options.items())

options = {"host": "localhost", "dbname": "app", "password": os.environ["DB_PASSWORD"]}
print(dsn(**{**options, "password": "****"}))
print(dsn(host=options["host"], dbname=options["dbname"]))
print(len(dsn(**options)))
""",
    "connection_text_shown": """\
import os

def dsn(**options):
    return " ".join(f"{name}={value}" for name, value in options.items())

options = {"host": "localhost", "password": os.environ["DB_PASSWORD"]}
print("connecting to", options["host"])
print("connecting with", dsn(**options))
""",
    "database_in_memory": """\
import os
import sqlite3

connection = sqlite3.connect(":memory:")
connection.execute("create table variables (name text, size integer)")
rows = [(name, len(value)) for name, value in os.environ.items()]
connection.executemany("insert into variables values (?, ?)", rows)
for name, size in connection.execute("select name, size from variables order by size desc limit 3"):
    print(name, size)
connection.close()
""",
    "report_of_sources": """\
import os

SOURCES = [
    {"name": "orders", "url": "s3://orders", "token": os.environ["AWS_SESSION_TOKEN"]},
    {"name": "users", "url": "s3://users", "token": None},
]

def summary(source):
    return {"name": source["name"], "url": source["url"], "signed": source["token"] is not None}

for source in SOURCES:
    print(summary(source))
print(sorted(SOURCES[0]), max(len(source["url"]) for source in SOURCES))
""",
    "report_of_sources_shown": """\
import os

SOURCES = [
    {"name": "orders", "url": "s3://orders", "token": os.environ["AWS_SESSION_TOKEN"]},
    {"name": "users", "url": "s3://users", "token": None},
]

by_name = {source["name"]: source for source in SOURCES}
print(by_name["users"])
print(by_name["orders"])
print([source["token"] for source in SOURCES if source["token"]])
""",
    "steps_of_a_job": """\
import os

class Job:
    steps = ("extract", "transform", "load")

    def __init__(self):
        self.state = {"password": os.environ["DB_PASSWORD"], "rows": []}

    def extract(self):
        self.state["rows"] = [1, 2, 3]

    def transform(self):
        self.state["rows"] = [row * len(self.state["password"]) for row in self.state["rows"]]

    def load(self):
        print("loaded", self.state["rows"])

job = Job()
for step in (job.extract, job.transform, job.load):
    step()
""",
    "state_of_a_job": """\
import os

class Job:
    def __init__(self):
        self.state = {"password": os.environ["DB_PASSWORD"], "rows": []}

    def extract(self):
        self.state["rows"].append({"id": 1})
        return self

    def report(self):
        print(self.state["rows"])
        print(self.state)

Job().extract().report()
""",
    "rows_joined": """\
import os

tokens = {1: os.environ["GITHUB_TOKEN"], 2: ""}
users = [{"id": 1, "name": "ann"}, {"id": 2, "name": "bob"}]
joined = [{**user, "token": tokens[user["id"]]} for user in users]
print([row["name"] for row in joined])
print([{"name": row["name"], "has_token": bool(row["token"])} for row in joined])
print(joined[1])
print(joined)
""",
    "rows_joined_without_tokens": """\
import os

tokens = {1: os.environ["GITHUB_TOKEN"], 2: ""}
users = [{"id": 1, "name": "ann"}, {"id": 2, "name": "bob"}]
for user in users:
    user["active"] = bool(tokens.get(user["id"]))
print(users)
columns = {key: [user[key] for user in users] for key in users[0]}
print(columns)
print(dict(zip(tokens, map(len, tokens.values()))))
""",
    "batches": """\
import os

def batches(items, size):
    for start in range(0, len(items), size):
        yield items[start:start + size]

items = [f"row {number}" for number in range(4)]
key = os.environ["AWS_SECRET_ACCESS_KEY"]
for number, batch in enumerate(batches(items, 2)):
    print(number, batch, len(key))
print(list(batches([len(key), bool(key), key[:4]], 2)))
""",
}
