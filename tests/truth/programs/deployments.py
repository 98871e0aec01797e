"""Deploy scripts and helpers of tests: definitions of environments, commands, fakes."""

PROGRAMS = {
    "definition_of_a_function": """\
import json
import os

def definition(name, **variables):
    return {"FunctionName": name, "Environment": {"Variables": variables}}

function = definition("worker", STAGE="dev", PASSWORD=os.environ["DB_PASSWORD"])
print(function["FunctionName"], sorted(function["Environment"]["Variables"]))
print(json.dumps(function, indent=2))
function["Environment"]["Variables"] = dict.fromkeys(function["Environment"]["Variables"], "***")
print(json.dumps(function))
""",
    "definition_by_reference": """\
import json
import os

def definition(name, secrets):
    return {"name": name, "secrets": [{"name": key, "valueFrom": f"/app/{key.lower()}"} for key in secrets]}

secrets = {"DB_PASSWORD": os.environ["DB_PASSWORD"], "GITHUB_TOKEN": os.environ["GITHUB_TOKEN"]}
print(json.dumps(definition("worker", secrets)))
print(definition("worker", sorted(secrets))["secrets"][0])
""",
    "dry_run": """\
import os
import shlex

class Runner:
    def __init__(self, dry_run=True):
        self.dry_run = dry_run
        self.secrets = []

    def secret(self, name):
        self.secrets.append(os.environ[name])
        return os.environ[name]

    def run(self, *command):
        text = shlex.join(command)
        for secret in self.secrets:
            text = text.replace(secret, "***")
        print("+", text)

runner = Runner()
runner.run("docker", "login", "-u", "app")
print(len(runner.secret("GITHUB_TOKEN")), len(runner.secrets))
""",
    "command_echoed": """\
import os
import shlex

class Runner:
    def __init__(self):
        self.commands = []

    def run(self, *command):
        self.commands.append(command)
        print("+", shlex.join(command))

runner = Runner()
runner.run("docker", "login", "-u", "app")
runner.run("docker", "login", "-p", os.environ["GITHUB_TOKEN"])
print(len(runner.commands))
""",
    "fake_client": """\
import os

class FakeClient:
    def __init__(self):
        self.calls = []

    def __getattr__(self, name):
        def record(**kwargs):
            self.calls.append((name, sorted(kwargs)))
            return {}
        return record

client = FakeClient()
client.put_secret_value(SecretId="app", SecretString=os.environ["DB_PASSWORD"])
print(client.calls)
""",
    "fake_client_that_keeps": """\
import os

class FakeClient:
    def __init__(self):
        self.calls = []

    def put_secret_value(self, **kwargs):
        self.calls.append(kwargs)
        return {"Name": kwargs["SecretId"]}

client = FakeClient()
print(client.put_secret_value(SecretId="app", SecretString=os.environ["DB_PASSWORD"]))
print(len(client.calls), client.calls[0]["SecretId"])
print(client.calls)
""",
    "patched_environment": """\
import os
from unittest.mock import patch

with patch.dict(os.environ, {"STAGE": "test", "GREETING": "hello"}):
    print(os.environ["STAGE"], os.environ.get("GREETING"))
with patch.dict(os.environ, clear=True):
    print(dict(os.environ))
print("STAGE" in os.environ, len(os.environ["AWS_SECRET_ACCESS_KEY"]))
""",
    "mock_called": """\
import os
from unittest.mock import Mock

connect = Mock(return_value="connection", name="connect")
print(connect("localhost", password=os.environ["DB_PASSWORD"]))
print(connect.called, connect.call_count)
connect.reset_mock()
print(connect.mock_calls)
""",
    "versions_checked": """\
import os

REQUIREMENTS = {"STAGE": "dev", "AWS_SECRET_ACCESS_KEY": None, "AWS_DEFAULT_REGION": "eu-west-1"}

def problems():
    for name, expected in REQUIREMENTS.items():
        found = os.environ.get(name)
        if found is None:
            yield f"{name} is not set"
        elif expected is not None and found != expected:
            yield f"{name} should be {expected}"

found = list(problems())
print("\\n".join(found) or "all well")
""",
    "versions_checked_and_shown": """\
import os

REQUIREMENTS = {"AWS_DEFAULT_REGION": "eu-west-1", "AWS_SECRET_ACCESS_KEY": "set"}

def problems():
    for name, expected in REQUIREMENTS.items():
        found = os.environ.get(name)
        if found != expected:
            yield f"{name} should be {expected}, is {found}"

print(len(list(problems())))
print("\\n".join(problems()))
""",
    "workflow_commands": """\
import os

def notice(value):
    print("::notice::a token of", len(value))

def group(title, lines):
    print(f"::group::{title}")
    for line in lines:
        print(line)
    print("::endgroup::")

notice(os.environ["GITHUB_TOKEN"])
group("settings", [f"token of {len(os.environ['GITHUB_TOKEN'])} characters", "stage dev"])
""",
    "workflow_commands_shown": """\
import os

def group(title, lines):
    print(f"::group::{title}")
    for line in lines:
        print(line)
    print("::endgroup::")

settings = {"stage": "dev", "token": os.environ["GITHUB_TOKEN"]}
group("names", settings)
group("settings", [f"{name}: {value}" for name, value in settings.items()])
""",
}
