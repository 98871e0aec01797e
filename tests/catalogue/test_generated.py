"""A program is generated out of every row, and credlint must see in it what the row says.

`facts_of` asks the engine, `codes_of` the whole of credlint: what the screen does not let pass is found by the first
alone. A row that was added without `python -m docs.generate` therefore fails here.
"""

from collections.abc import Iterator

import pytest

from credlint.analysis.engine import analyse
from credlint.analysis.facts import Facts, Verdict
from credlint.catalogue import schema
from credlint.catalogue.index import default_index, rows
from credlint.catalogue.kinds import Lifetime, SinkKind
from credlint.catalogue.mutators import FILLERS
from credlint.catalogue.schema import Param
from credlint.pipeline import check_source
from credlint.source.decode import decode
from credlint.source.isolate import run_with_deep_stack
from credlint.source.parse import parse

SECRET = 'os.environ["AWS_SECRET_ACCESS_KEY"]'


def facts_of(*lines: str) -> Facts:
    decoded = decode("\n".join(("import os", *lines, "")).encode())
    return run_with_deep_stack(lambda: analyse(parse(decoded).tree, default_index()).facts)


def codes_of(*lines: str) -> set[str]:
    """The codes that credlint reports in a program, as a user runs it."""
    result = check_source("program.py", "\n".join(("import os", *lines, "")).encode())
    assert not result.unchecked
    return {diagnostic.code for diagnostic in result.diagnostics}


def header(name: str) -> str:
    """The import after which the dotted name can be written as it is."""
    root = name.split(".", 1)[0]
    return "" if root in ("builtins", "os") else f"import {root}"


def written(name: str) -> str:
    return name.removeprefix("builtins.")


def names(*kinds: type[schema.Row]) -> Iterator[tuple[str, schema.Row]]:
    for row in rows():
        if isinstance(row, kinds) and not isinstance(
            row, (schema.Operation, schema.CredentialClass, schema.ClassAlias, schema.ClassAttributes)
        ):
            for name in row.names:
                if name.split(".")[0] != "*" and "." in name and "__" not in name:
                    yield name, row


def plain(row: schema.SdkCall) -> bool:
    return row.inside is None and row.when is None and row.location is None


SDK_CALLS = [(n, r) for n, r in names(schema.SdkCall) if isinstance(r, schema.SdkCall) and plain(r)]
SINKS = [
    (n, r)
    for n, r in names(schema.Sink)
    if isinstance(r, schema.Sink)
    and r.kind not in (SinkKind.RESPONSE,)
    and not (r.needs_stream or (r.receiver and not r.params) or n == "os.write")
]
PROPAGATORS = [(n, r) for n, r in names(schema.Propagator) if isinstance(r, schema.Propagator)]
SANITIZERS = [(n, r) for n, r in names(schema.Sanitizer) if isinstance(r, schema.Sanitizer)]


@pytest.mark.parametrize(("name", "row"), SDK_CALLS, ids=[name for name, _ in SDK_CALLS])
def test_an_sdk_call_is_seen_by_its_parameters(name: str, row: schema.SdkCall) -> None:
    params = [param for param in (row.access_key, row.secret_key, row.session_token) if param is not None]
    for param in params:
        ways = [f"{keyword}={SECRET}" for keyword in param.names if keyword.isidentifier()]
        if param.position is not None:
            ways.append(", ".join([*["None"] * param.position, SECRET]))
        for way in ways:
            calls = facts_of(header(name), f"{written(name)}({way})").calls
            expected = Verdict.CUSTOM_ENDPOINT if row.custom_endpoint else Verdict.ENVIRONMENT
            assert [call.verdict for call in calls] == [expected], way
            assert bool(codes_of(header(name), f"{written(name)}({way})")) != row.custom_endpoint, way


@pytest.mark.parametrize("name", [name for name, _ in SDK_CALLS])
def test_an_sdk_call_without_credentials_is_silent(name: str) -> None:
    assert facts_of(header(name), f"{written(name)}(region='x')").calls == ()


def shown(row: schema.Sink | schema.Propagator) -> str:
    """Arguments in which the secret stands where the row says that it is shown."""
    if not row.params:
        first = row.first if isinstance(row, schema.Sink) else 0
        last = -(row.until or 0) if isinstance(row, schema.Sink) else 0
        return ", ".join([*["0"] * first, SECRET, *["{}"] * last])
    param = row.params[0]
    if param.position is None:
        return f"{param.names[0]}={SECRET}"
    return ", ".join([*["'x'"] * param.position, SECRET])


@pytest.mark.parametrize(("name", "row"), SINKS, ids=[f"{name}-{row.kind.value}" for name, row in SINKS])
def test_a_sink_is_seen(name: str, row: schema.Sink) -> None:
    outputs = facts_of(header(name), f"{written(name)}({shown(row)})").outputs
    assert row.kind in [output.kind for output in outputs]
    assert codes_of(header(name), f"{written(name)}({shown(row)})")


def test_every_kind_of_sink_has_a_rule() -> None:
    """A response is what a handler returns, which no row of this table says."""
    codes = {row.kind: codes_of(header(name), f"{written(name)}({shown(row)})") for name, row in SINKS}
    assert set(codes) == set(SinkKind) - {SinkKind.RESPONSE}
    assert all(codes.values())


@pytest.mark.parametrize("name", [name for name, _ in SINKS])
def test_a_sink_of_something_harmless_is_silent(name: str) -> None:
    assert facts_of(header(name), f"{written(name)}('x', 'y', os.environ['HOME'])").outputs == ()


@pytest.mark.parametrize(("name", "row"), PROPAGATORS, ids=[name for name, _ in PROPAGATORS])
def test_a_propagator_passes_a_secret_on(name: str, row: schema.Propagator) -> None:
    outputs = facts_of(header(name), f"print({written(name)}({shown(row)}))").outputs
    assert SinkKind.PRINT in [output.kind for output in outputs]


@pytest.mark.parametrize("name", [name for name, _ in SANITIZERS])
def test_a_sanitizer_hides_a_secret(name: str) -> None:
    assert facts_of(header(name), f"print({written(name)}({SECRET}))").outputs == ()


OPERATIONS = [row for row in rows() if isinstance(row, schema.Operation) and row.lifetime is not Lifetime.LISTED]


@pytest.mark.parametrize("row", OPERATIONS, ids=[f"{row.services[0]}.{row.method}-{row.path}" for row in OPERATIONS])
def test_the_response_of_an_operation_is_a_secret_and_its_metadata_is_none(row: schema.Operation) -> None:
    given = f"{row.needs}=True" if row.needs else ""
    client = f"answer = boto3.client('{row.services[0]}').{row.method}({given})"
    assert facts_of("import boto3", client, "print(answer)").outputs
    assert codes_of("import boto3", client, "print(answer)")
    assert not facts_of("import boto3", client, "print(answer['ResponseMetadata'])").outputs


CLASSES = [row for row in rows() if isinstance(row, schema.CredentialClass)]


@pytest.mark.parametrize("row", CLASSES, ids=[row.name for row in CLASSES])
def test_an_instance_of_a_credential_class_holds_secrets(row: schema.CredentialClass) -> None:
    """Botocore's classes pass the screen by the calls that return them: their constructors have rows as SDK calls."""
    passes = "boto3.Session().get_credentials()" if "boto" in row.name.partition(".")[0] else "pass"
    made = (header(row.name), f"found = {row.name}()", passes)
    for field, _ in row.fields:
        assert codes_of(*made, f"print(found.{field})") == {"CRD201"}, field
    assert codes_of(*made, "print(found)") == ({"CRD201"} if row.shows else set())
    assert codes_of(*made, "print(found.method, found.region)") == set()


ALL_READERS = [(n, r) for n, r in names(schema.EnvironmentReader) if isinstance(r, schema.EnvironmentReader)]


@pytest.mark.parametrize(("name", "row"), ALL_READERS, ids=[name for name, _ in ALL_READERS])
def test_an_environment_reader_gives_the_variable(name: str, row: schema.EnvironmentReader) -> None:
    before = "'x', " * (row.key.position or 0)
    outputs = facts_of(header(name), f"print({written(name)}({before}'AWS_SECRET_ACCESS_KEY'))").outputs
    assert [output.material for output in outputs] == [("the environment variable AWS_SECRET_ACCESS_KEY",)]
    assert not facts_of(header(name), f"print({written(name)}({before}'HOME'))").outputs


FLOWS = [(n, r) for n, r in names(schema.Flow) if isinstance(r, schema.Flow)]


def flowing(name: str, row: schema.Flow) -> list[str]:
    """Lines that show a secret which has gone along the path of a flow, beginning with the box of a method."""
    source, target = (path.split(".") for path in row.path)
    owner, _, method = name.rpartition(".")
    made = owner.rpartition(".")[2]
    item = SECRET
    for _ in source[1:]:
        item = f"{{'k': {item}}}" if made == "dict" else f"[{item}]"
    before = ["1"] * int(source[0][3:]) if source[0][3:].isdigit() else []
    given = ", ".join([*before, item])
    if source[0] == "self":
        return [header(name), f"box = {written(owner)}({item})", f"print(box.{method}())"]
    if target[0] == "self":
        shown = "box.get()" if made == "Queue" else "box"
        return [header(name), f"box = {written(owner)}()", f"box.{method}({given})", f"print({shown})"]
    called = f"{written(owner)}().{method}" if made[:1].isupper() else written(name)
    result = f"{called}({given})"
    if target[1:2] == ["value"]:
        return [header(name), f"print(list({result}.values()))"]
    return [header(name), f"print(list({result}))" if len(target) > 1 else f"print({result})"]


HIDING = {row.returns for row in rows() if isinstance(row, schema.Returns) and row.holds and not row.shows}
"""Classes whose objects hold what their text does not show."""
SHOWN_FLOWS = [
    (name, row)
    for name, row in FLOWS
    if row.path[1] != "nothing" and not (row.path[0] == "self" and name.rpartition(".")[0] in HIDING)
]


@pytest.mark.parametrize(("name", "row"), SHOWN_FLOWS, ids=[name for name, _ in SHOWN_FLOWS])
def test_a_flow_leads_a_secret_on(name: str, row: schema.Flow) -> None:
    lines = flowing(name, row)
    assert codes_of(*lines) == {"CRD201"}, lines
    harmless = [line.replace(SECRET, 'os.environ["HOME"]') for line in lines]
    assert codes_of(*harmless) == set(), harmless


MADE = [
    (name, row)
    for name, row in names(schema.Returns)
    if isinstance(row, schema.Returns) and row.holds and not row.bare and (row.given or row.everything)
]


@pytest.mark.parametrize(("name", "row"), MADE, ids=[name for name, _ in MADE])
def test_an_object_holds_what_it_is_made_of(name: str, row: schema.Returns) -> None:
    for param in row.given or (Param(("value",), 0),):
        given = f"{param.names[0]}=" if param.position is None else "'x', " * param.position
        made = [header(name), f"box = {written(name)}({given}{SECRET})"]
        shown = "print(box)" if row.shows else "requests.post('https://example.net', auth=box)"
        assert codes_of("import requests", *made, shown) == {"CRD201" if row.shows else "CRD206"}, made
        assert codes_of("import requests", *made, "print(box.status_code)") == set()


FILLING = [(n, r) for n, r in names(schema.Collector) if isinstance(r, schema.Collector) and not r.removes]
COLLECTORS = [(name, row) for name, row in FILLING if not row.keywords]


def made(cls: str) -> tuple[str, schema.Returns]:
    """A call that creates an object of a class, with its row."""
    for row in rows():
        if isinstance(row, schema.Returns) and row.returns == cls and row.holds:
            return row.names[0], row
    raise AssertionError(cls)


@pytest.mark.parametrize(("name", "row"), COLLECTORS, ids=[name for name, _ in COLLECTORS])
def test_an_object_holds_what_it_is_filled_with(name: str, row: schema.Collector) -> None:
    cls, _, member = name.rpartition(".")
    maker, how = made(cls)
    lines = ["import requests", header(maker), f"box = {written(maker)}()"]
    shown = "print(box)" if how.shows else "requests.post('https://example.net', auth=box)"
    before = "'x', " * (row.value.position or 0 if row.value is not None else 0)
    mapping = f"{{'x': {SECRET}}}" if row.value is not None and not (row.path or row.key) else SECRET
    ways = [f"box.{member}({before}{mapping})", *([f"box.{member} = {SECRET}"] if row.key else [])]
    sink = {"configparser.ConfigParser": "box.write(open('x', 'w'))"}.get(cls, shown)
    if cls in CLIENTS:
        sink = "box.request('GET', 'https://example.net')"
    assert any(codes_of(*lines, way, sink) for way in ways), lines
    assert not codes_of(*lines, *ways[:1]), lines


CLIENTS = {name.rpartition(".")[0] for name, row in SINKS if row.kind is SinkKind.NETWORK and row.receiver}


@pytest.mark.parametrize("method", sorted(FILLERS))
def test_an_unknown_container_keeps_what_it_is_filled_with(method: str) -> None:
    given = f"{{'k': {SECRET}}}" if FILLERS[method] & {"dict"} and method == "update" else SECRET
    lines = [
        "def use(box):",
        f"    box.{method}({'0, ' if method in ('insert', 'setdefault', '__setitem__') else ''}{given})",
        f"    print({'box.get()' if FILLERS[method] == {'Queue'} else 'box'})",
    ]
    assert codes_of(*lines) == {"CRD201"}, lines
