"""The needles made of the rows: whatever a rule may find passes the screen, and common code does not."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.catalogue import needles
from credlint.catalogue.index import Index, default_index, rows
from credlint.catalogue.kinds import Lifetime
from credlint.catalogue.names import AWS_VARIABLES, CREDENTIAL_NAMES, CREDENTIAL_WORDS, RESPONSE_KEYS
from credlint.catalogue.schema import ClassAttributes, EnvironmentReader, KeyedCall, Operation, Param, SdkCall, TextCall
from credlint.source.screen import screen

NEEDLES = default_index().needles


def passes(program: str) -> bool:
    return screen(program.encode(), NEEDLES)


def ways(name: str) -> Iterator[tuple[str, str]]:
    """How a program may come by the thing of this qualified name: its imports, and what it then calls."""
    parts = name.split(".")
    if parts[0] == "*":
        yield "", f"thing.{parts[1]}"
        return
    yield f"import {parts[0]}\n", name
    if len(parts) > 1:
        # The first class, or the function.
        place = next((at for at, part in enumerate(parts[1:], 1) if part[:1].isupper()), len(parts) - 1)
        module, rest = ".".join(parts[:place]), ".".join(parts[place + 1 :])
        yield f"from {module} import {parts[place]}\n", ".".join(filter(None, (parts[place], rest)))
        yield f"from {module} import {parts[place]} as it\n", ".".join(filter(None, ("it", rest)))
        yield f"import {module} as module\n", ".".join(filter(None, ("module", parts[place], rest)))


def params(row: SdkCall) -> list[Param]:
    return [param for param in (row.access_key, row.secret_key, row.session_token) if param is not None]


def by_keyword(row: SdkCall) -> Iterator[str]:
    """The arguments of a call with all three credentials under each of their names."""
    for at in range(max(len(param.names) for param in params(row))):
        names = [param.names[min(at, len(param.names) - 1)] for param in params(row)]
        if row.inside is None:
            given = "**{" + ", ".join(f'"{name}": a' for name in names) + "}"
        else:
            inner = "{" + ", ".join(f'"{name}": a' for name in names) + "}"
            for key in reversed(row.path):
                inner = f"[{inner}]" if key == "[]" else f'{{"{key}": {inner}}}'
            given = f"{row.inside.names[0]}={inner}"
        yield given + (f', {row.when.names[0]}="{row.values[0]}"' if row.when is not None else "")


def by_position(row: SdkCall) -> str | None:
    """The same by position; None where the call takes none so."""
    places = {param.position: name for param, name in zip(params(row), ("a", "secret", "b"), strict=False)}
    known = [place for place in places if place is not None]
    if not known:
        return None
    given = ", ".join(places.get(at, "None") for at in range(max(known) + 1))
    return given + (f', {row.when.names[0]}="{row.values[0]}"' if row.when is not None else "")


CALLS = [(row, name) for row in rows() if isinstance(row, SdkCall) for name in row.names]


@pytest.mark.parametrize(("row", "name"), CALLS, ids=[name for _, name in CALLS])
def test_every_sdk_call_passes(row: SdkCall, name: str) -> None:
    for imports, callee in ways(name):
        for arguments in by_keyword(row):
            if '"password"' in arguments and row.when is None:
                continue  # s3fs's second spelling, see below
            program = f"{imports}{callee}({arguments})\n"
            assert passes(program), program
        given = by_position(row)
        if given is not None and row.inside is None:
            program = f"{imports}{callee}({given})\n"
            assert passes(program), program


@pytest.mark.parametrize("row", [row for row in rows() if isinstance(row, Operation)], ids=lambda row: row.method)
def test_every_operation_passes(row: Operation) -> None:
    if row.lifetime is Lifetime.LISTED:
        return
    arguments = f"{row.needs}=True" if row.needs else ""
    for service in row.services:
        assert passes(f'import boto3\nprint(boto3.client("{service}").{row.method}({arguments}))\n')
        made = f'from aiobotocore.session import get_session\nclient = get_session().create_client("{service}")\n'
        assert passes(f"{made}print(client.{row.method}({arguments}))\n")
    if row.distinctive:
        assert passes(f"print(self.client.{row.method}())\n")


@pytest.mark.parametrize("row", [row for row in rows() if isinstance(row, ClassAttributes)], ids=lambda row: row.base)
def test_every_class_passes(row: ClassAttributes) -> None:
    names = (*row.access_key, *row.secret_key, *row.session_token)
    body = "".join(f"        {name} = a\n" for name in names)
    for imports, base in ways(row.base):
        assert passes(f"{imports}class Own({base}):\n    class {row.inner or 'Inner'}:\n{body}")


def test_every_option_passes() -> None:
    for row in rows():
        if isinstance(row, KeyedCall):
            for key in (*row.access_keys, *row.secret_keys, *row.session_tokens):
                assert passes(f'builder.config("{key.replace("*", "bucket")}", a)\n')
                assert passes(f'builder.config(f"{key.replace("*", "{b}")}", a)\n')


TEXTS = (
    ("duckdb.sql", "SET s3_access_key_id = '{a}'"),
    ("duckdb.sql", "set S3_SECRET_ACCESS_KEY = '{a}'"),
    ("duckdb.sql", "SET s3_session_token='{a}'"),
    ("duckdb.execute", "CREATE OR REPLACE SECRET s (TYPE s3, KEY_ID '{a}', SECRET '{b}')"),
    ("duckdb.query", "create secret (type aws, session_token '{a}')"),
    ("*.execute", "COPY t FROM 's3://b' ACCESS_KEY_ID '{a}'"),
    ("*.execute", "COPY t FROM 's3://b' SESSION_TOKEN AS '{a}'"),
    ("*.executemany", "COPY t CREDENTIALS 'aws_access_key_id={a};aws_secret_access_key={b};token={c}'"),
    ("*.sql", "CREATE STAGE s CREDENTIALS=(AWS_KEY_ID='{a}' AWS_SECRET_KEY='{b}' AWS_TOKEN='{c}')"),
    ("snowflake.connector.cursor.SnowflakeCursor.execute", "CREATE STAGE s CREDENTIALS=(AWS_TOKEN='{c}')"),
    ("sqlalchemy.text", "COPY t FROM 's3://b' SECRET_ACCESS_KEY '{a}'"),
    ("pandas.read_sql", "SELECT 1 ACCESS_KEY_ID '{a}'"),
    ("celery.Celery", "sqs://{a}:{b}@"),
    ("celery.Celery", "dynamodb://{a}:{b}@eu-west-1/table"),
    ("celery.Celery.conf.update", "sqs://{a}:{b}@"),
    ("kombu.Connection", "SQS://{a}:{b}@"),
    ("sqlalchemy.create_engine", "awsathena+rest://{a}:{b}@athena.eu-west-1.amazonaws.com:443/db"),
    ("pymongo.MongoClient", "mongodb+srv://AKIA{a}:{b}@host/"),
    ("chdb.query", "SELECT * FROM s3('https://b', '{a}', '{b}')"),
    ("clickhouse_connect.driver.client.Client.command", "select 1 from S3Cluster('c', 'https://b', '{a}', '{b}')"),
    ("airflow.models.Connection", '{{\\"aws_access_key_id\\": \\"{a}\\"}}'),
    ("fs.open_fs", "s3://{a}:{b}@bucket"),
    ("smart_open.open", "s3://{a}:{b}@bucket/object"),
    ("smart_open.open", "s3a://{a}:{b}@bucket/object"),
    ("smart_open.open", "s3n://{a}:{b}@bucket/object"),
)


@pytest.mark.parametrize(("name", "text"), TEXTS)
def test_texts_with_credentials_pass(name: str, text: str) -> None:
    for imports, callee in ways(name):
        assert passes(f'{imports}{callee}(f"{text}")\n')


def test_every_text_call_has_an_example() -> None:
    names = {name for name, _ in TEXTS}
    for row in rows():
        if isinstance(row, TextCall):
            assert row.needles
            assert names & set(row.names), row


@pytest.mark.parametrize(
    "row", [row for row in rows() if isinstance(row, EnvironmentReader)], ids=lambda row: row.names[0]
)
def test_every_reader_of_a_variable_passes(row: EnvironmentReader) -> None:
    for name in row.names:
        for imports, callee in ways(name.removesuffix(".__call__")):
            assert passes(f'{imports}print({callee}("AWS_SECRET_ACCESS_KEY"))\n')
            assert passes(f'{imports}print({callee}("DB_SECRET"))\n')


@pytest.mark.parametrize("word", CREDENTIAL_WORDS)
@pytest.mark.parametrize(
    "read",
    [
        'import os\nprint(os.environ["{}"])',
        'import os as o\nprint(o.environ.get("{}"))',
        'from os import environ\nprint(environ.pop("{}"))',
        'from os import environ as e\nprint(e["{}"])',
        'import os\nprint(getattr(os, "environ")["{}"])',
        'import os\nprint(os.environb[b"{}"])',
        'import os\nprint(os.getenv("{}"))',
        'from os import getenv as g\nprint(g("{}"))',
        'import os\nprint(os.getenvb(b"{}"))',
        'import environ\nenv = environ.Env()\nprint(env("{}"))',
        'from environs import env\nprint(env("{}"))',
        'from decouple import config\nprint(config("{}"))',
        'from dotenv import dotenv_values as d\nprint(d()["{}"])',
    ],
)
def test_reads_of_credential_like_variables_pass(read: str, word: str) -> None:
    assert passes(read.format(f"MY_{word}"))
    assert passes(read.format(word.lower()))


@pytest.mark.parametrize(
    "name",
    [
        '"AWS\\x5fSECRET_ACCESS_KEY"',
        '"AWS_" "SECRET_" "ACCESS_KEY"',
        '"AWS_" + "SECRET_ACCESS_KEY"',
        '"AWS_" + suffix',
        'f"AWS_{suffix}"',
        '"aws_{}".format(suffix).upper()',
        '"_".join(["AWS", "SECRET", "ACCESS", "KEY"])',
        '"AWS_%s" % suffix',
    ],
)
def test_names_in_pieces_pass(name: str) -> None:
    assert passes(f"import os\nprint(os.environ[{name}])\n")
    assert passes(f"import os\nprint(os.getenv({name}))\n")
    assert passes(f"monkeypatch.setenv({name}, value)\n")


WHOLE = (
    "print(os.environ)",
    "print(os.environb)",
    "print(dict(os.environ))",
    "print({**os.environ})",
    "print(environ | {})",
    "print(os.environ.items())",
    "print(os.environ.copy())",
    "print(os.environ.keys())",
    "print(environ)",
    "for name in os.environ: print(os.environ[name])",
    "for name in os.environ:\n    print(name)",
    "copy = os.environ\nprint(copy)",
    "print(f'{os.environ}')",
    "print(f'{os.environ!r}')",
    "print('%s' % os.environ)",
    "print(vars(os)['environ'])",
    'print(getattr(os, "environ"))',
    "print(environ.Env.ENVIRON)",
    "log(environment, os.environ)",
)
ORDINARY = (
    "import environ",
    "environment = os.environ['HOME']",
    "env = environs.Env()",
    "path = os.environ.get('PATH')",
    "os.environ.pop('HOME', None)",
    "os.environ.setdefault('LANG', 'C')",
    "os.environ.update(PYTHONPATH=path)",
    "flag = 'CI' in os.environ",
    'if "CI" in os.environ and "TERM" not in os.environ:',
    "env = environ.Env()",
    "with patch.dict(os.environ, {'CI': '1'}): pass",
    "@mock.patch.dict('os.environ', {})",
)


@pytest.mark.parametrize("program", WHOLE)
def test_the_whole_environment_passes(program: str) -> None:
    assert passes(program)


@pytest.mark.parametrize("program", ORDINARY)
def test_ordinary_uses_of_the_environment_do_not_pass(program: str) -> None:
    assert not passes(f"{program}\n")


@given(st.lists(st.sampled_from(ORDINARY)), st.sampled_from(WHOLE), st.lists(st.sampled_from(ORDINARY)))
def test_ordinary_uses_do_not_hide_the_whole_environment(before: list[str], whole: str, after: list[str]) -> None:
    assert passes("\n".join((*before, whole, *after, "")))


def test_no_two_ordinary_uses_are_one() -> None:
    for group in (group for _, groups in NEEDLES.stems for group in groups):
        if group.beyond is None:
            continue
        halves = []
        for use in group.beyond.ordinary:
            assert use.count(group.beyond.text) == 1, use
            halves.append(use.split(group.beyond.text))
        for at, (before, after) in enumerate(halves):
            for other_before, other_after in halves[:at]:
                one_place = before.endswith(other_before) or other_before.endswith(before)
                assert not (one_place and (after.startswith(other_after) or other_after.startswith(after)))


def spellings(name: str) -> Iterator[str]:
    parts = name.lower().split("_")
    camel = "".join(part.title() for part in parts)
    yield from (
        name.lower(),
        name.upper(),
        camel,
        parts[0] + camel[len(parts[0]) :],
        parts[0].upper() + camel[len(parts[0]) :],
    )


@pytest.mark.parametrize("name", [*CREDENTIAL_NAMES, *AWS_VARIABLES, "AWS_BEARER_TOKEN_BEDROCK"])
def test_names_of_credentials_pass(name: str) -> None:
    for spelling in spellings(name):
        assert passes(f"print({spelling})\n")
        assert passes(f'options["{spelling}"] = value\n')


@pytest.mark.parametrize("key", RESPONSE_KEYS)
def test_keys_of_responses_pass(key: str) -> None:
    assert passes(f'print(response["{key}"])\n')
    assert passes(f"print(response.get('{key}'))\n")


@pytest.mark.parametrize(
    "program",
    [
        'x = "AKIA5L7K3HV6N2PQRXYZ"',
        'requests.get("http://169.254.169.254/latest/meta-data/iam/security-credentials/")',
        'requests.get(f"http://169.254.170.2{path}")',
        'requests.get(base + "/iam/security-credentials/" + role)',
        'requests.get(host + os.environ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"])',
        "value = %env DB_SECRET",
        "SessionToken  IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3Qt",
        "Credentials(SessionToken='x')",
        'open(os.path.expanduser("~/.aws/credentials"))',
        "open(Path.home() / '.aws' / 'credentials')",
        'open(os.path.join(home, ".aws", "credentials"))',
        'open(f"{home}/.aws/credentials")',
        'configparser.ConfigParser().read(os.getenv("AWS_SHARED_CREDENTIALS_FILE"))',
        'open(botocore.session.get_session().get_config_variable("credentials_file"))',
        'boto3.set_stream_logger("")',
        "botocore.session.get_session().set_debug_logger()",
        'logging.getLogger("botocore").setLevel(logging.DEBUG)',
        'logging.getLogger("botocore.parsers").setLevel(10)',
        'logging.basicConfig(level=logging.DEBUG)\nboto3.client("sts")',
        'logging.getLogger().setLevel("DEBUG")\nboto3.client("secretsmanager")',
        "print(session.get_credentials())",
        "print(self.session.get_credentials().get_frozen_credentials())",
        "print(user.create_access_key_pair().secret)",
        "session = boto3.Session(key, value)",
        "from boto3.session import Session as S\nS(access, token)",
        "from minio import Minio\nMinio('localhost:9000', 'minioadmin', 'minioadmin')",
    ],
)
def test_other_findings_pass(program: str) -> None:
    assert passes(program)


@pytest.mark.parametrize(
    "program",
    [
        "import os\nprint(os.path.join('a', 'b'))\n",
        "import boto3\ns3 = boto3.client('s3')\nprint(s3.list_buckets())\n",
        "import boto3\nsession = boto3.Session(profile_name='dev')\n",
        "from airflow.providers.amazon.aws.hooks.s3 import S3Hook\nS3Hook(aws_conn_id='aws_default')\n",
        "import logging\nlogging.basicConfig(level=logging.DEBUG)\nlogging.info('credentials')\n",
        "from botocore.exceptions import NoCredentialsError\n",
        "token = request.headers['Authorization']\n",
        "metadata = {'token': token}\n",
        "url = 's3://bucket/key'\n",
        "def application(environ, start_response): return [environ['PATH_INFO']]\n",
        "TIMEZONES = ('Asia/Tokyo', 'Europe/Berlin')\n",
        "cursor.execute('SELECT secret FROM settings')\n",
    ],
)
def test_common_code_does_not_pass(program: str) -> None:
    # The parameter of a WSGI application is no use of the environment that can be told from one.
    assert passes(program) == ("environ, start_response" in program)


@pytest.mark.parametrize(
    "program",
    [
        "from pycognito import Cognito\nCognito('p', 'c', 'r', None, None, None, None, None, k, s)\n",
        "import boto3\nboto3.client(s, None, None, True, None, None, a, b)\n",
        "import fsspec\nfsspec.open(url, token=value)\n",
        "from s3fs import S3FileSystem\nS3FileSystem(username=u, password=p)\n",
        "import os\nprint(os.environ['\\x41\\x57\\x53_SESSION'])\n",
        "import os\nwith patch.dict(os.environ, {}) as everything: print(everything)\n",
        "import boto3\nclient = boto3.client(service)\nprint(client.create_session(Bucket=b))\n",
        "%%bash\nprintenv\n",
    ],
)
def test_accepted_limits(program: str) -> None:
    assert not passes(program)


def test_a_session_made_by_position_passes() -> None:
    assert passes("import boto3\nsession = boto3.Session(a, b)\n")
    assert passes("import boto3\nsession = boto3.Session(\n    a,\n    b,\n)\n")
    assert not passes("import boto3\nsession = boto3.Session()\n")
    assert not passes("import boto3\nsession = boto3.Session(profile_name=a)\nother = boto3.Session(region_name=b)\n")


def test_calls_that_a_user_adds_pass() -> None:
    row = SdkCall(("app.aws.make_client",), Param(("ident",), 0), Param(("word",), 1))
    own = Index((row,)).needles
    assert screen(b"from app.aws import make_client as m\nm(a, b)\n", own)
    assert screen(b"import app.aws\napp.aws.make_client(ident=a, word=b)\n", own)
    assert not passes("from app.aws import make_client as m\nm(a, b)\n")


def test_every_group_holds_its_stem() -> None:
    for stem, groups in NEEDLES.stems:
        assert groups
        for group in groups:
            clauses = [
                *group.names,
                *((text.translate(NEEDLES.table, NEEDLES.dropped) for text in c) for c in group.texts),
            ]
            clauses += [(group.beyond.text,)] if group.beyond is not None else []
            assert any(any(stem in text for text in clause) for clause in clauses)


def test_stems_are_few() -> None:
    # Each is sought in every file. A row that needs another one should share a word with those that there are.
    assert {stem.decode() for stem, _ in NEEDLES.stems} <= {needles.fold(stem).decode() for stem in needles.STEMS}


PASSING = (*WHOLE, "print(aws_secret_access_key)", "x = 'AKIA5L7K3HV6N2PQRXYZ'", "c.get_credentials()", "assume_role()")


@given(st.binary(), st.sampled_from(PASSING), st.binary())
def test_lines_around_it_hide_nothing(before: bytes, program: str, after: bytes) -> None:
    assert screen(before + b"\n" + program.encode() + b"\n" + after, NEEDLES)


ROOT = Path(__file__).resolve().parent.parent.parent
LABELS = ROOT.parent / "shared" / "corpus" / "labels.json"
CORPUS = ROOT / "build" / "corpus"

# Without labels and the files that they speak of there is nothing to collect.
if LABELS.is_file() and CORPUS.is_dir():
    FILES = [
        CORPUS / f"{entry['sha256'][:16]}.py"
        for entry in json.loads(LABELS.read_text(encoding="utf-8"))
        if any(label["code"] not in ("NEG", "AMB") for label in entry["labels"])
    ]

    @pytest.mark.parametrize("path", [path for path in FILES if path.is_file()], ids=lambda path: path.stem)
    def test_labelled_files_pass(path: Path) -> None:
        assert screen(path.read_bytes(), NEEDLES)
