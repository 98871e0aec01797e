"""Secrets given to later steps, to command lines and to other programs."""

PROGRAMS = {
    "outputs_of_a_workflow": """\
import os

token = os.environ["AWS_SESSION_TOKEN"]
print(f"::set-output name=token::{token}")  # expect: CRD206
print(f"::debug::{token}")  # expect: CRD201
with open(os.environ["GITHUB_OUTPUT"], "a") as file:
    file.write(f"token={token}\\n")  # expect: CRD206
""",
    "outputs_of_a_workflow_without_secret": """\
import os

token = os.environ["AWS_SESSION_TOKEN"]
print(f"::add-mask::{token}")
print("::add-mask::%s" % token)
print(f"::set-output name=region::{os.environ['AWS_REGION']}")
""",
    "command_lines_of_libraries": """\
import os

import pexpect
from fabric import Connection
from invoke import run

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
pexpect.spawn("tool", ["--secret", secret])  # expect: CRD206
Connection("host").run(f"SECRET={secret} tool")  # expect: CRD206
run(f"tool {secret}")  # expect: CRD206
""",
    "command_lines_of_libraries_without_secret": """\
import os

import pexpect
from fabric import Connection
from invoke import run

secret = os.environ["AWS_SECRET_ACCESS_KEY"]
pexpect.spawn("tool", env=os.environ)
Connection("host", connect_kwargs={"password": secret}).run("uptime")
run("tool", env={"SECRET": secret})
""",
    "alternative_command_lines": """\
import os
import sys

command = ("tool", "-v") if "-v" in sys.argv else ("tool",)
command += (os.environ["AWS_SESSION_TOKEN"],)
print(*command[:1])
print(*command)  # expect: CRD201
""",
    "names_of_numbers": """\
import os

print(os.environ.get("MAX_TOKEN"), os.environ.get("NUM_TOKEN"), os.environ.get("MAX_TOKENS"))
print(os.environ.get("USE_LOCAL_CREDENTIALS"), os.environ.get("REQUIRE_TOKEN"), os.environ.get("SKIP_PASSWORD"))
""",
    "rendered_by_a_template_engine": """\
import os

from fastapi import FastAPI, Request
from fastapi.templating import Jinja2Templates

app = FastAPI()
templates = Jinja2Templates(directory="templates")


@app.get("/region")
def region(request: Request):
    return templates.TemplateResponse(request, "page.html", {"region": os.environ["AWS_REGION"]})


@app.get("/key")
def key(request: Request):
    return templates.TemplateResponse(request, "page.html", {"key": os.environ["AWS_ACCESS_KEY_ID"]})  # expect: CRD204
""",
    "written_by_functions_that_know_nothing_of_it": """\
import os
from contextlib import contextmanager


@contextmanager
def opened(path):
    handle = open(path, "w")
    try:
        yield handle
    finally:
        handle.close()


def write(path, lines):
    with opened(path) as out:
        for line in lines:
            out.write(line)  # expect: CRD206


write("names", sorted(os.environ))
write("token", [f"{name}={os.environ[name]}" for name in ("AWS_REGION", "AWS_SESSION_TOKEN")])
""",
}
