"""Programs as a whole: small tools with several functions, as they stand in repositories."""

PROGRAMS = {
    "rotation_report": """\
import os
from datetime import date

KEYS = {"AWS_ACCESS_KEY_ID": date(2024, 1, 1), "STRIPE_API_KEY": date(2024, 5, 1)}

def age(made, today=date(2024, 7, 1)):
    return (today - made).days

def rows():
    for name, made in sorted(KEYS.items()):
        value = os.environ.get(name)
        yield name, value[-4:] if value else "-", age(made)

def main():
    for name, tail, days in rows():
        flag = "!" if days > 90 else " "
        print(f"{flag} {name:<20} …{tail} {days:>4} days")

if __name__ == "__main__":
    main()
""",
    "rotation_report_shown": """\
import os
from datetime import date

KEYS = {"AWS_ACCESS_KEY_ID": date(2024, 1, 1), "STRIPE_API_KEY": date(2024, 5, 1)}

def rows():
    for name, made in sorted(KEYS.items()):
        yield {"name": name, "value": os.environ.get(name), "made": made.isoformat()}

def main():
    table = list(rows())
    print(len(table), table[0]["name"], table[-1]["made"])
    for row in table:
        print("{name} {value} {made}".format(**row))

if __name__ == "__main__":
    main()
""",
    "doctor": """\
import os
import platform
import sys

def checks():
    yield "python", platform.python_version(), sys.version_info >= (3, 8)
    yield "region", os.environ.get("AWS_DEFAULT_REGION", "unset"), True
    secret = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
    yield "secret key", f"{len(secret)} characters", len(secret) == 40
    yield "profile", os.environ.get("AWS_PROFILE") or "default", True

failed = [name for name, _, fine in checks() if not fine]
for name, text, fine in checks():
    print(f"[{'ok' if fine else 'FAIL'}] {name}: {text}")
print("failed:", failed or "nothing")
""",
    "doctor_shown": """\
import os

def checks():
    yield "region", os.environ.get("AWS_DEFAULT_REGION", "unset"), True
    secret = os.environ.get("AWS_SECRET_ACCESS_KEY", "")
    yield "secret key", secret, len(secret) == 40

for name, _, fine in checks():
    print(name, fine)
for name, text, fine in checks():
    if fine:
        print(f"{name}: {text}")
""",
    "migration": """\
import logging
import os

log = logging.getLogger("migrate")

class Migration:
    def __init__(self, source, target, *, password):
        self.source, self.target = source, target
        self._password = password
        self.done = []

    def run(self, tables):
        for number, table in enumerate(tables, 1):
            log.info("[%d/%d] %s: %s -> %s", number, len(tables), table, self.source, self.target)
            self.done.append((table, len(self._password)))
        return dict(self.done)

print(Migration("old", "new", password=os.environ["DB_PASSWORD"]).run(["users", "orders"]))
""",
    "migration_shown": """\
import logging
import os

log = logging.getLogger("migrate")

class Migration:
    def __init__(self, **options):
        self.__dict__.update(options)

    def run(self):
        log.info("from %s to %s", self.source, self.target)
        log.debug("options: %s", self.__dict__)
        return self.source

print(Migration(source="old", target="new", password=os.environ["DB_PASSWORD"]).run())
""",
    "plugin_loader": """\
import os

class Plugin:
    def __init__(self, name, **options):
        self.name = name
        self.options = options

    def __str__(self):
        return f"{self.name} ({', '.join(f'{key}=…' for key in self.options)})"

PLUGINS = [
    Plugin("metrics", interval=60),
    Plugin("slack", token=os.environ["GITHUB_TOKEN"], channel="#ops"),
]
for plugin in PLUGINS:
    print(plugin)
print({plugin.name: plugin.options.get("channel") for plugin in PLUGINS})
""",
    "plugin_loader_shown": """\
import os

class Plugin:
    def __init__(self, name, **options):
        self.name = name
        self.options = options

    def __str__(self):
        return f"{self.name} ({', '.join(f'{key}={value}' for key, value in self.options.items())})"

print(Plugin("metrics", interval=60))
print(Plugin("slack", token=os.environ["GITHUB_TOKEN"]).name)
print(Plugin("slack", token=os.environ["GITHUB_TOKEN"]))
""",
    "state_machine": """\
import os

class Deploy:
    transitions = {"new": "checked", "checked": "built", "built": "done"}

    def __init__(self):
        self.state = "new"
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]
        self.history = []

    def step(self):
        self.history.append(self.state)
        self.state = self.transitions[self.state]
        return self.state != "done"

deploy = Deploy()
while deploy.step():
    print("now", deploy.state)
print(deploy.history, deploy.state)
""",
    "cost_of_calls": """\
import os
import time

class Timer:
    def __init__(self, clock=time.perf_counter):
        self.clock = clock

    def __call__(self, function, *args):
        start = self.clock()
        result = function(*args)
        return result, self.clock() - start

value, seconds = Timer()(os.environ.get, "AWS_SECRET_ACCESS_KEY")
print(seconds >= 0, len(value))
""",
    "client_factory": """\
import os

import boto3

CLIENTS = {}

def client(service):
    if service not in CLIENTS:
        session = boto3.Session(region_name=os.environ["AWS_DEFAULT_REGION"])
        CLIENTS[service] = session.client(service)
    return CLIENTS[service]

for service in ("s3", "sts"):
    print(service, client(service).meta.region_name, type(client(service)).__name__)
print(client("sts").get_caller_identity()["Account"], sorted(CLIENTS))
""",
    "loader_with_sources": """\
import os

class Source:
    def get(self, name):
        return None

class EnvironmentSource(Source):
    def get(self, name):
        return os.environ.get(name.upper())

class DefaultSource(Source):
    def get(self, name):
        return {"stage": "dev"}.get(name)

def lookup(name, sources=(EnvironmentSource(), DefaultSource())):
    return next((value for source in sources if (value := source.get(name)) is not None), None)

print(lookup("stage"), lookup("nothing_set"))
print(lookup("aws_default_region"))
print(lookup("aws_secret_access_key"))
""",
    "events_and_listeners": """\
import os

class Bus:
    def __init__(self):
        self.listeners = {}

    def on(self, name, listener):
        self.listeners.setdefault(name, []).append(listener)

    def emit(self, name, **payload):
        for listener in self.listeners.get(name, ()):
            listener(payload)

bus = Bus()
bus.on("login", lambda payload: print("login of", payload["user"], sorted(payload)))
bus.emit("login", user="app", password=os.environ["DB_PASSWORD"])
bus.emit("logout", user="app")
""",
    "events_and_listeners_shown": """\
import os

class Bus:
    def __init__(self):
        self.listeners = {}

    def on(self, name, listener):
        self.listeners.setdefault(name, []).append(listener)

    def emit(self, name, **payload):
        for listener in self.listeners.get(name, ()):
            listener(payload)

bus = Bus()
bus.on("login", lambda payload: print("login", payload))
bus.on("logout", lambda payload: print("logout", len(payload)))
bus.emit("login", user="app", password=os.environ["DB_PASSWORD"])
bus.emit("logout", password=os.environ["DB_PASSWORD"])
""",
    "command_pattern": """\
import os

class Shell:
    def do_region(self, _):
        return os.environ["AWS_DEFAULT_REGION"]

    def do_size(self, name):
        return len(os.environ[name])

    def do_key(self, name):
        return os.environ[name]

    commands = {"region": do_region, "size": do_size, "key": do_key}

    def run(self, line):
        command, _, rest = line.partition(" ")
        return self.commands[command](self, rest)

shell = Shell()
print(shell.do_region(""), shell.do_size("AWS_SECRET_ACCESS_KEY"))
print(shell.do_key("HOME"))
print(shell.do_key("AWS_SECRET_ACCESS_KEY"))
""",
    "audit_trail": """\
import json
import os

class Audit:
    SECRET = ("password", "token", "secret")

    def __init__(self):
        self.entries = []

    def record(self, action, **details):
        clean = {key: "[hidden]" if key.endswith(self.SECRET) else value for key, value in details.items()}
        self.entries.append({"action": action, **clean})

    def dump(self):
        return "\\n".join(json.dumps(entry, sort_keys=True) for entry in self.entries)

audit = Audit()
audit.record("login", user="app", db_password=os.environ["DB_PASSWORD"])
audit.record("push", branch="main", token=os.environ["GITHUB_TOKEN"])
print(audit.dump())
""",
    "audit_trail_shown": """\
import json
import os

class Audit:
    SECRET = ("passphrase", "token")

    def __init__(self):
        self.entries = []

    def record(self, action, **details):
        clean = {key: "[hidden]" if key.endswith(self.SECRET) else value for key, value in details.items()}
        self.entries.append({"action": action, **clean})

    def dump(self):
        return "\\n".join(json.dumps(entry, sort_keys=True) for entry in self.entries)

audit = Audit()
audit.record("login", user="app", db_password=os.environ["DB_PASSWORD"])
print(len(audit.entries), audit.entries[0]["user"])
print(audit.dump())
""",
    "window_of_lines": """\
import os
from collections import deque

class Tail:
    def __init__(self, size):
        self.lines = deque(maxlen=size)

    def add(self, line):
        self.lines.append(line.rstrip())
        return self

    def text(self):
        return "\\n".join(f"| {line}" for line in self.lines)

tail = Tail(3).add("start ").add(f"key of {len(os.environ['AWS_SECRET_ACCESS_KEY'])}\\n")
print(tail.text(), len(tail.lines))
""",
    "table_printer": """\
import os

def table(rows, headers):
    widths = [max(len(str(row[index])) for row in [headers, *rows]) for index in range(len(headers))]
    for row in [headers, *rows]:
        yield "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip()

rows = [(name, len(os.environ[name]), "secret") for name in ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")]
print("\\n".join(table(rows, ("name", "size", "kind"))))
""",
    "table_printer_shown": """\
import os

def table(rows, headers):
    widths = [max(len(str(row[index])) for row in [headers, *rows]) for index in range(len(headers))]
    for row in [headers, *rows]:
        yield "  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip()

rows = [(name, os.environ[name]) for name in ("AWS_SECRET_ACCESS_KEY", "HOME")]
print([name for name, _ in rows])
print("\\n".join(table(rows, ("name", "value"))))
print("\\n".join(table([("a", 1)], ("name", "value"))))
""",
}
