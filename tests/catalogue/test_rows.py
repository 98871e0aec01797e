"""The rows of the catalogue are well formed and agree with the libraries of which they speak."""

import csv
import dataclasses
import importlib
import inspect
import io
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from credlint import catalogue
from credlint.analysis.models.registry import BUILTINS
from credlint.catalogue import index
from credlint.catalogue.names import DEPENDENCY
from credlint.catalogue.schema import (
    ClassAlias,
    ClassAttributes,
    Collector,
    CredentialClass,
    EnvironmentDefinition,
    EnvironmentReader,
    KeyedCall,
    Lookup,
    Operation,
    Param,
    Propagator,
    Returns,
    Row,
    SdkCall,
    Sink,
    TextCall,
    WireTrace,
)

# Both are without types.
SESSION: Any = importlib.import_module("botocore.session").get_session()
CREDENTIALS: Any = importlib.import_module("botocore.credentials")
XFORM_NAME: Any = importlib.import_module("botocore").xform_name

MODULES = tuple(
    name
    for name in sorted(module.name for module in pkgutil.iter_modules(catalogue.__path__))
    if hasattr(importlib.import_module(f"credlint.catalogue.{name}"), "ROWS")
)
ROWS: tuple[Row, ...] = tuple(
    row for name in MODULES for row in importlib.import_module(f"credlint.catalogue.{name}").ROWS
)

QUALIFIED = re.compile(r"(\*\.)?[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")

INSTANCES: dict[str, object] = {
    "csv.writer": csv.writer(io.StringIO()),
    "http.server.BaseHTTPRequestHandler.wfile": io.BytesIO(),
    "http.server.SimpleHTTPRequestHandler.wfile": io.BytesIO(),
}
"""What only an object, not its class, can show."""

SINCE = {"itertools.batched": (3, 12)}
"""Names that only later Pythons have."""

KNOWN_PACKAGES = (*sys.stdlib_module_names, "boto3", "botocore", "click")


def names(row: Row) -> tuple[str, ...]:
    match row:
        case Operation():
            return ()
        case CredentialClass():
            return (row.name,)
        case ClassAlias():
            return (row.name, *row.aliases)
        case ClassAttributes():
            return (row.base,)
        case _:
            return row.names


def params(row: Row) -> tuple[Param, ...]:
    found = []
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if isinstance(value, Param):
            found.append(value)
        elif isinstance(value, tuple):
            found.extend(item for item in value if isinstance(item, Param))
    return tuple(found)


def resolve(name: str) -> Any:
    """The object that a dotted name leads to; a module is imported where needed."""
    parts = name.split(".")
    found: Any = importlib.import_module(parts[0])
    for end, part in enumerate(parts[1:], 2):
        prefix = ".".join(parts[:end])
        if prefix in INSTANCES and (end < len(parts) or not hasattr(found, part)):
            found = INSTANCES[prefix]
        elif hasattr(found, part):
            found = getattr(found, part)
        else:
            found = importlib.import_module(prefix)
    return found


def signature(name: str) -> list[inspect.Parameter] | None:
    """The parameters of a call, without the receiver; None where Python does not tell them."""
    found = resolve(name)
    try:
        parameters = list(inspect.signature(found).parameters.values())
    except (TypeError, ValueError):
        return None
    owner = resolve(name.rpartition(".")[0])
    if inspect.isclass(owner) and not inspect.isclass(found) and not inspect.ismethod(found):
        static = isinstance(inspect.getattr_static(owner, name.rpartition(".")[2]), staticmethod)
        parameters = parameters if static else parameters[1:]
    return parameters


def disagreement(param: Param, parameters: list[inspect.Parameter]) -> str:
    """Why a parameter cannot be what the signature says; "" if it can."""
    kinds = {parameter.kind for parameter in parameters}
    if param.position is not None and inspect.Parameter.VAR_POSITIONAL not in kinds:
        places = [
            parameter.name
            for parameter in parameters
            if parameter.kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        ]
        if param.position >= len(places):
            return f"no position {param.position}"
        if places[param.position] not in param.names:
            return f"{places[param.position]} stands at {param.position}"
    known = {parameter.name for parameter in parameters}
    if not known & set(param.names) and inspect.Parameter.VAR_KEYWORD not in kinds:
        return f"none of {param.names} is a parameter"
    return ""


def verifiable(row: Row) -> Iterator[str]:
    """The names of a row that lead into the standard library, boto3, botocore or click."""
    for name in names(row):
        if isinstance(row, ClassAlias) or (isinstance(row, Lookup | Collector) and row.key):
            continue  # attributes of instances
        if name.split(".")[0] in KNOWN_PACKAGES and not name.startswith(
            ("boto3.client.", "boto3.resource.", "boto3.iam.", "boto3.DEFAULT_SESSION.")
        ):
            yield name


@cache
def operation(service: str, method: str) -> Any:
    model = SESSION.get_service_model(service)
    by_method = {XFORM_NAME(name): name for name in model.operation_names}
    assert method in by_method, f"{service} has no {method}"
    return model.operation_model(by_method[method])


def inject_parameters(name: str) -> set[str]:
    """The parameters of a method that boto3 itself gives to clients of S3."""
    module = importlib.import_module("boto3.s3.inject")
    return set(inspect.signature(getattr(module, name.rpartition(".")[2])).parameters)


def follow(shape: Any, path: tuple[str, ...]) -> Any:
    found = shape
    for part in path:
        if part == "[]":
            assert found.type_name == "list", f"{found.name} is no list"
            found = found.member
        else:
            assert part in found.members, f"{found.name} has no {part}"
            found = found.members[part]
    return found


def of_type(kind: type[Any]) -> list[Any]:
    return [row for row in ROWS if isinstance(row, kind)]


def test_the_index_knows_every_module() -> None:
    assert sorted(index.MODULES) == sorted(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_rows_are_tuples_of_rows(name: str) -> None:
    module = importlib.import_module(f"credlint.catalogue.{name}")
    assert isinstance(module.ROWS, tuple)
    assert module.ROWS
    assert all(isinstance(row, Row) for row in module.ROWS)


def test_names_are_well_formed() -> None:
    wrong = [name for row in ROWS for name in names(row) if not QUALIFIED.fullmatch(name)]
    assert wrong == []
    empty = [row for row in ROWS if not isinstance(row, Operation) and not names(row)]
    assert empty == []


def test_no_row_says_twice_the_same_of_a_name() -> None:
    canonical = index.Index().canonical
    keys: list[tuple[object, ...]] = []
    for row in ROWS:
        spoken = {canonical(name) for name in names(row)}
        match row:
            case Operation():
                keys.extend((Operation, row.method, service, row.path) for service in row.services)
            case SdkCall():
                keys.extend((SdkCall, name, row.inside, row.path) for name in spoken)
            case TextCall():
                keys.extend((TextCall, name, row.text) for name in spoken)
            case Sink():
                keys.extend((Sink, name, row.services) for name in spoken)
            case EnvironmentDefinition():
                keys.extend((EnvironmentDefinition, name, row.param, row.path, row.services) for name in spoken)
            case _:
                keys.extend((type(row), name) for name in spoken)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_an_alias_leads_to_the_name_that_rows_use() -> None:
    aliases = {alias for row in of_type(ClassAlias) for alias in row.aliases}
    spoken = [name for row in ROWS if not isinstance(row, ClassAlias) for name in names(row)]
    spoken += [row.returns for row in of_type(Returns)]
    for row in of_type(ClassAlias):
        assert row.name not in aliases, row
        assert any(name == row.name or name.startswith(f"{row.name}.") for name in spoken), row


def test_positions_are_distinct() -> None:
    for row in ROWS:
        wanted = row.given if isinstance(row, Returns) and row.given else params(row)
        if isinstance(row, KeyedCall) and row.pairs is not None:
            wanted = (row.key, row.value)  # places in a pair
        places = [param.position for param in wanted if param.position is not None]
        assert all(place >= 0 for place in places), row
        assert len(places) == len(set(places)), row


def test_parameters_have_a_name() -> None:
    for row in ROWS:
        # `logging.basicConfig` has no parameter for its logger: it is the root's.
        for param in params(row) if not isinstance(row, WireTrace) else ():
            assert param.names, row
            assert all(param.names), row


def test_keys_of_a_mapping_have_no_place() -> None:
    for row in of_type(SdkCall):
        if row.inside is not None:
            for param in (row.access_key, row.secret_key, row.session_token, row.endpoint):
                assert param is None or param.position is None, row
        else:
            assert row.path == (), row


def test_every_sdk_call_takes_a_secret() -> None:
    for row in of_type(SdkCall):
        for param in params(row):
            assert param.position is None or not row.parameters or row.parameters[param.position] in param.names, row
        assert row.secret_key is not None, row
        assert (row.when is None) == (row.values == ()), row
        assert all(value == value.lower() for value in row.values), row


def test_every_name_of_an_installed_library_resolves() -> None:
    missing = []
    for row in ROWS:
        for name in verifiable(row):
            if sys.version_info < SINCE.get(name, ()):
                continue
            try:
                resolve(name)
            except ImportError:
                missing.append(name)
    assert missing == []


def test_parameters_agree_with_the_signatures_of_installed_libraries() -> None:
    wrong: list[tuple[str, str]] = []
    checked = 0
    for row in ROWS:
        if not isinstance(row, SdkCall | Sink | Propagator | EnvironmentReader | KeyedCall | TextCall):
            continue
        wanted = list(params(row))
        if isinstance(row, SdkCall) and row.inside is not None:
            wanted = [row.inside]
        if isinstance(row, SdkCall):
            wanted += [Param((name,), at) for at, name in enumerate(row.parameters)]
        if isinstance(row, Sink) and row.stream:
            wanted.append(Param((row.stream,), row.stream_position))
        for name in verifiable(row):
            parameters = signature(name)
            if parameters is None:
                continue
            checked += 1
            wrong.extend((name, why) for param in wanted if (why := disagreement(param, parameters)))
    assert wrong == []
    assert checked > 100


def test_a_wrong_place_is_noticed() -> None:
    parameters = signature("boto3.Session.client")
    assert parameters is not None
    assert disagreement(Param(("aws_access_key_id",), 6), parameters) == ""
    assert disagreement(Param(("aws_access_key_id",), 5), parameters) == "endpoint_url stands at 5"
    assert disagreement(Param(("access_key",)), parameters) == "none of ('access_key',) is a parameter"


@pytest.mark.parametrize("name", ["boto3.client", "boto3.resource"])
def test_module_functions_have_the_places_of_the_session_methods(name: str) -> None:
    # They are `*args, **kwargs` in Python, so that their own signatures say nothing.
    (row,) = (row for row in of_type(SdkCall) if name in row.names)
    assert name.replace("boto3.", "boto3.Session.") in row.names


@pytest.mark.parametrize("row", of_type(Operation), ids=lambda row: f"{row.method}-{'.'.join(row.path)}")
def test_operations_exist(row: Operation) -> None:
    for service in row.services:
        model = operation(service, row.method)
        part = follow(model.output_shape, row.path)
        if row.secrets:
            assert set(row.secrets) <= set(part.members)
        else:
            assert part.type_name in ("string", "blob")
        assert not row.needs or row.needs in model.input_shape.members


def test_only_sensitive_operations_are_distinctive() -> None:
    # The keys that list_access_keys lists are not taken for temporary ones by their shape.
    assert {row.method for row in of_type(Operation) if row.distinctive} - {"list_access_keys"} == {
        "assume_role",
        "assume_role_for_pod_identity",
        "assume_role_with_saml",
        "assume_role_with_web_identity",
        "create_access_key",
        "get_credentials_for_identity",
        "get_role_credentials",
    }


def test_clients_have_what_is_sent_or_defined() -> None:
    for row in ROWS:
        if not isinstance(row, Sink | EnvironmentDefinition):
            continue
        clients = [name for name in row.names if name.startswith("boto3.client.")]
        assert bool(clients) == bool(row.services), row
        for name in clients:
            if name == "boto3.client.upload_fileobj":  # added to the client by boto3, no operation of the service
                assert inject_parameters(name) >= {param.names[0] for param in params(row)}
                continue
            for service in row.services:
                shape = operation(service, name.removeprefix("boto3.client.")).input_shape
                for param in params(row):
                    assert set(param.names) <= set(shape.members), name
                if isinstance(row, EnvironmentDefinition):
                    found = follow(shape, (row.param.names[0], *row.path))
                    assert found.type_name == ("list" if row.pair else "map"), name
                    assert row.pair is None or set(row.pair) <= set(found.member.members), name


def test_returned_classes_are_those_of_other_rows() -> None:
    spoken = {name for row in ROWS for name in names(row) if not isinstance(row, Returns | ClassAlias)}
    spoken |= set(BUILTINS)
    spoken |= {name for row in of_type(Returns) for name in row.names if name != row.returns}
    holding = {row.returns for row in of_type(Returns) if row.holds}
    returned = {row.returns for row in (*of_type(Returns), *of_type(SdkCall)) if row.returns} - holding
    returned.remove(DEPENDENCY)  # no class whose methods matter
    silent = {name for name in returned if not any(known.startswith(f"{name}.") or known == name for known in spoken)}
    assert silent == set()


@pytest.mark.parametrize("name", ["Credentials", "RefreshableCredentials", "ReadOnlyCredentials"])
def test_credential_classes_show_what_their_repr_shows(name: str) -> None:
    (row,) = (row for row in of_type(CredentialClass) if row.name == f"botocore.credentials.{name}")
    values = {"access_key": "first", "secret_key": "second", "token": "third"}
    extra = {"expiry_time": None, "refresh_using": None, "method": ""} if name.startswith("Refreshable") else {}
    made = getattr(CREDENTIALS, name)(**values, **extra)
    assert row.shows == any(value in repr(made) for value in values.values())
    assert row.sequence == isinstance(made, tuple)
    assert [field for field, _role in row.fields] == list(values)
    assert all(hasattr(type(made), field) or hasattr(made, field) for field in values)


def value_after(row: TextCall, text: str) -> list[str]:
    """The values that a row finds in a text, as its docstring defines them."""
    found = []
    for pattern in row.patterns:
        for match in re.finditer(pattern, text, re.IGNORECASE):
            rest = text[match.end() :]
            value = re.split(f"[{re.escape(row.ends)}]", rest, maxsplit=1)[0]
            if value and rest[len(value) :].startswith(row.then):
                found.append(value)
    return found


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("duckdb.sql", "SET s3_secret_access_key = 'VALUE';", ["VALUE"]),
        ("duckdb.sql", "CREATE SECRET s (TYPE s3, KEY_ID 'KEY', SECRET 'VALUE')", ["VALUE"]),
        ("duckdb.sql", "CREATE SECRET s (TYPE s3, SECRET 'VALUE')", ["VALUE"]),
        ("duckdb.sql", "CREATE SECRET s (TYPE s3, PROVIDER credential_chain)", []),
        ("duckdb.sql", "SET s3_region = 'eu-west-1'", []),
        ("*.execute", "COPY t FROM 's3://b' ACCESS_KEY_ID 'KEY' SECRET_ACCESS_KEY 'VALUE'", ["KEY", "VALUE"]),
        ("*.execute", "copy t credentials 'aws_access_key_id=KEY;aws_secret_access_key=VALUE'", ["VALUE"]),
        ("*.execute", "COPY t FROM 's3://b' IAM_ROLE 'arn:aws:iam::123456789012:role/r'", []),
        ("*.execute", "COPY t CREDENTIALS 'aws_iam_role=arn:aws:iam::123456789012:role/r'", []),
        ("*.execute", "CREATE STAGE s CREDENTIALS=(AWS_KEY_ID='KEY' AWS_SECRET_KEY='VALUE')", ["KEY", "VALUE"]),
        ("kombu.Connection", "sqs://KEY:VALUE@", ["VALUE"]),
        ("kombu.Connection", "sqs://", []),
        ("kombu.Connection", "sqs://localhost:9324/", []),
        ("kombu.Connection", "redis://:VALUE@host/0", []),
        ("celery.Celery", "dynamodb://KEY:VALUE@eu-west-1/table", ["VALUE", "VALUE"]),
        ("smart_open.open", "s3://KEY:VALUE@bucket/object", ["VALUE"]),
        ("smart_open.open", "s3://bucket/a:b@c", []),
        ("sqlalchemy.create_engine", "awsathena+rest://KEY:VALUE@athena.eu-west-1.amazonaws.com:443/db", ["VALUE"]),
        ("sqlalchemy.create_engine", "awsathena+rest://@athena.eu-west-1.amazonaws.com:443/db", []),
        ("sqlalchemy.create_engine", "postgresql://user:VALUE@host/db", []),
    ],
)
def test_patterns_find_the_value(name: str, text: str, expected: list[str]) -> None:
    rows = [row for row in of_type(TextCall) if name in row.names]
    assert rows
    assert [value for row in rows for value in value_after(row, text)] == expected
