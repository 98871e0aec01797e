"""Accepted findings: what is known of them, what is new, stale or moved."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from credlint.model.diagnostic import Confidence, Diagnostic, Severity
from credlint.model.result import FileResult, Suppressed, Unchecked
from credlint.model.span import Span
from credlint.suppress.baseline import Applied, Baseline, BaselineError, Key, apply, count, dump, load, without
from credlint.suppress.fingerprint import fingerprint

CODES = frozenset({"CRD201", "CRD101"})


def finding(row: int = 1, code: str = "CRD201", text: str = "print(a)", path: str = "a.py") -> Diagnostic:
    one = Diagnostic(code, "", Severity.ERROR, Confidence.HIGH, Span.of(row, 1, row, 9), "", detail="print", scope="f")
    return replace(one, fingerprint=fingerprint(one, path, text, row))


def result(path: str, *findings: Diagnostic) -> FileResult:
    return FileResult(path, findings)


def key(path: str = "a.py", **changes: str) -> Key:
    (found,) = count([result(path, finding())], str)
    return replace(found, **changes)


def judge(baseline: Baseline, *results: FileResult, files: str = "", enabled: frozenset[str] = CODES) -> Applied:
    """Apply a baseline in a project that holds the files of the results and `files`."""
    there = {*files.split(), *(one.path for one in results)}
    return apply(results, baseline, str, there.__contains__, lambda path: enabled)


def live(applied: Applied) -> list[tuple[str, int]]:
    return [(one.path, found.span.start.row) for one in applied.results for found in one.diagnostics]


def test_equal_findings_are_counted() -> None:
    three = result("a.py", finding(1), finding(5), finding(9))
    assert count([three], str) == {key(): 3}
    assert live(judge({key(): 2}, three)) == [("a.py", 9)]
    assert live(judge({key(): 3}, three)) == []
    applied = judge({key(): 4}, three)
    assert (live(applied), dict(applied.stale)) == ([], {key(): 1})
    assert {one.by for one in applied.results[0].suppressed} == {"baseline"}


def test_what_a_comment_silences_is_not_counted() -> None:
    silent = FileResult("a.py", suppressed=(Suppressed(finding(), "comment"),))
    assert count([silent], str) == {}
    assert dict(judge({key(): 1}, silent).stale) == {key(): 1}
    both = replace(silent, diagnostics=(finding(7),))
    assert [one.by for one in judge({key(): 1}, both).results[0].suppressed] == ["comment", "baseline"]


@pytest.mark.parametrize(
    "other",
    [
        key(rule="CRD101"),
        key(scope="g"),
        key(detail="pprint"),
        key(code="0" * 16),
    ],
)
def test_another_key_accepts_nothing(other: Key) -> None:
    applied = judge({other: 1}, result("a.py", finding()))
    assert live(applied) == [("a.py", 1)]
    assert dict(applied.stale) == {other: 1}


def test_stale_is_only_what_was_looked_for() -> None:
    entries = {key("a.py"): 1, key("b.py"): 1, key("c.py"): 1, key("gone.py"): 1}
    broken = FileResult("c.py", unchecked=Unchecked("CRD901", "", ""))
    applied = judge(entries, result("a.py"), broken, files="b.py")
    assert set(applied.stale) == {key("a.py"), key("gone.py")}
    assert not judge(entries, result("a.py"), broken, files="b.py", enabled=frozenset({"CRD101"})).stale


def test_a_renamed_file_is_matched() -> None:
    applied = judge({key("old.py"): 2}, result("new.py", finding(1), finding(2)), result("other.py"))
    assert live(applied) == []
    assert dict(applied.moved) == {"old.py": "new.py"}
    assert not applied.stale
    assert without({key("old.py"): 2}, applied) == {key("new.py"): 2}


def test_one_more_in_a_renamed_file_is_new() -> None:
    applied = judge({key("old.py"): 1}, result("new.py", finding(1), finding(2)))
    assert live(applied) == [("new.py", 2)]


def test_a_copied_file_is_new() -> None:
    applied = judge({key("old.py"): 1}, result("new.py", finding()), result("old.py", finding()))
    assert live(applied) == [("new.py", 1)]
    assert live(judge({key("old.py"): 1}, result("new.py", finding()), files="old.py")) == [("new.py", 1)]


def test_one_old_file_becomes_one_new_file() -> None:
    two = judge({key("old.py"): 1}, result("b.py", finding()), result("c.py", finding()))
    assert dict(two.moved) == {"old.py": "b.py"}
    assert live(two) == [("c.py", 1)]
    same_name = judge({key("x/m.py"): 1}, result("a/b.py", finding()), result("z/m.py", finding()))
    assert dict(same_name.moved) == {"x/m.py": "z/m.py"}
    more = judge({key("old.py"): 2}, result("a.py", finding()), result("b.py", finding(1), finding(2)))
    assert dict(more.moved) == {"old.py": "b.py"}


def test_a_file_that_is_known_takes_nothing_over() -> None:
    entries = {key("old.py"): 1, key("a.py"): 1}
    applied = judge(entries, result("a.py", finding(1), finding(2)))
    assert live(applied) == [("a.py", 2)]
    assert set(applied.stale) == {key("old.py")}


def test_pruning_keeps_what_is_there() -> None:
    entries = {key("a.py"): 3, key("b.py"): 1}
    applied = judge(entries, result("a.py", finding()), files="b.py")
    assert without(entries, applied) == {key("a.py"): 1, key("b.py"): 1}


def test_the_text() -> None:
    text = dump(Counter({key("b.py"): 1, key("a.py"): 12, key("a.py", rule="CRD101"): 1}))
    lines = text.splitlines()
    assert lines[:3] == ["{", '  "version": 1,', '  "findings": [']
    rest = f'"scope": "f", "detail": "print", "code": "{key().code}", "count": '
    assert lines[3:6] == [
        f'    {{"path": "a.py", "rule": "CRD101", {rest}1}},',
        f'    {{"path": "a.py", "rule": "CRD201", {rest}12}},',
        f'    {{"path": "b.py", "rule": "CRD201", {rest}1}}',
    ]
    assert lines[6:] == ["  ]", "}"]
    assert load(text.encode()) == {key("b.py"): 1, key("a.py"): 12, key("a.py", rule="CRD101"): 1}
    assert load(dump({}).encode()) == {}
    assert load(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == load(text.encode())


def test_any_path_can_be_written() -> None:
    strange = {key("a\n\udcff\u00e9\x1b.py"): 1}
    text = dump(strange)
    assert text.isascii()
    assert "\x1b" not in text
    assert load(text.encode()) == strange


def test_both_sides_of_a_merge() -> None:
    line = json.loads(dump({key(): 1}))["findings"][0]
    text = json.dumps({"version": 1, "findings": [line, {**line, "count": 2}, line]})
    assert load(text.encode()) == {key(): 2}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no valid JSON in line 1"),
        ('{\n"version": 1,\n<<<<<<< HEAD\n', r"no valid JSON in line 3 \(a merge conflict\?\)"),
        ("\udcff", "no valid JSON"),
        ("[" * 100_000, "no valid JSON"),
        ("[]", "not a baseline of credlint"),
        ("{}", "not a baseline of credlint"),
        ('{"version": 2, "findings": []}', "its version is not 1"),
        ('{"version": 1}', "no list of findings"),
        ('{"version": 1, "findings": [1]}', "finding 1 lacks one of"),
        ('{"version": 1, "findings": [{"path": "a.py"}]}', "finding 1 lacks one of"),
        ('{"version": 1, "findings": [{"path":"","rule":"","scope":"","detail":"","code":"","count":0}]}', "count"),
        ('{"version": 1, "findings": [{"path":"","rule":"","scope":"","detail":"","code":"","count":true}]}', "count"),
    ],
)
def test_what_is_no_baseline(text: str, message: str) -> None:
    with pytest.raises(BaselineError, match=message):
        load(text.encode("utf-8", "surrogateescape"))
