"""How the comparison on programs of several files counts, what Pysa is told, and how its output is read."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks import between_files, pysa
from benchmarks.accuracy import Expected, Place, as_text
from benchmarks.between_files import (
    DATA,
    Project,
    Spot,
    Tool,
    known,
    main,
    measure,
    own_spots,
    places,
    read_project,
    read_projects,
    report,
    tally,
)
from benchmarks.numbers import OWN, Usage
from docs.generate import between_tables

SETTINGS = b"""\
import os

SECRET = os.environ["AWS_SECRET_ACCESS_KEY"]
NAME = (
    "shop"
)
"""

SCRIPT = b"""\
# axis: constants
from app.settings import NAME, SECRET

print(  # expect: CRD201
    SECRET,
)
print(NAME)
# ambiguous-line: 2
# expect-either: 4,7 CRD202
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return read_project(written(tmp_path / "one", {"app/settings.py": SETTINGS, "script.py": SCRIPT}))


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def at(project: Project, path: str, row: int) -> int:
    found = project.row(path, row)
    assert found is not None
    return found


def test_a_project_is_one_long_file(project: Project) -> None:
    first, second = (at(project, "script.py", row) for row in (4, 7))
    assert project.case.axis == "constants"
    assert project.case.expected == (Expected("CRD201", (first,)), Expected("CRD202", (first, second)))
    assert project.case.ambiguous == {(at(project, "script.py", 2), "")}
    assert project.case.statement(at(project, "script.py", 5)) == first
    assert project.case.statement(at(project, "app/settings.py", 5)) == at(project, "app/settings.py", 4)


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n", b""])
def test_rows_of_two_files_never_meet(tmp_path: Path, end: bytes) -> None:
    project = read_project(written(tmp_path, {"a.py": b"a = 1" + end + b"b = 2" * bool(end) + end, "b.py": b"c = 3"}))
    assert at(project, "b.py", 1) > at(project, "a.py", 2 if end else 1)


def test_a_project_is_a_folder_with_python_files(tmp_path: Path) -> None:
    written(
        tmp_path,
        {"b/a.py": b"", "a/c/d.py": b"", ".git/a.py": b"", "__pycache__/a.py": b"", "c/a.txt": b"", "e.py": b""},
    )
    assert [each.folder.name for each in read_projects(tmp_path)] == ["a", "b"]


def test_places_outside_the_labelled_files_count_neither_way(project: Project) -> None:
    spots = [Spot("./script.py", 4, "CRD201", (("app/settings.py", 3), ("elsewhere.py", 1))), Spot("elsewhere.py", 1)]
    way = (at(project, "app/settings.py", 3),)
    assert places(project, spots) == [Place("one", at(project, "script.py", 4), "CRD201", way)]


def test_credlint_must_name_line_and_code_in_the_right_file(project: Project) -> None:
    told = [Spot("script.py", 4, "CRD201"), Spot("app/settings.py", 4, "CRD201"), Spot("script.py", 2, "CRD101")]
    counts = tally([project], [told], None)
    assert counts.numbers("CRD201") == {"found": 1, "expected": 1, "wrong": 0}
    assert counts.numbers("all") == counts.numbers("constants") == {"found": 1, "expected": 2, "wrong": 1}


def test_a_peer_is_right_on_the_way_through_another_file(project: Project) -> None:
    own = [Spot("script.py", 4, "CRD201", (("app/settings.py", 3), ("script.py", 4)))]
    there, beside = Spot("app/settings.py", 3), Spot("app/settings.py", 5)
    assert tally([project], [[there]], [own]).numbers("CRD201") == {"found": 1, "expected": 1, "wrong": 0}
    assert tally([project], [[there]], [[]]).numbers("all") == {"found": 0, "expected": 2, "wrong": 1}
    assert tally([project], [[beside, beside]], [own]).numbers("all") == {"found": 0, "expected": 2, "wrong": 1}
    assert tally([project], [[Spot("script.py", 5)]], [own]).numbers("all")["found"] == 2


def test_the_way_of_credlints_findings_names_files() -> None:
    def step(path: str, row: int) -> dict[str, Any]:
        return {"path": path, "location": {"row": row}}

    one = {**step("a.py", 3), "code": "CRD201", "trace": [step("b.py", 1)], "related": [step("c.py", 2)]}
    assert list(own_spots({"findings": [one]})) == [Spot("a.py", 3, "CRD201", (("b.py", 1), ("c.py", 2)))]


def numbers(project: Project, missing: Mapping[str, str]) -> dict[str, Any]:
    def tool(version: str, *spots: Spot) -> Tool:
        return Tool(version, "rules", lambda folder, room: (Usage(1.25, 2.5, 30, 0), list(spots)))

    tools = {OWN: tool("1", Spot("script.py", 4, "CRD201")), "pysa": tool("2", Spot("app/settings.py", 1))}
    return measure([project, project], tools, missing)


def test_numbers(project: Project) -> None:
    found = numbers(project, {"codeql": "no reason"})
    assert (found["projects"], found["files"], found["expected"]) == (2, 4, 4)
    assert found["tools"][OWN]["total"] == {"found": 2, "expected": 4, "wrong": 0}
    assert found["tools"]["pysa"]["total"] == {"found": 0, "expected": 4, "wrong": 2}
    assert (found["tools"]["pysa"]["wall"], found["tools"]["pysa"]["cpu"]) == (2.5, 5.0)
    text = "\n".join(report(found))
    assert "codeql was left out: no reason" in text
    assert json.loads(as_text(found)) == found


def test_tables_name_what_was_not_run_and_why(project: Project) -> None:
    parts = between_tables(numbers(project, {"codeql": "no reason"}))
    assert "| pysa | 2 | 0 of 4 | 2 | 0.00 | 0.00 | 2 | 5 |\n" in parts["between"]
    assert "| codeql | - | not run: no reason | - | - | - | - | - |\n" in parts["between"]
    assert "| CRD201 printed-credentials | 2 | 2 | 0 |\n" in parts["between-codes"]


def test_tools_that_are_not_there_are_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(between_files, "program", lambda name, folder: None)
    assert known(None) == ({}, {**between_files.NOT_TO_BE_HAD, "pysa": "not installed"})
    written(tmp_path, {"a/a.py": b"f()  # expect: CRD201\n"})
    assert main([str(tmp_path)]) == 2
    assert main([str(tmp_path / "a")]) == 2


def test_the_numbers_of_the_page_are_a_measurement() -> None:
    text = DATA.read_text(encoding="utf-8")
    found = json.loads(text)
    assert as_text(found) == text
    for tool in found["tools"].values():
        for part in ("codes", "axes"):
            assert sum(row["found"] for row in tool[part].values()) == tool["total"]["found"]
            assert sum(row["expected"] for row in tool[part].values()) == found["expected"]


# What Pysa is told.


def test_pysa_is_given_models_stubs_and_the_roots_of_imports(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "shop",
        {
            "app/__init__.py": b"",
            "src/tools/__init__.py": b"",
            "scripts/run.py": b"import steps\n",
            "scripts/steps.py": b"",
            "lib/logging.py": b"import os\n",
            "pyproject.toml": b"[project]\n",
            ".git/config": b"",
        },
    )
    room = tmp_path / "room"
    command = pysa.prepared("there/bin/pyre", folder, room)
    assert command[0] == str(Path("there/bin/pyre").absolute())
    assert str(Path("there/lib/pyre_check/taint/common").absolute()) in command
    assert {path.name for path in (room / pysa.PROJECT).iterdir()} == {"app", "lib", "src", "scripts", "pyrefly.toml"}
    assert (room / "stubs" / "boto3" / "session.pyi").is_file()
    assert pysa.import_roots(room / pysa.PROJECT) == [".", "src", "scripts"]
    assert json.loads((room / "models" / "taint.config").read_text(encoding="utf-8")) == pysa.config()


def test_rules_speak_of_what_the_models_have() -> None:
    config, text = pysa.config(), pysa.models()
    literal = {each["kind"] for each in config["implicit_sources"]["literal_strings"]}
    assert {each["name"] for each in config["sources"]} == literal | {"Environment", "Temporary", "Named", "Parameter"}
    for each in config["sources"]:
        assert each["name"] in literal or f"TaintSource[{each['name']}" in text
    for each in config["sinks"]:
        assert f"TaintSink[{each['name']}" in text
    assert len({each["code"] for each in config["rules"]}) == len(config["rules"])


@pytest.mark.parametrize("name", pysa.STUBS)
def test_stubs_are_python(name: str) -> None:
    compile(pysa.STUBS[name], name, "exec")


# What Pysa tells.


def issue(kind: str, sink: str, *features: dict[str, str]) -> str:
    traces = [
        {"name": "forward", "roots": [{"kinds": [{"kind": kind}]}]},
        {"name": "backward", "roots": [{"kinds": [{"kind": sink}]}]},
    ]
    data = {"filename": "a.py", "line": 3, "code": 9001, "traces": traces, "features": list(features)}
    return json.dumps({"kind": "issue", "data": data})


SECRET = {"first-index": "AWS_SECRET_ACCESS_KEY"}
HOME = {"first-index": "HOME"}


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        (issue("Environment", "Shown", SECRET), True),
        (issue("Environment", "Shown", HOME), False),
        (issue("Environment", "Shown", {"always-via-variable-value": "HOME"}), False),
        (issue("Environment", "Shown", {"always-via-variable-value": "DB_PASSWORD"}), True),
        (issue("Environment", "Shown", HOME, SECRET), True),
        (issue("Environment", "Shown", HOME, {"first-index": "<unknown>"}), True),
        (issue("Environment", "Shown"), True),
        (issue("Environment", "Sdk", HOME), True),
        (issue("Temporary", "Shown", {"first-index": "Credentials"}), True),
        (issue("Temporary", "Shown", {"always-type": "scalar"}), False),
        (json.dumps({"kind": "model", "data": {"callable": "a.f"}}), False),
        (json.dumps({"file_version": 3}), False),
    ],
)
def test_issues_that_count(line: str, counts: bool) -> None:
    assert list(pysa.issues(line + "\n")) == [("a.py", 3)] * counts


def test_all_returns_of_a_function_are_one_issue() -> None:
    data = json.loads(issue("Temporary", "Shown"))
    ends: list[dict[str, Any]] = [{"origin": {"line": 5}}, {"call": {"position": {"line": 3}}}, {"declaration": None}]
    data["data"]["traces"][1]["roots"] = [{**end, "kinds": [{"kind": "Shown"}]} for end in ends]
    assert list(pysa.issues(json.dumps(data))) == [("a.py", 3), ("a.py", 5)]
