"""From layers to settings."""

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from credlint.catalogue.kinds import SinkKind
from credlint.config.json_schema import schema
from credlint.config.keys import FORMATS, KEYS, SINK_KINDS
from credlint.config.load import Layer, Setting
from credlint.config.resolve import effective, resolve
from credlint.config.selection import Known
from credlint.config.settings import DEFAULT_EXCLUDES, Extension, SdkCallEntry, Settings, SinkEntry
from credlint.model.diagnostic import Confidence, Severity
from credlint.model.rule_info import RuleInfo
from credlint.project.import_roots import IMPORT_ROOTS
from credlint.report import formats

validator = import_module("jsonschema").Draft7Validator

KNOWN = Known(
    rules=(
        RuleInfo("CRD101", "hardcoded-credentials", "", Severity.ERROR, 798, ""),
        RuleInfo("CRD102", "environment-credentials", "", Severity.WARNING, 798, ""),
        RuleInfo("CRD201", "printed-credentials", "", Severity.ERROR, 798, ""),
    ),
    fixed=(RuleInfo("CRD901", "unparsable-file", "", Severity.ERROR, 0, ""),),
)


def layer(folder: str = "/project", **values: Any) -> Layer:
    return Layer({name.replace("_", "-"): Setting(value, folder) for name, value in values.items()}, folder)


def settle(*layers: Layer, here: str = "/project") -> Settings:
    return resolve(layers, KNOWN, root="/project", working_directory=here, today=date(2026, 1, 1))


def test_defaults() -> None:
    settings = settle()
    assert settings.selected == {"CRD101", "CRD102", "CRD201"}
    assert settings.fail_level is Severity.INFO
    assert settings.unchecked_fails
    assert settings.min_confidence is Confidence.LOW
    assert settings.output_format == ""
    assert tuple(pattern.text for pattern in settings.files.exclude) == DEFAULT_EXCLUDES
    assert settings.files.respect_gitignore
    assert settings.src == ("/project/.",)
    assert settings.import_roots == IMPORT_ROOTS
    assert settings.cross_file


def test_the_stronger_layer_wins_and_extend_keys_add_up() -> None:
    settings = settle(
        layer("/project", fail_level="error", exclude=("a",), extend_exclude=("b",), ignore=("CRD101",)),
        layer("/project/x", fail_level="never", extend_exclude=("c",), unchecked_files="warn"),
    )
    assert settings.fail_level is None
    assert not settings.unchecked_fails
    assert [(pattern.text, pattern.folder) for pattern in settings.files.exclude] == [
        ("a", "/project"),
        ("b", "/project"),
        ("c", "/project/x"),
    ]
    assert settings.selected == {"CRD102", "CRD201"}


def test_import_roots_are_seen_from_the_file_that_sets_them() -> None:
    roots = (".", "../lib", "/opt/lib")
    assert settle(layer("/project/x", import_roots=roots)).import_roots == ("/project/x", "/project/lib", "/opt/lib")
    assert settle(layer("", import_roots=("src",))).import_roots == ("/project/src",)
    assert settle(layer(import_roots=("a",)), layer(src=("b",))).import_roots == ("/project/a",)
    assert not settle(layer(cross_file=False)).cross_file


def test_origins() -> None:
    found = effective([layer("first", extend_select=("CRD1",)), layer("second", extend_select=("CRD2",), select=())])
    assert found["extend-select"] == Setting(("CRD1", "CRD2"), "first, second")
    assert found["select"] == Setting((), "second")
    assert found["fail-level"] == Setting("info", "default")
    assert set(found) == {key.name for key in KEYS}


@pytest.mark.parametrize(
    ("path", "here", "off"),
    [
        ("tests/a.py", "/project", {"CRD101", "CRD102"}),
        ("./tests/a.py", "/project", {"CRD101", "CRD102"}),
        ("a.py", "/project/tests", {"CRD101", "CRD102"}),
        ("../tests/a.py", "/project/src", {"CRD101", "CRD102"}),
        ("/project/tests/a.py", "/elsewhere", {"CRD101", "CRD102"}),
        ("tests/conftest.py", "/project", {"CRD101", "CRD102", "CRD201"}),
        ("src/conftest.py", "/project", {"CRD201"}),
        ("src/a.py", "/project", set()),
        ("tests.py", "/project", set()),
    ],
)
def test_per_file_ignores(path: str, here: str, off: set[str]) -> None:
    ignores = (("tests/*", ("CRD1",)), ("conftest.py", ("printed-credentials",)))
    settings = settle(layer(per_file_ignores=ignores), here=here)
    assert settings.selected - settings.selected_for(path) == off


def test_what_the_user_adds_to_the_catalogue() -> None:
    settings = settle(
        layer(credential_env=("A_*",), sanitizer=((("callable", "m.mask"),),)),
        layer(
            credential_env=("B",),
            sink=((("callable", "m.show"), ("kind", "log")),),
            sdk_call=((("callable", "m.f"), ("access-key", ("k",)), ("secret-key", (1,)), ("session-token", ())),),
        ),
    )
    assert settings.extension == Extension(
        ("A_*", "B"), (SdkCallEntry("m.f", ("k",), (1,), ()),), (SinkEntry("m.show", "log"),), ("m.mask",)
    )


def test_the_words_of_other_rooms() -> None:
    assert set(SINK_KINDS) == {kind.value for kind in SinkKind}
    assert list(formats.FORMATS) == list(FORMATS)


GOOD = [
    {},
    {"select": ["ALL", "CRD1", "CRD101", "printed-credentials"], "fail-level": "never"},
    {"per-file-ignores": {"tests/*": ["CRD1"]}, "sink": [{"callable": "a", "kind": "log"}]},
    {"sdk-call": [{"callable": "a", "access-key": 0, "secret-key": ["x", 1]}]},
]
BAD: list[dict[str, Any]] = [
    {"selct": []},
    {"select": ["nope"]},
    {"select": ["CRD9999"]},
    {"fail-level": "warn"},
    {"sink": [{"callable": "a"}]},
    {"sink": [{"callable": "a", "kind": "log", "x": 1}]},
    {"sdk-call": [{"callable": "a", "access-key": -1}]},
    {"force-exclude": "yes"},
]


@pytest.mark.parametrize("document", GOOD)
def test_schema_accepts(document: dict[str, Any]) -> None:
    validator.check_schema(schema(KNOWN))
    validator(schema(KNOWN)).validate(document)


@pytest.mark.parametrize("document", BAD)
def test_schema_refuses(document: dict[str, Any]) -> None:
    assert not validator(schema(KNOWN)).is_valid(document)


def test_paths_of_a_real_file(tmp_path: Path) -> None:
    root = tmp_path.as_posix()
    settings = resolve(
        [layer(root, exclude=("pkg/gen",))], KNOWN, root=root, working_directory=root, today=date(2026, 1, 1)
    )
    assert settings.files.exclude[0].matches(f"{root}/pkg/gen/x.py")
    assert not settings.files.exclude[0].matches(f"{root}/other/pkg/gen/x.py")
