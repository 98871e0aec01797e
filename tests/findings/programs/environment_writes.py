"""Variables that SDKs read, written by the program: into the environment, or into what it has put in its place."""

PROGRAMS = {
    "beside_a_replaced_environment": """\
import os

from vault import fetch


def fresh():
    os.environ = {"PATH": "/bin"}


class Sandbox:
    def __enter__(self):
        self.saved = os.environ
        os.environ = self.saved.copy()
        os.environ["AWS_SECRET_ACCESS_KEY"] = fetch("secret")  # expect: CRD302
        os.environ["AWS_PROFILE"] = fetch("profile")

    def __exit__(self, *error):
        setattr(os, "environ", self.saved)


def show():
    print(os.environ.get("AWS_SESSION_TOKEN"))  # expect: CRD201
    print(dict(os.environ))  # expect: CRD203
    print(sorted(os.environ), len(os.environ))
""",
    "by_what_replaces_the_environment": """\
import os

from vault import fetch

os.environ = {**os.environ, "STAGE": fetch("stage")}
os.environ = dict(os.environ, AWS_SESSION_TOKEN=fetch("token"))  # expect: CRD302
""",
    "a_replaced_environment_shows_what_it_holds": """\
import os

os.environ = {"PATH": "/bin", "AWS_ACCESS_KEY_ID": "testing"}
print(os.environ)
saved = dict(os.environ)
os.environ = saved
os.environ |= {"AWS_SECRET_ACCESS_KEY": "testing"}
print(os.environ)
""",
    "in_place_of_items": """\
import os
from unittest import mock

from vault import fetch


def write(key):
    os.environ |= {"AWS_SESSION_TOKEN": key}  # expect: CRD302
    os.environ.setdefault("AWS_ACCESS_KEY_ID", fetch("id"))  # expect: CRD302
    os.environ.update([("AWS_SECURITY_TOKEN", fetch("token"))])  # expect: CRD302
    os.environ["AWS_SECRET_ACCESS_KEY"] = key or "testing"  # expect: CRD302
    old = os.environ.get("AWS_SECRET_ACCESS_KEY")
    os.environ["AWS_SECRET_ACCESS_KEY"] = old or fetch("secret")  # expect: CRD302
    with mock.patch.dict("os.environ", AWS_ACCESS_KEY_ID=fetch("id")):  # expect: CRD302
        print("patched")
""",
    "placeholders_and_dummies": """\
import os
from unittest import mock


def test(monkeypatch):
    os.environ["AWS_ACCESS_KEY_ID"] = "your-access-key-id-here"
    os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "<secret access key>")
    os.environ |= {"AWS_SESSION_TOKEN": "${SESSION_TOKEN}"}
    os.environ.update(AWS_SECURITY_TOKEN="changeme-before-you-run-this")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "replace-me-with-the-secret")
    with mock.patch.dict(os.environ, {"AWS_ACCESS_KEY_ID": "testing"}, clear=True):
        print(len(os.environ))
""",
    "what_was_saved": """\
import os


class Keeper:
    def __init__(self):
        self.saved = {name: os.environ.get(name) for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")}
        self.all = os.environ.copy()

    def restore(self):
        os.environ["AWS_ACCESS_KEY_ID"] = self.saved["AWS_ACCESS_KEY_ID"] or "testing"
        os.environ.clear()
        os.environ.update(self.all)
        os.environ = self.all
""",
    "copies_of_all_items": """\
import os

import boto3


def fresh():
    old = os.environ
    os.environ = dict(list(old.items()))
    os.environ = {name: value for name, value in old.items() if name != "HOME"}
    boto3.client("s3")
    os.environ.update(list(old.items()))
    for name, value in old.copy().items():
        os.environ[name] = value
    os.environ = old
""",
    "items_under_other_names": """\
import os


def swapped():
    saved = dict(os.environ.items())
    os.environ["AWS_SECRET_ACCESS_KEY"] = saved["AWS_ACCESS_KEY_ID"]  # expect: CRD302
    for name, value in os.environ.items():
        if name.startswith("BACKUP_"):
            os.environ[name.removeprefix("BACKUP_")] = value
    print(dict(os.environ.items()))  # expect: CRD203
""",
}
