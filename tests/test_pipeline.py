"""One file from its bytes to its findings."""

import json
import pickle
import warnings
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from credlint import pipeline
from credlint.analysis.facts import Facts
from credlint.config.globs import Pattern
from credlint.config.settings import Extension, PerFileIgnores, SdkCallEntry, Settings, SinkEntry
from credlint.model.diagnostic import Confidence, Diagnostic
from credlint.model.result import FileResult
from credlint.model.span import Position
from credlint.pipeline import check_source, default_settings, known, rules

KEY_ID = "AKIAQWERTYUIOPASDFGH"
SECRET = "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"
PRINT = b'import os\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n'


def check(data: bytes, **changes: Any) -> FileResult:
    return check_source("a.py", data, replace(default_settings(), **changes))


def codes(result: FileResult) -> list[str]:
    return [finding.code for finding in result.diagnostics]


def test_a_finding() -> None:
    result = check_source("a.py", PRINT)
    assert codes(result) == ["CRD201"]
    assert result.path == "a.py"
    assert result.unchecked is None
    assert result.diagnostics[0].span.start.row == 2
    assert len(result.diagnostics[0].fingerprint) == 32
    assert [excerpt.row for excerpt in result.excerpts] == [1, 2, 3]  # its own, and what its fix deletes


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x = 1\n",
        b"def f(:\n",  # no vocabulary: checked by the screen
        b"\xef\xbb\xbf",
        b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
        b"import os\r\nprint(len(os.environ['AWS_SECRET_ACCESS_KEY']))\r\n",
        b"# -*- coding: latin-1 -*-\nimport os\nx = '\xe9', len(os.environ)\n",
        b"\xef\xbb\xbfimport os\nx = len(os.environ)\n",
        b"import os\rx = len(os.environ)\r",
    ],
)
def test_clean(data: bytes) -> None:
    assert check_source("a.py", data) == FileResult("a.py")


@pytest.mark.parametrize(
    ("data", "row", "column"),
    [
        (b"x = 1\0\n", 1, 6),
        (b"# credlint:\nx = '\xe9'\n", 2, 6),
        (b"\xff\xfei\0m\0p\0", 1, 1),
        (b"# coding: nonsense\n", 1, 1),
    ],
)
def test_unparsable(data: bytes, row: int, column: int) -> None:
    unchecked = check_source("a.py", data).unchecked
    assert unchecked is not None
    assert (unchecked.code, unchecked.name) == ("CRD901", "unparsable-file")
    assert unchecked.position is not None
    assert (unchecked.position.row, unchecked.position.column) == (row, column)


@pytest.mark.parametrize("literal", [b"b'\xc3\xa9'", b"'\\N{NO SUCH NAME}'", b"'a\\x'", b"b'\\x'", b"'\\u12'"])
def test_a_literal_that_python_refuses(literal: bytes) -> None:
    unchecked = check_source(
        "a.py", b"import os\nprint(os.environ['AWS_SECRET_ACCESS_KEY'], " + literal + b")\n"
    ).unchecked
    assert unchecked is not None
    assert (unchecked.code, unchecked.message) == ("CRD901", "syntax error")
    assert unchecked.position is not None
    assert unchecked.position.row == 2


def test_an_unknown_escape_is_no_error_where_warnings_are() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = check_source("a.py", b"import os\nprint(os.environ['AWS_SECRET_ACCESS_KEY'], '\\d', b'\\d')\n")
    assert result.unchecked is None
    assert [finding.code for finding in result.diagnostics] == ["CRD201"]


def test_a_literal_that_is_wrong_is_found_in_its_cell() -> None:
    cells = ["x = 1\n", "import os\nprint(os.environ['AWS_SECRET_ACCESS_KEY'], b'\u00e9')\n"]
    notebook = {
        "cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": cell} for cell in cells],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    result = check_source("a.ipynb", json.dumps(notebook).encode())
    assert result.unchecked is not None
    assert (result.unchecked.code, result.unchecked.position) == ("CRD901", Position(result.cells[1].first_row + 1, 44))


def test_a_syntax_error_has_a_place() -> None:
    unchecked = check_source("a.py", b"# credlint:\nx = = 1\ny = 1\n").unchecked
    assert unchecked is not None
    assert unchecked.code == "CRD901"
    assert unchecked.position is not None
    assert unchecked.position.row == 2


def test_the_parsers_text_is_not_quoted() -> None:
    unchecked = check_source("a.py", f"aws_secret_access_key = '{SECRET}\n".encode()).unchecked
    assert unchecked is not None
    assert SECRET[:8] not in repr(unchecked)


def test_a_mistake_of_ours_is_told_without_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Facts:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(f"cannot cope with {SECRET}") from error

    monkeypatch.setattr("credlint.analysis.engine.analyse", fail)
    unchecked = check_source("a.py", PRINT).unchecked
    assert unchecked is not None
    assert (unchecked.code, unchecked.message) == ("CRD903", "internal error (ValueError)")
    assert SECRET not in repr(unchecked)
    assert "KeyError" in unchecked.details
    assert "test_pipeline" in unchecked.details
    assert "in fail" in unchecked.details
    assert "/" not in unchecked.details


@pytest.mark.parametrize("error", [RecursionError, MemoryError, AssertionError])
def test_every_mistake_of_ours_is_one_of_the_file(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Facts:
        raise error

    monkeypatch.setattr("credlint.analysis.engine.analyse", fail)
    unchecked = check_source("a.py", PRINT).unchecked
    assert unchecked is not None
    assert unchecked.code == "CRD903"


def test_ctrl_c_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> Facts:
        raise KeyboardInterrupt

    monkeypatch.setattr("credlint.analysis.engine.analyse", interrupt)
    with pytest.raises(KeyboardInterrupt):
        check_source("a.py", PRINT)


def test_selection() -> None:
    assert codes(check(PRINT, selected=frozenset())) == []
    assert codes(check(PRINT, selected=frozenset({"CRD201"}))) == ["CRD201"]
    assert codes(check(PRINT, selected=frozenset({"CRD101"}))) == []
    ignores = (PerFileIgnores(Pattern("a.py"), frozenset({"CRD201"})),)
    assert codes(check(PRINT, per_file_ignores=ignores)) == []


def test_pedantic_rules_are_off_unless_asked_for() -> None:
    pedantic = {rule.info.code for rule in rules() if rule.info.pedantic}
    assert pedantic
    assert not pedantic & default_settings().selected


COMMENTED = b'import os\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])  # credlint: ignore[CRD201] shown once\n'


def test_suppression() -> None:
    result = check(COMMENTED)
    assert result.diagnostics == ()
    assert [(one.by, one.reason) for one in result.suppressed] == [("comment", "shown once")]
    assert result.suppressed[0].diagnostic.fingerprint == check(PRINT).diagnostics[0].fingerprint
    assert codes(check(COMMENTED, honour_comments=False)) == ["CRD201"]
    assert codes(check(COMMENTED.replace(b" shown once", b""), require_reason=True)) == ["CRD201", "CRD904"]


def test_a_suppression_in_a_file_without_vocabulary_is_judged() -> None:
    assert codes(check(b"x = 1  # credlint: ignore[CRD201]\n")) == ["CRD900"]
    assert codes(check(b"x = 1  # credlint: ignore\n")) == ["CRD904"]
    assert codes(check(b"x = 1  # credlint: ignore\n", honour_comments=False)) == []
    assert codes(check(b"x = 1  # credlint: ignore[CRD201]\n", selected=frozenset({"CRD900"}))) == []
    assert codes(check(b"x = '# credlint: ignore'\n")) == []


def test_the_clock_is_a_setting() -> None:
    data = COMMENTED.replace(b"shown", b"until=2026-06-30 shown")
    assert codes(check(data, today=date(2026, 6, 30))) == []
    assert codes(check(data, today=date(2026, 7, 1))) == ["CRD201", "CRD904"]


def test_confidence_is_judged_after_suppression() -> None:
    sure = check(PRINT).diagnostics[0].confidence
    assert sure is Confidence.HIGH
    data = b"def f(log, aws_secret_access_key):\n    log.info(aws_secret_access_key)  # credlint: ignore[CRD202] x\n"
    (found,) = check(data).suppressed
    assert found.diagnostic.confidence is Confidence.MEDIUM
    assert check(data, min_confidence=Confidence.HIGH) == FileResult("a.py")


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    twice = check(PRINT + b'print(os.environ["AWS_SECRET_ACCESS_KEY"])\n')
    first, second = (finding.fingerprint for finding in twice.diagnostics)
    assert first == check(PRINT).diagnostics[0].fingerprint
    assert first != second


@pytest.mark.parametrize(
    "data",
    [
        b'import os\n\n\n# a comment\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n',
        b"import os\nprint(os.environ['AWS_SECRET_ACCESS_KEY'])  # why\n",
        b'import os\nprint(\n    os.environ["AWS_SECRET_ACCESS_KEY"],\n)\n',
        b'import os\r\nprint( os.environ[ "AWS_SECRET_ACCESS_KEY" ] )\r\n',
        b'import os\nx = 1; print(os.environ["AWS_SECRET_ACCESS_KEY"])\n',
    ],
)
def test_moving_and_reformatting_keep_the_fingerprint(data: bytes) -> None:
    assert [one.fingerprint for one in check(data).diagnostics] == [one.fingerprint for one in check(PRINT).diagnostics]


def test_the_fingerprint_does_not_depend_on_the_working_directory() -> None:
    at_root = replace(default_settings(), root="/p", working_directory="/p")
    below = replace(at_root, working_directory="/p/src")
    first = check_source("src/a.py", PRINT, at_root).diagnostics[0].fingerprint
    assert check_source("a.py", PRINT, below).diagnostics[0].fingerprint == first
    assert check_source("a.py", PRINT, at_root).diagnostics[0].fingerprint != first


HARDCODED = f"""import boto3
SECRET = "{SECRET}"
boto3.client("s3", aws_access_key_id="{KEY_ID}", aws_secret_access_key=SECRET)
boto3.client("s3", aws_access_key_id="{KEY_ID}", aws_secret_access_key='''short
and on two lines''')
boto3.client("s3", aws_access_key_id="{KEY_ID}", aws_secret_access_key="hunter2-hunter2")
""".encode()


def test_no_secret_leaves() -> None:
    result = check(HARDCODED)
    assert codes(result).count("CRD101") == 3
    shown = repr(result) + repr(pickle.loads(pickle.dumps(result)))
    for secret in (KEY_ID, SECRET, "hunter2", "short", "two lines"):
        assert secret not in shown


def test_no_fingerprint_depends_on_a_secret() -> None:
    other = HARDCODED.replace(SECRET.encode(), b"Wq" * 9 + b"Yz" * 9).replace(b"hunter2-hunter2", b"swordfish-99")
    assert [one.fingerprint for one in check(other).diagnostics] == [
        one.fingerprint for one in check(HARDCODED).diagnostics
    ]


def test_masks_know_their_columns() -> None:
    data = f'import boto3\nboto3.client("s3", aws_secret_access_key="{SECRET}", x=print)\n'.encode()
    (excerpt,) = check(data).excerpts
    assert excerpt.text.startswith('boto3.client("s3", aws_secret_access_key=')
    assert excerpt.text.endswith(", x=print)")
    original = data.decode().splitlines()[1]
    place = original.index("x=print") + 1
    assert excerpt.text[excerpt.column(place, 4) - 1 :] == "x=print)"


def test_order() -> None:
    data = PRINT + b"x = 1  # credlint: ignore\n" + PRINT
    found = check(data).diagnostics
    assert [(one.span.start.row, one.code) for one in found] == [(2, "CRD201"), (3, "CRD904"), (5, "CRD201")]


def extended(**additions: Any) -> Settings:
    return replace(default_settings(), extension=Extension(**additions))


def test_a_users_own_call() -> None:
    data = b"from acme import connect\nconnect('x', 'hunter2-hunter2')\n"
    assert check(data) == FileResult("a.py")
    given = extended(sdk_calls=(SdkCallEntry("acme.connect", access_key=("key",), secret_key=("secret", 1)),))
    assert codes(check_source("a.py", data, given)) == ["CRD101"]
    assert codes(check_source("a.py", data.replace(b"'x', ", b"secret="), given)) == ["CRD101"]
    assert codes(check_source("a.py", data.replace(b"acme", b"other"), given)) == []


def test_a_users_own_output_and_mask() -> None:
    data = b'import os, acme\nacme.show(os.environ["AWS_SECRET_ACCESS_KEY"])\n'
    assert codes(check(data)) == []
    given = extended(sinks=(SinkEntry("acme.show", "print"),), sanitizers=("acme.mask",))
    assert codes(check_source("a.py", data, given)) == ["CRD201"]
    masked = data.replace(b'os.environ["AWS_SECRET_ACCESS_KEY"]', b'acme.mask(os.environ["AWS_SECRET_ACCESS_KEY"])')
    assert codes(check_source("a.py", masked, given)) == []


def test_rules_are_found_and_known() -> None:
    found = [rule.info.code for rule in rules()]
    assert found == sorted(set(found))
    assert {info.code for info in known().fixed} == {"CRD901", "CRD902", "CRD903"}
    assert {"CRD900", "CRD904"} <= {info.code for info in known().rules}
    names = [info.name for info in (*known().rules, *known().fixed)]
    assert len(names) == len(set(names))


def test_a_rule_that_fails_costs_only_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        info = rules()[0].info

        def check(self, facts: Facts) -> list[Diagnostic]:
            raise LookupError(SECRET)

    monkeypatch.setattr(pipeline, "rules", lambda: (Broken(),))
    unchecked = check_source("a.py", PRINT, default_settings()).unchecked
    assert unchecked is not None
    assert unchecked.message == "internal error (LookupError)"
