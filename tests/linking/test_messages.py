"""What the message says of what happens in another module: which call leads there, and where."""

from dataclasses import replace

import pytest

from credlint.config.selection import Layer, select
from credlint.pipeline import Project, check_source, default_settings, known

SETTINGS = replace(
    default_settings(), cross_file=True, selected=select([Layer(select=("ALL", "PEDANTIC"))], known()), slices=False
)
TOOLS = """\
import csv, logging, os, subprocess
import boto3, requests
from configparser import ConfigParser
from functools import wraps


def connect(key, secret, **options):
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret, **options)
def renew(answer):
    return connect(answer["AccessKeyId"], answer["SecretAccessKey"])
def show(value): print(value)
def audit(value): logging.info("it is %s", value)
def dump(values): print(dict(values))
def save(value, name): open(name, "w").write(value)
def post(value): requests.post("https://example.com", data=value)
def run(value): subprocess.run(["tool", value])
def fail(value): raise ValueError(value)
def override(name, value): os.environ[name] = value
def deploy(values): boto3.client("lambda").create_function(FunctionName="x", Environment={"Variables": values})
def read(name): open(os.path.expanduser(name))
def fetch(path): return requests.get("http://169.254.169.254/latest/meta-data/iam/" + path)


class Box:
    def __init__(self, secret):
        self.secret = secret

    @property
    def content(self):
        print(self.secret)
        return 1

    def __add__(self, other):
        print(self.secret)
        return self

    def show(self):
        print(self.secret)
"""
START = """\
import os, tools
from tools import *
key, secret = os.environ["A_KEY"], os.environ["AWS_SECRET_ACCESS_KEY"]
"""
IT = "the environment variable AWS_SECRET_ACCESS_KEY"
PAIR = "aws_access_key_id and aws_secret_access_key"
READ = "the environment variables A_KEY and AWS_SECRET_ACCESS_KEY"
REMARK = " (the keys of a role fail without the session token)"


def messages(line: str, tools: str = "tools.py") -> list[str]:
    """What is said of the last line of a file that imports the tools."""
    main = f"{START}{line}\n"
    files = {tools: TOOLS.encode(), "main.py": main.encode()}
    result = check_source("main.py", files["main.py"], SETTINGS, Project(files, SETTINGS))
    return [found.message for found in result.diagnostics if found.span.start.row == START.count("\n") + 1]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("connect(key, secret)", f"connect() (tools.py:8) passes {PAIR} from {READ} to boto3.client{REMARK}"),
        (
            'tools.connect("AKIAQ7T3XW5LKZP4M2RD", "correct-horse-battery-staple")',
            f"tools.connect() (tools.py:8) passes {PAIR} as hard-coded values to boto3.client",
        ),
        ("show(secret)", f"show() (tools.py:11) shows {IT}"),
        ("(show or print)(secret)", f"what runs here (tools.py:11) shows {IT}"),
        ("audit(secret)", f"audit() (tools.py:12) logs {IT}"),
        (
            "dump(os.environ)",
            "dump() (tools.py:13) exposes the whole environment, with the role's credentials in it",
        ),
        ('save(secret, "x")', f"save() (tools.py:14) writes {IT} to a file"),
        ("post(secret)", f"post() (tools.py:15) writes {IT} to a request"),
        ("run(secret)", f"run() (tools.py:16) writes {IT} to a command line"),
        ("fail(secret)", f"fail() (tools.py:17) raises an exception that carries {IT} in its message"),
        (
            'override("AWS_SESSION_TOKEN", secret)',
            "override() (tools.py:18) overwrites the environment variable AWS_SESSION_TOKEN",
        ),
        (
            'deploy({"AWS_SECRET_ACCESS_KEY": secret})',
            "deploy() (tools.py:19) puts AWS_SECRET_ACCESS_KEY into an environment definition",
        ),
        ('read("~/.aws/credentials")', "read() (tools.py:20) opens the shared credentials file by hand"),
        (
            'fetch("security-credentials/role")',
            "fetch() (tools.py:21) fetches credentials by hand from 169.254.169.254",
        ),
        ("Box(secret).show()", f"show() (tools.py:38) shows {IT}"),
        ("box = Box(secret); box.content", f"box.content (tools.py:30) shows {IT}"),
        ("Box(secret) + 1", f"what runs here (tools.py:34) shows {IT}"),
        ("list(map(show, [secret]))", f"map() (tools.py:11) shows {IT}"),
        (
            'renew({"AccessKeyId": key, "SecretAccessKey": secret})',
            f"renew() (tools.py:8) passes {PAIR} from {READ} to boto3.client{REMARK}",
        ),
        ("box = Box(secret); box.show()", f"box.show() (tools.py:38) shows {IT}"),
    ],
)
def test_the_message_names_the_call_and_the_place(line: str, expected: str) -> None:
    assert messages(line) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("print(secret)", [f"print shows {IT}"]),
        ("print(len(secret))", []),
        ("def own(): print(secret)", [f"print shows {IT}"]),
        ('open("x", "w").write(secret)', [f"io.TextIOWrapper.write writes {IT} to a file"]),
        ("raise ValueError(secret)", [f"raise carries {IT} in its message"]),
        ('os.environ["AWS_SESSION_TOKEN"] = secret', ["the environment variable AWS_SESSION_TOKEN is overwritten"]),
    ],
)
def test_the_message_of_what_happens_here_names_the_sink(line: str, expected: list[str]) -> None:
    assert messages(line) == expected


def test_the_place_is_relative_to_the_working_directory() -> None:
    assert messages("from below.tools import audit; audit(secret)", "below/tools.py") == [
        f"audit() (below/tools.py:12) logs {IT}"
    ]


def test_fingerprints_do_not_depend_on_where_the_other_module_is() -> None:
    prints = set()
    for tools in (TOOLS, "\n\n\n" + TOOLS):
        files = {"tools.py": tools.encode(), "main.py": f"{START}show(secret)\n".encode()}
        (found,) = check_source("main.py", files["main.py"], SETTINGS, Project(files, SETTINGS)).diagnostics
        prints.add(found.fingerprint)
    assert len(prints) == 1


LOG = "log.info(secret)"
PACKAGE = ("app/__init__.py", "app/tools.py")
INSIDE = (*PACKAGE, "app/main.py")


@pytest.mark.parametrize(
    ("files", "main", "name"),
    [
        (("tools.py",), "from tools import log\n" + LOG, "tools.log.info"),
        (("tools.py",), "import tools\ntools." + LOG, "tools.log.info"),
        (("tools.py", "tools/__init__.py"), "import tools\ntools." + LOG, "tools.log.info"),
        (("tools.py",), "from tools import it\nit.client(aws_secret_access_key=secret)", "tools.it.client"),
        (PACKAGE, "import app.tools\napp.tools." + LOG, "app.tools.log.info"),
        (PACKAGE, "import app.tools as t\nt." + LOG, "app.tools.log.info"),
        (PACKAGE, "from app import tools\ntools." + LOG, "app.tools.log.info"),
        (("app/tools.py",), "import app.tools\napp.tools." + LOG, "app.tools.log.info"),
        (("app/tools.py",), "from app import log\n" + LOG, "app.log.info"),
        (INSIDE, "from . import tools\ntools." + LOG, "tools.log.info"),
        (INSIDE, "from .tools import log\n" + LOG, "tools.log.info"),
        (
            INSIDE,
            "from ..app.tools import log\n" + LOG,
            "app.tools.log.info",
        ),
    ],
)
def test_what_is_not_in_a_module_goes_by_the_name_under_which_it_is_imported(
    files: tuple[str, ...], main: str, name: str
) -> None:
    """The same as without a project, so that a baseline stands for both."""
    path = next((each for each in files if each.endswith("main.py")), "main.py")
    text = f"import os\nsecret = os.environ['AWS_SECRET_ACCESS_KEY']\n{main}\n".encode()
    contents = dict.fromkeys(files, b"x = 1\n") | {path: text}
    (found,) = check_source(path, text, SETTINGS, Project(contents, SETTINGS)).diagnostics
    assert found.message.startswith(f"{name} ")
    (alone,) = check_source(path, text, SETTINGS).diagnostics
    assert found == alone
