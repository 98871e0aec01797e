"""Values that pass between the modules of a project, as `--cross-file` follows them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from credlint.pipeline import Project, check_source, default_settings
from credlint.run.check import check_files
from credlint.run.discover import discover

SETTINGS = replace(default_settings(), cross_file=True)

KEYS = 'KEY = "AKIAQWERTYUIOPASDFGH"\nSECRET = "Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2Fy"\n'
ENVIRONMENT = 'import os\n\nSECRET = os.environ["AWS_SECRET_ACCESS_KEY"]\nREGION = os.environ["AWS_REGION"]\n'
SHOW = "def show(value):\n    print(value)\n\n\ndef size(value):\n    print(len(value))\n"
WRAPPER = """\
import boto3


def connect(key=None, secret=None):
    return boto3.client("s3", aws_access_key_id=key, aws_secret_access_key=secret)
"""
HOLDER = """\
import os


class Login:
    def __init__(self):
        self.user = os.environ["USER"]
        self.secret = os.environ["AWS_SECRET_ACCESS_KEY"]

    def hint(self):
        return self.secret[:4]


def login():
    return Login()
"""
SINKS = """\
class Loud:
    def emit(self, text):
        print(text)


class Still:
    def emit(self, text):
        return len(text)


def sink(kind="loud"):
    if kind == "loud":
        return Loud()
    return Still()


def still():
    return Still()
"""
STORE = """\
class Store:
    def __init__(self):
        self.kept = {}

    def put(self, name, value):
        self.kept[name] = value

    def get(self, name):
        return self.kept.get(name)

    def names(self):
        return sorted(self.kept)
"""
BUILDER = """\
import boto3


class Builder:
    def __init__(self):
        self.options = {}

    def keys(self, key, secret):
        self.options.update(aws_access_key_id=key, aws_secret_access_key=secret)
        return self

    def build(self):
        return boto3.client("s3", **self.options)
"""
FILES = """\
from pathlib import Path

FOLDER = Path.home() / ".aws"
CREDENTIALS = FOLDER / "credentials"
CONFIG = FOLDER / "config"
"""
READ = 'import os\n\nsecret = os.environ["AWS_SECRET_ACCESS_KEY"]\n'


def found(files: Mapping[str, str], path: str = "main.py") -> list[str]:
    """`row code` of each finding in the file at `path`."""
    contents = {name: text.encode() for name, text in files.items()}
    result = check_source(path, contents[path], SETTINGS, Project(contents, SETTINGS))
    assert result.unchecked is None
    return [f"{each.span.start.row} {each.code}" for each in result.diagnostics]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({"keys.py": KEYS, "main.py": "import keys\n\nprint(keys.KEY)\n"}, [], id="a literal is shown"),
        pytest.param(
            {"env.py": ENVIRONMENT, "main.py": "import env\n\nprint(env.SECRET)\nprint(env.REGION)\n"},
            ["3 CRD201"],
            id="an attribute of a module",
        ),
        pytest.param(
            {"env.py": ENVIRONMENT, "main.py": "from env import SECRET as it\n\nprint(it)\nprint(len(it))\n"},
            ["3 CRD201"],
            id="under another name",
        ),
        pytest.param(
            {"env.py": ENVIRONMENT, "main.py": "from env import *\n\nprint(SECRET)\nprint(REGION)\n"},
            ["3 CRD201"],
            id="a star import",
        ),
        pytest.param(
            {
                "app/__init__.py": "from .env import SECRET\n",
                "app/env.py": ENVIRONMENT,
                "main.py": "import app\n\nprint(app.SECRET)\n",
            },
            ["3 CRD201"],
            id="exported again by a package",
        ),
        pytest.param(
            {
                "app/__init__.py": "from .env import *\n",
                "app/env.py": ENVIRONMENT,
                "main.py": "import app\n\nprint(app.SECRET)\nprint(app.REGION)\n",
            },
            ["3 CRD201"],
            id="all exported again by a package",
        ),
        pytest.param(
            {"env.py": ENVIRONMENT, "main.py": "def run():\n    from env import SECRET\n\n    print(SECRET)\n"},
            ["4 CRD201"],
            id="imported in a function",
        ),
        pytest.param(
            {
                "env.py": ENVIRONMENT,
                "main.py": "from env import SECRET\n\nSECRET = 'set' if SECRET else ''\nprint(SECRET)\n",
            },
            [],
            id="bound anew",
        ),
        pytest.param(
            {
                "tools.py": SHOW,
                "main.py": READ + "from tools import show, size\n\nshow(secret)\nsize(secret)\nshow('x')\n",
            },
            ["6 CRD201"],
            id="handed to a function that shows it",
        ),
        pytest.param(
            {"aws.py": WRAPPER, "main.py": "from aws import connect\n\nconnect()\nconnect('test', 'test')\n"},
            [],
            id="a wrapper without credentials",
        ),
        pytest.param(
            {
                "aws.py": WRAPPER,
                "keys.py": KEYS,
                "main.py": "import keys\nfrom aws import connect\n\nconnect(keys.KEY, keys.SECRET)\n",
            },
            ["4 CRD101"],
            id="literals for a wrapper",
        ),
        pytest.param(
            {
                "aws.py": WRAPPER,
                "main.py": "from aws import connect\n\n\ndef run(key, secret):\n    connect(key, secret)\n",
            },
            [],
            id="parameters for a wrapper",
        ),
        pytest.param(
            {
                "holder.py": HOLDER,
                "main.py": "from holder import login\n\nit = login()\nprint(it.user, it.hint())\nprint(it.secret)\n",
            },
            ["5 CRD201"],
            id="an object of another module",
        ),
        pytest.param({"main.py": "from env import SECRET\n\nprint(SECRET)\n"}, [], id="a module that is not there"),
        pytest.param(
            {"env.py": ENVIRONMENT, "env/__init__.py": "", "main.py": "from env import SECRET\n\nprint(SECRET)\n"},
            [],
            id="two files of one name",
        ),
        pytest.param(
            {"env.py": "def f(:\n", "main.py": "import boto3\nfrom env import SECRET\n\nprint(SECRET)\n"},
            [],
            id="a module that does not parse",
        ),
    ],
)
def test_a_file_that_imports(files: dict[str, str], expected: list[str]) -> None:
    assert found(files) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"sinks.py": SINKS, "main.py": READ + "from sinks import sink\n\nsink().emit(secret)\n"},
            ["6 CRD201"],
            id="a factory gives an object that shows",
        ),
        pytest.param(
            {"sinks.py": SINKS, "main.py": READ + "from sinks import still\n\nstill().emit(secret)\n"},
            [],
            id="a factory gives an object that shows nothing",
        ),
        pytest.param(
            {"sinks.py": SINKS, "main.py": READ + "from sinks import sink\n\nsink().emit(secret[:4])\n"},
            [],
            id="it is given four characters",
        ),
        pytest.param(
            {
                "store.py": STORE,
                "main.py": READ + 'from store import Store\n\ns = Store()\ns.put("a", secret)\nprint(s.get("a"))\n',
            },
            ["8 CRD201"],
            id="a store gives back what was put into it",
        ),
        pytest.param(
            {
                "store.py": STORE,
                "main.py": READ + 'from store import Store\n\ns = Store()\ns.put("a", secret)\nprint(s.names())\n',
            },
            [],
            id="a store gives names",
        ),
        pytest.param(
            {
                "builder.py": BUILDER,
                "main.py": "import os\nfrom builder import Builder\n\n"
                'Builder().keys(os.environ["KEY"], os.environ["SECRET"]).build()\n',
            },
            ["4 CRD102"],
            id="a builder is given keys",
        ),
        pytest.param(
            {
                "builder.py": BUILDER,
                "main.py": 'from builder import Builder\n\nBuilder().keys("test", "test").build()\n',
            },
            [],
            id="a builder is given dummies",
        ),
    ],
)
def test_objects_that_are_made_of_nothing_sensitive(files: dict[str, str], expected: list[str]) -> None:
    assert found(files) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from files import CREDENTIALS\n\nCREDENTIALS.read_text()\n", ["3 CRD305"]),
        ("import files\n\nwith open(files.CREDENTIALS) as f:\n    f.read()\n", ["3 CRD305"]),
        ("from files import CREDENTIALS\n\nprint(CREDENTIALS, CREDENTIALS.exists())\n", []),
        ("from files import CONFIG\n\nCONFIG.read_text()\n", []),
    ],
)
def test_a_path_of_another_module(text: str, expected: list[str]) -> None:
    assert found({"files.py": FILES, "main.py": text}) == expected


def test_modules_that_import_each_other() -> None:
    files = {
        "core.py": HOLDER + "\n\nimport plugins\n",
        "plugins.py": "def run():\n    from core import login\n\n    print(login().secret)\n",
        "main.py": "from plugins import run\n\nrun()\n",
    }
    assert found(files, "plugins.py") == ["4 CRD201"]
    assert found(files) == []  # it is reported there


def test_what_happens_in_another_module_is_not_reported_there() -> None:
    files = {"tools.py": SHOW, "main.py": READ + "from tools import show\n\nshow(secret)\n"}
    assert found(files, "tools.py") == []


GIVEN = 'import os\n\nTOKEN = os.environ["SERVICE_TOKEN"]\n'
STORES = "import given\n\n\ndef note(item):\n    item['token'] = given.TOKEN\n\n\n"
HANDS_ON = """\
import boto3
import given


def connect(options):
    print(options.secret)
    return boto3.Session(options.key, options.secret)


"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STORES + "def tell():\n    held = given.TOKEN\n    print(held)\n", ["10 CRD201"]),
        (STORES + "def tell():\n    held = given.TOKEN\n    print(held[:4])\n", []),
        (HANDS_ON + "def tell():\n    print(given.TOKEN)\n", ["6 CRD201", "7 CRD103", "11 CRD201"]),
        (HANDS_ON + "def tell():\n    print(len(given.TOKEN))\n", ["6 CRD201", "7 CRD103"]),
    ],
)
def test_a_further_run_knows_what_imports_give(text: str, expected: list[str]) -> None:
    assert found({"given.py": GIVEN, "main.py": text}) == expected


def test_a_trace_leads_into_the_other_module() -> None:
    files = {"tools.py": SHOW.encode(), "main.py": (READ + "from tools import show\n\nshow(secret)\n").encode()}
    result = check_source("main.py", files["main.py"], SETTINGS, Project(files, SETTINGS))
    (finding,) = result.diagnostics
    assert [(step.path, step.span.start.row) for step in finding.trace] == [("", 3), ("", 6), ("tools.py", 2)]


def test_without_a_project_a_file_is_checked_alone() -> None:
    assert check_source("main.py", b"from env import SECRET\n\nprint(SECRET)\n", SETTINGS).diagnostics == ()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "env.py": ENVIRONMENT,
        "tools.py": SHOW,
        "aws.py": WRAPPER,
        "keys.py": KEYS,
        "one.py": "from env import SECRET\nfrom tools import show\n\nshow(SECRET)\n",
        "two.py": "import keys\nfrom aws import connect\n\nconnect(keys.KEY, keys.SECRET)\n",
        "clean.py": "from tools import size\n\nsize('x')\n",
    }.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("paths", [["."], ["two.py", "one.py", "clean.py"]])
def test_a_run(project: Path, paths: list[str], jobs: int) -> None:
    settings = replace(SETTINGS, root=project.as_posix(), working_directory=project.as_posix())
    results = check_files(discover(paths, settings), settings, jobs, lambda done, total: None)
    codes = {(result.path, each.code) for result in results for each in result.diagnostics}
    assert {one for one in codes if one[0] in ("one.py", "two.py", "clean.py")} == {
        ("one.py", "CRD201"),
        ("two.py", "CRD101"),
    }


def test_a_changed_helper_changes_what_its_importers_are_told(project: Path) -> None:
    settings = replace(
        SETTINGS,
        root=project.as_posix(),
        working_directory=project.as_posix(),
        cache_dir=(project / ".credlint_cache").as_posix(),
    )

    def run() -> list[str]:
        results = check_files(discover(["."], settings), settings, 1, lambda done, total: None)
        return [result.path for result in results if any(each.code == "CRD201" for each in result.diagnostics)]

    assert run() == run() == ["one.py"]
    (project / "tools.py").write_text(SHOW.replace("print(value)", "print(len(value))"))
    assert run() == run() == []
    (project / "tools.py").unlink()
    (project / "tools").mkdir()
    (project / "tools" / "__init__.py").write_text(SHOW)
    assert run() == run() == ["one.py"]
