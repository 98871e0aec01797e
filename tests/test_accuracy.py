"""How the comparison with other tools counts: labels, statements, and what each tool's output says."""

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import (
    ALL,
    DATA,
    Case,
    Expected,
    Place,
    Tally,
    as_text,
    judge_own,
    judge_peer,
    read_case,
    statements,
    tools,
)

LABELLED = b"""\
# axis: loop
import os
secret = os.environ["AWS_SECRET_ACCESS_KEY"]
print(  # expect: CRD201
    secret,
)
print(os.environ)  # expect: CRD201, CRD203
# expect-line: 5 CRD202
# expect-either: 4,7 CRD301
# ambiguous-line: 2
# ambiguous-line: 3 CRD102
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    file = tmp_path / "case.py"
    file.write_bytes(LABELLED)
    return read_case(file)


def own(*pairs: tuple[int, str]) -> list[Place]:
    return [Place("case.py", row, code) for row, code in pairs]


def peer(*rows: int) -> list[Place]:
    return [Place("case.py", row) for row in rows]


def test_labels(case: Case) -> None:
    assert case.axis == "loop"
    assert case.expected == (
        Expected("CRD201", (4,)),
        Expected("CRD201", (7,)),
        Expected("CRD203", (7,)),
        Expected("CRD202", (5,)),
        Expected("CRD301", (4, 7)),
    )
    assert case.ambiguous == {(2, ""), (3, "CRD102")}


def test_statements_begin_at_their_first_row() -> None:
    source = b"@decorate\ndef f(\n    a,\n):\n    if a:\n        b = [\n            1,\n        ]\n\nc = 1\n"
    assert statements(source) == {2: 2, 3: 2, 4: 2, 5: 5, 6: 6, 7: 6, 8: 6, 10: 10}


def test_a_file_that_does_not_parse_has_rows_for_statements(tmp_path: Path) -> None:
    file = tmp_path / "broken.py"
    file.write_bytes(b"x = = 1  # expect: CRD901\n")
    case = read_case(file)
    assert case.statement(1) == 1
    assert judge_peer(case, peer(1), ()) == ([Expected("CRD901", (1,))], 0)


def test_credlint_must_name_line_and_code(case: Case) -> None:
    found, wrong = judge_own(case, own((4, "CRD202"), (5, "CRD201"), (7, "CRD203")))
    assert found == [Expected("CRD203", (7,))]
    assert wrong == 2


def test_credlint_is_right_once_for_each_finding(case: Case) -> None:
    assert judge_own(case, own((4, "CRD201"), (4, "CRD201"))) == ([Expected("CRD201", (4,))], 1)


def test_one_of_either_is_enough_and_both_are_no_harm(case: Case) -> None:
    one = ([Expected("CRD301", (4, 7))], 0)
    assert judge_own(case, own((7, "CRD301"))) == one
    assert judge_own(case, own((4, "CRD301"), (7, "CRD301"))) == one


def test_what_is_ambiguous_counts_neither_way(case: Case) -> None:
    assert judge_own(case, own((2, "CRD103"), (3, "CRD102"))) == ([], 0)
    assert judge_own(case, own((3, "CRD103"))) == ([], 1)
    assert judge_peer(case, peer(2, 3), ()) == ([], 0)


def test_a_peer_is_right_anywhere_in_the_statement(case: Case) -> None:
    found, wrong = judge_peer(case, peer(6), ())
    assert [one.rows for one in found] == [(4,), (5,), (4, 7)]
    assert wrong == 0


def test_a_peer_is_right_where_the_value_comes_from(tmp_path: Path) -> None:
    file = tmp_path / "case.py"
    file.write_bytes(b"key = 'a'\nother = 'b'\nuse(key)  # expect: CRD101\n")
    case = read_case(file)
    trace = [Place("case.py", 3, "CRD101", (1, 3))]
    assert judge_peer(case, peer(1), trace) == ([Expected("CRD101", (3,))], 0)
    assert judge_peer(case, peer(1), ()) == ([], 1)
    assert judge_peer(case, peer(2), trace) == ([], 1)


def test_a_peer_is_wrong_once_a_statement(tmp_path: Path) -> None:
    file = tmp_path / "case.py"
    file.write_bytes(b"a = (\n    1,\n)\nb = 1\n")
    assert judge_peer(read_case(file), peer(1, 1, 2, 4), ()) == ([], 2)


def test_sums(case: Case) -> None:
    tally = Tally()
    tally.add(case, [Expected("CRD203", (7,))], 2)
    assert tally.numbers(ALL) == {"found": 1, "expected": 5, "wrong": 2}
    assert tally.numbers("loop") == tally.numbers(ALL)
    assert tally.numbers("CRD203") == {"found": 1, "expected": 1, "wrong": 0}
    assert tally.numbers("CRD201") == {"found": 0, "expected": 2, "wrong": 0}


OUTPUTS = {
    "ruff": '[{"filename": "a.py", "code": "S105", "location": {"row": 3, "column": 1}}]',
    "bandit": '{"errors": [], "results": [{"filename": "a.py", "line_number": 3, "line_range": [2, 3]}]}',
    "detect-secrets": '{"results": {"a.py": [{"type": "Secret Keyword", "filename": "a.py", "line_number": 3}]}}',
    "semgrep": '{"results": [{"path": "a.py", "check_id": "x", "start": {"line": 3, "col": 1}}], "errors": []}',
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_outputs_of_peers(name: str) -> None:
    assert list(tools(Path())[name].places(json.loads(OUTPUTS[name]))) == [Place("a.py", 3)]


def test_semgrep_wants_its_rules() -> None:
    assert "semgrep" not in tools(None)


def test_numbers_are_written_with_a_line_a_count() -> None:
    numbers = json.loads(DATA.read_text(encoding="utf-8"))
    assert as_text(numbers) == DATA.read_text(encoding="utf-8")
    for tool in numbers["tools"].values():
        for part in ("codes", "axes"):
            assert sum(row["found"] for row in tool[part].values()) == tool["total"]["found"]
            assert sum(row["expected"] for row in tool[part].values()) == numbers["expected"]
