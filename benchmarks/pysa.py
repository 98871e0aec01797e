"""Pysa, which follows values through programs of several files: what it is told, how it is run and how it is read.

Pysa (`pip install pyre-check`, https://pyre-check.org) follows values from sources to sinks that models name. These
are ours: the sources and sinks of credlint's rules as far as Pysa has words for them. It has words for reads of the
environment, temporary credentials, texts of a known shape, parameters, attributes and globals of a known name, for
arguments of functions and for what handlers return. Its own models of Python's containers and functions are used, too.

Pysa finds a function by its type. Boto3 declares none, so that stubs of ours stand for it.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

PROJECT = "project"
"""The copy that is analysed, in the working folder; Pysa writes into it."""

RESULTS = "results/taint-output.json"
"""What Pysa finds, in the working folder."""

FINE = (0,)
"""The exit code of a run that has done its work, with issues or without (unless it is told to fail)."""

OWN_MODELS = "lib/pyre_check/taint/common"
"""Where the package has its models of Python's containers and functions, in a virtual environment."""

KEYS = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")

_NAMED = "aws_security_token|secret_access_key|aws_secret_key|" + "|".join(KEYS)
_FINAL = "password|passwd|passphrase|secret|secret_key|api_?key|access_key|private_key|auth_token|token|credentials"

_PLAIN = f"(?i)^({_NAMED}|(.*_)?({_FINAL}))$"
"""Names that speak of a credential, as a pattern of Pysa and of Python."""

CREDENTIAL = re.compile(_PLAIN)
"""Names of variables of the environment whose values are not to be shown."""

_CONNECT = """\
    service_name: str, region_name: Any = ..., api_version: Any = ..., use_ssl: Any = ..., verify: Any = ...,
    endpoint_url: Any = ..., aws_access_key_id: Any = ..., aws_secret_access_key: Any = ...,
    aws_session_token: Any = ..., config: Any = ...
"""

RESPONSES = (
    "assume_role",
    "assume_role_with_saml",
    "assume_role_with_web_identity",
    "get_session_token",
    "get_federation_token",
    "get_role_credentials",
    "get_credentials_for_identity",
)
"""Operations whose response holds temporary credentials."""

FIELDS = (
    "AccessKeyId",
    "SecretAccessKey",
    "SecretKey",
    "SessionToken",
    "accessKeyId",
    "secretAccessKey",
    "sessionToken",
)
"""Their secret fields."""

SECRETS = {"get_secret_value": "SecretString", "create_access_key": "AccessKey"}
"""Other operations that give a secret, and the field that has it."""

MESSAGES = ("publish", "send_message", "put_object")
DEPLOYMENTS = ("create_function", "update_function_configuration", "register_task_definition", "run_task", "submit_job")

_OPERATIONS = "\n".join(
    f"    def {name}(self, **options: Any) -> dict[str, Any]: ..."
    for name in (*RESPONSES, *SECRETS, *MESSAGES, *DEPLOYMENTS)
)

STUBS = {
    "boto3/__init__.pyi": f"""\
from typing import Any
from boto3.session import Session as Session
from botocore.client import Client

def client({_CONNECT}) -> Client: ...
def resource({_CONNECT}) -> Any: ...
""",
    "boto3/session.pyi": f"""\
from typing import Any
from botocore.client import Client
from botocore.credentials import Credentials

class Session:
    def __init__(
        self, aws_access_key_id: Any = ..., aws_secret_access_key: Any = ..., aws_session_token: Any = ...,
        region_name: Any = ..., botocore_session: Any = ..., profile_name: Any = ...
    ) -> None: ...
    def client(self, {_CONNECT}) -> Client: ...
    def resource(self, {_CONNECT}) -> Any: ...
    def get_credentials(self) -> Credentials: ...
    def __getattr__(self, name: str) -> Any: ...
""",
    "botocore/__init__.pyi": "",
    "click/__init__.pyi": """\
from typing import Any

def echo(message: Any = ..., file: Any = ..., nl: bool = ..., err: bool = ..., color: Any = ...) -> None: ...
def __getattr__(name: str) -> Any: ...
""",
    "botocore/client.pyi": f"""\
from typing import Any

class Client:
{_OPERATIONS}
    def __getattr__(self, name: str) -> Any: ...
""",
    "botocore/credentials.pyi": """\
from typing import NamedTuple

class ReadOnlyCredentials(NamedTuple):
    access_key: str
    secret_key: str
    token: str

class Credentials:
    access_key: str
    secret_key: str
    token: str
    def get_frozen_credentials(self) -> ReadOnlyCredentials: ...
""",
}
"""The part of boto3, botocore and click that the models speak of, a file a path."""

_SECRETS = ("Environment", "Temporary", "Named")

_RULES = (
    (("KeyId", "Environment", "Named", "Parameter"), "Sdk"),
    (_SECRETS, "Shown"),
    (_SECRETS, "Stored"),
    (("KeyId", *_SECRETS), "EnvironmentWrite"),
    (("KeyId", *_SECRETS), "Deployed"),
    (("MetadataService",), "Requested"),
    (("CredentialsFile",), "Opened"),
)
"""Which sources may not reach which sink. Temporary credentials may be passed to an SDK."""

_BY_NAME = {"Shown", "Stored"}
"""Sinks for which it matters what a variable of the environment is called."""

_LITERALS = {
    "KeyId": r"\b(AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b",
    "MetadataService": r"169\.254\.(169\.254|170\.2)",
    "CredentialsFile": r"\.aws/credentials",
}
"""Sources that are texts of the program, by their shape."""


def config() -> dict[str, Any]:
    """The `taint.config`: sources, sinks, rules."""
    sources = dict.fromkeys(source for names, _ in _RULES for source in names)
    return {
        "sources": [{"name": name} for name in sources],
        "sinks": [{"name": name} for _, name in _RULES],
        "features": [{"name": "variable"}],
        "implicit_sources": {
            "literal_strings": [
                {"kind": kind, "regexp": pattern, "description": kind} for kind, pattern in _LITERALS.items()
            ]
        },
        "rules": [
            {
                "name": f"{', '.join(names)} to {sink}",
                "code": 9001 + number,
                "sources": list(names),
                "sinks": [sink],
                "message_format": "{$sources} to {$sinks}",
            }
            for number, (names, sink) in enumerate(_RULES)
        ],
    }


def models() -> str:
    """The models, in Pysa's language (https://pyre-check.org/docs/pysa-basics/)."""
    return "\n".join((*_sources(), *_sinks(), *_harmless(), _QUERIES))


def _sources() -> Iterator[str]:
    yield "os.environ: TaintSource[Environment] = ..."
    yield 'def os.getenv(key, default) -> TaintSource[Environment, ViaValueOf[key, WithTag["variable"]]]: ...'
    for name in RESPONSES:
        for whole, field in product(("Credentials", "roleCredentials"), FIELDS):
            source = f'AppliesTo["{whole}", AppliesTo["{field}", TaintSource[Temporary]]]'
            yield f"def botocore.client.Client.{name}() -> {source}: ..."
    for name, field in SECRETS.items():
        yield f'def botocore.client.Client.{name}() -> AppliesTo["{field}", TaintSource[Temporary]]: ...'
    yield "def botocore.credentials.Credentials.get_frozen_credentials(self) -> TaintSource[Temporary]: ..."
    for name in ("access_key", "secret_key", "token"):
        yield f"botocore.credentials.Credentials.{name}: TaintSource[Temporary] = ..."


def _sinks() -> Iterator[str]:
    keys = ", ".join(f"{key}: TaintSink[Sdk]" for key in KEYS)
    session = "boto3.session.Session"
    for name in ("boto3.client", "boto3.resource", f"{session}.client", f"{session}.resource", f"{session}.__init__"):
        yield "@SkipObscure"  # what is asked of a client does not show its key
        yield f"def {name}({keys}): ..."
    yield "def print(*values: TaintSink[Shown], sep, end, file, flush): ..."
    for level in ("debug", "info", "warning", "error", "exception", "critical"):
        message = "msg: TaintSink[Shown], *args: TaintSink[Shown], extra: TaintSink[Shown]"
        yield f"def logging.Logger.{level}(self, {message}): ..."
        yield f"def logging.{level}({message}): ..."
    for name in ("typing.IO.write", "_io._TextIOBase.write", "_io._BufferedIOBase.write"):
        yield f"def {name}(self, s: TaintSink[Stored], /): ..."
    for name in ("run", "call", "check_call", "check_output"):
        yield f"def subprocess.{name}(args: TaintSink[Stored]): ..."
    yield from _SINKS
    for kind, names in (("Stored", MESSAGES), ("Deployed", DEPLOYMENTS)):
        for name in names:
            yield f"def botocore.client.Client.{name}(self, **options: TaintSink[{kind}]): ..."


_SINKS = (
    "def BaseException.__init__(self, *args: TaintSink[Shown]): ...",
    "def click.echo(message: TaintSink[Shown]): ...",
    "def sys.exit(status: TaintSink[Shown], /): ...",
    "def pprint.pprint(object: TaintSink[Shown]): ...",
    "def _warnings.warn(message: TaintSink[Shown]): ...",
    "def open(file: TaintSink[Opened], mode): ...",
    "def pathlib.Path.open(self: TaintSink[Opened]): ...",
    "def pathlib.Path.read_text(self: TaintSink[Opened]): ...",
    "def pathlib.Path.write_text(self, data: TaintSink[Stored]): ...",
    "def pathlib.Path.write_bytes(self, data: TaintSink[Stored]): ...",
    "def json.dump(obj: TaintSink[Stored], fp): ...",
    "def os.system(command: TaintSink[Stored]): ...",
    "def subprocess.Popen.__init__(self, args: TaintSink[Stored]): ...",
    "def urllib.request.urlopen(url: TaintSink[Requested, Stored], data: TaintSink[Stored]): ...",
    "def urllib.request.Request.__init__(self, url: TaintSink[Requested, Stored], data: TaintSink[Stored]): ...",
    "def urllib.request.Request.__init__(self, headers: TaintSink[Stored]): ...",
    "def requests.api.get(url: TaintSink[Requested, Stored], params: TaintSink[Stored]): ...",
    "def requests.api.post(url: TaintSink[Requested, Stored], data: TaintSink[Stored], json: TaintSink[Stored]): ...",
    "def requests.api.put(url: TaintSink[Requested, Stored], data: TaintSink[Stored]): ...",
    "def os._Environ.__setitem__(self, key, value: TaintSink[EnvironmentWrite]): ...",
    "def os.putenv(name, value: TaintSink[EnvironmentWrite], /): ...",
)


def _harmless() -> Iterator[str]:
    """What hands nothing on of its arguments."""
    names = (
        "len",
        "bool.__new__",
        "type.__new__",
        "type.__init__",
        "typing.Mapping.__contains__",
        "str.__eq__",
        "str.__contains__",
        "str.startswith",
    )
    hashes = tuple(f"_hashlib.openssl_{name}" for name in ("md5", "sha1", "sha256", "sha512"))
    for name in (*names, *hashes):
        yield "@SkipObscure"
        yield f"def {name}(): ..."


_QUERIES = f"""
ModelQuery(
  name = "parameters", find = "functions", where = [fully_qualified_name.matches(".*")],
  model = Parameters(TaintSource[Named], where=[name.matches("(?i)^({_NAMED})$")])
)
ModelQuery(
  name = "parameters_of_methods", find = "methods", where = [fully_qualified_name.matches(".*")],
  model = Parameters(TaintSource[Named], where=[name.matches("(?i)^({_NAMED})$")])
)
ModelQuery(
  name = "parameters_for_sdks", find = "functions", where = [fully_qualified_name.matches(".*")],
  model = Parameters(TaintSource[Parameter], where=[name.matches("{_PLAIN}")])
)
ModelQuery(
  name = "parameters_of_methods_for_sdks", find = "methods", where = [fully_qualified_name.matches(".*")],
  model = Parameters(TaintSource[Parameter], where=[name.matches("{_PLAIN}")])
)
ModelQuery(
  name = "attributes", find = "attributes", where = [name.matches("{_PLAIN}")],
  model = AttributeModel(TaintSource[Named])
)
ModelQuery(
  name = "globals", find = "globals", where = [name.matches("{_PLAIN}")],
  model = GlobalModel(TaintSource[Named])
)
ModelQuery(
  name = "handlers", find = "functions",
  where = [AnyOf(
    name.matches("^(handler|.*_handler)$"),
    Decorator(name.matches("^(route|get|post|put|patch|delete|websocket|api_route)$"))
  )],
  model = Returns(TaintSink[Shown])
)
"""
"""Sources by name, and the sink that is a handler's return."""


_IMPORT = re.compile(r"^\s*(?:import|from)\s+(\w+)", re.MULTILINE)


def prepared(command: str, folder: Path, room: Path) -> list[str]:
    """The command that analyses a copy of a project's folder in `room`, into which all that it needs is written.

    `command` is the `pyre` of the virtual environment that has the package.
    """
    project = room / PROJECT
    shutil.copytree(folder, project, ignore=shutil.ignore_patterns("pyproject.toml", ".*"))
    for name, text in STUBS.items():
        stub = room / "stubs" / name
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.write_text(text, encoding="utf-8")
    ours = room / "models"
    ours.mkdir()
    (ours / "taint.config").write_text(json.dumps(config()), encoding="utf-8")
    (ours / "credentials.pysa").write_text(models(), encoding="utf-8")
    roots = [*import_roots(project), str(room / "stubs")]
    settings = (
        'project-includes = ["**/*.py"]',
        f"search-path = {json.dumps(roots)}",
        "site-package-path = []",
        "skip-interpreter-query = true",
        'python-version = "3.11.0"',
    )
    (project / "pyrefly.toml").write_text("\n".join(settings), encoding="utf-8")
    programs = Path(command).absolute().parent
    return [
        *(
            str(programs / "pyre"),
            "--noninteractive",
            "--binary",
            str(programs / "pyre.bin"),
            "--source-directory",
            ".",
        ),
        # A project imports only some of the modules that the models speak of.
        *("analyze", "--pyrefly-binary", str(programs / "pyrefly"), "--no-verify"),
        *("--taint-models-path", str(programs.parent / OWN_MODELS), "--taint-models-path", str(ours)),
        *("--save-results-to", str(room / Path(RESULTS).parent)),
    ]


def import_roots(project: Path) -> list[str]:
    """Where modules are looked for: in the project, in `src`, and beside scripts that import what lies beside them."""
    folders = sorted({path.parent for path in project.rglob("*.py")} - {project, project / "src"})
    apart = [each for each in folders if not (each / "__init__.py").exists() and _imports_beside(each)]
    roots = [project / "src"] * (project / "src").is_dir() + apart
    return [".", *(each.relative_to(project).as_posix() for each in roots)]


def _imports_beside(folder: Path) -> bool:
    text = "\n".join(path.read_text(encoding="latin-1") for path in folder.glob("*.py"))
    return any((folder / f"{name}.py").exists() or (folder / name).is_dir() for name in _IMPORT.findall(text))


def issues(text: str) -> Iterator[tuple[str, int]]:
    """Path and row of each issue in a `taint-output.json`, which has an object a line.

    Left out are those of which Pysa says what frees them: the variable of the environment, which has no credential's
    name, or the type, which is a number or a truth value.
    """
    for line in text.splitlines():
        entry = json.loads(line)
        if entry.get("kind") == "issue" and not _freed(entry["data"]):
            issue = entry["data"]
            yield from ((issue["filename"], row) for row in sorted({issue["line"], *_ends(issue)}))


def _ends(issue: dict[str, Any]) -> Iterator[int]:
    """Rows at which values leave the function: Pysa makes one issue of all its returns."""
    for root in _roots(issue, "backward"):
        position = root.get("origin") or root.get("call", {}).get("position") or {}
        if "line" in position:
            yield position["line"]


def _roots(issue: dict[str, Any], direction: str) -> Iterator[dict[str, Any]]:
    return (root for trace in issue["traces"] if trace["name"] == direction for root in trace["roots"])


def _kinds(issue: dict[str, Any], direction: str) -> set[str]:
    return {kind["kind"] for root in _roots(issue, direction) for kind in root["kinds"]}


def _freed(issue: dict[str, Any]) -> bool:
    features = [pair for feature in issue["features"] for pair in feature.items()]
    if ("always-type", "scalar") in features or ("always-type", "bool") in features:
        return True
    if _kinds(issue, "forward") != {"Environment"} or not _kinds(issue, "backward") <= _BY_NAME:
        return False
    names = {str(value) for key, value in features if key == "first-index" or key.endswith("via-variable-value")}
    return bool(names) and not any(name.startswith("<") or CREDENTIAL.fullmatch(name) for name in names)
