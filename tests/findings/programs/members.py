"""Objects that hang on others: an application's logger, a handler's output, a command's streams."""

PROGRAMS = {
    "logger_of_an_application": """\
import os

from flask import Flask

app = Flask(__name__)
app.logger.info("key %s", os.environ["AWS_ACCESS_KEY_ID"])  # expect: CRD202
log = app.logger
log.warning("token %s", os.environ["AWS_SESSION_TOKEN"])  # expect: CRD202
""",
    "logger_of_an_application_without_secret": """\
import os

from flask import Flask

app = Flask(__name__)
app.logger.info("key of %d characters", len(os.environ["AWS_ACCESS_KEY_ID"]))
app.logger.addHandler(os.environ["AWS_ACCESS_KEY_ID"])
""",
    "output_of_a_request_handler": """\
import os
from http.server import BaseHTTPRequestHandler


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.wfile.write(os.environ["AWS_SESSION_TOKEN"].encode())  # expect: CRD204
        self.wfile.write(str(dict(os.environ)).encode())  # expect: CRD203
""",
    "output_of_a_request_handler_without_secret": """\
import os
from http.server import BaseHTTPRequestHandler


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.wfile.write(" ".join(os.environ).encode())
        self.close_connection = os.environ["AWS_SESSION_TOKEN"] == ""
""",
    "streams_of_a_command": """\
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    def handle(self, *args, **options):
        self.stdout.write(f"key {settings.AWS_ACCESS_KEY_ID}")  # expect: CRD201
""",
    "streams_of_a_command_without_secret": """\
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    def handle(self, *args, **options):
        self.stdout.write(self.style.SUCCESS("set" if settings.AWS_ACCESS_KEY_ID else "missing"))
""",
    "parts_of_a_page": """\
import os

import streamlit as st

left, right = st.columns(2)
left.write(os.environ["AWS_REGION"])
right.write(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD201
st.empty().text(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD201
""",
    "parts_of_a_page_without_secret": """\
import os

import streamlit as st

tabs = st.tabs(["names", "lengths"])
tabs[0].write(sorted(os.environ))
tabs[1].write({name: len(value) for name, value in os.environ.items()})
""",
    "kept_in_a_shelf": """\
import os
import shelve

with shelve.open("cache") as cache:
    cache["region"] = os.environ["AWS_REGION"]
    cache["token"] = os.environ["AWS_SESSION_TOKEN"]  # expect: CRD206
""",
    "session_below_a_session": """\
import boto3

session = boto3.Session()
print(session._session.get_credentials())
print(session._session.get_credentials().secret_key)  # expect: CRD201
""",
    "paths_from_paths": """\
import os
from pathlib import Path

here = Path(__file__).parent
(here / "length.txt").write_text(str(len(os.environ["AWS_SESSION_TOKEN"])))
(here / "token.txt").write_text(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD206
for path in here.glob("*.env"):
    path.write_text(os.environ["AWS_REGION"])
    path.write_text(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD206
""",
    "streams_of_classes_from_elsewhere": """\
import os

from core import Command, Server


class Show(Command):
    def handle(self):
        self.stdout.write(os.environ["AWS_SESSION_TOKEN"])  # expect: CRD201
        self.stderr.write("done")
        self.cache.write(os.environ["AWS_SESSION_TOKEN"])


class Answer(Server):
    def do_GET(self):
        self.wfile.write(os.environ["AWS_SESSION_TOKEN"].encode())  # expect: CRD204
        self.rfile.read(len(os.environ["AWS_SESSION_TOKEN"]))
""",
}
