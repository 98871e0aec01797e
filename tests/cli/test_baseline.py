"""`credlint baseline` and what `check` makes of it."""

import json
from pathlib import Path

import pytest

from .helpers import BROKEN, CLEAN, FORMATTERS, LEAK, Run, commit, git, reformat, write

NAME = ".credlint-baseline.json"

PROGRAM = """\
import os, logging

log = logging.getLogger(__name__)
def first():
    '''One.'''
    print(os.environ['AWS_SECRET_ACCESS_KEY'], "a" 'b', 0XFF)

class Second:
    def method( self, flag ):
        log.info('key %s and a long text that does not fit %s into one line of any formatter', flag if flag else os.environ['AWS_SECRET_ACCESS_KEY'], {'a':1})
        return os.environ['AWS_SECRET_ACCESS_KEY']

def third():
    second = Second()
    print (  (second.method(1)), f'{os.environ["AWS_SECRET_ACCESS_KEY"] !r}' , end = '' ,)
"""  # noqa: E501 - what formatters break


def live(run: Run, *args: str) -> list[tuple[str, int]]:
    """Places of live findings."""
    found = json.loads(run(*args, "--output-format", "json").out)["findings"]
    return [(one["path"], one["location"]["row"]) for one in found]


def accepted(project: Path) -> list[dict[str, object]]:
    document = json.loads((project / NAME).read_text())
    assert document["version"] == 1
    found: list[dict[str, object]] = document["findings"]
    return found


def test_old_findings_are_silent_and_new_ones_are_not(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    created = run("baseline", "create")
    assert (created.code, created.out) == (0, "")
    assert created.err == f"{NAME}: 1 finding suppressed\n"
    checked = run()
    assert (checked.code, checked.out) == (0, "")
    assert "1 suppressed by baseline" in checked.err
    write(project, a=LEAK, b=LEAK)
    assert live(run) == [("b.py", 3)]
    assert run().code == 1


def test_one_more_of_the_same_is_new(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    run("baseline", "create")
    write(project, a=LEAK + LEAK.splitlines()[-1] + "\n")
    assert live(run) == [("a.py", 4)]


@pytest.mark.parametrize("formatter", FORMATTERS)
def test_formatting_changes_nothing(run: Run, project: Path, formatter: str) -> None:
    write(project, a=PROGRAM)
    before = live(run)
    assert len(before) == 3
    run("baseline", "create")
    reformat(formatter, project / "a.py")
    assert (project / "a.py").read_text() != PROGRAM
    assert live(run, "--no-baseline") != before
    assert live(run) == []
    assert "stale" not in run().err
    assert run("baseline", "update").err == f"{NAME}: 3 findings suppressed (no change)\n"


def test_moving_lines_changes_nothing(run: Run, project: Path) -> None:
    write(project, a=PROGRAM)
    run("baseline", "create")
    imports, first, second, third = PROGRAM.replace("\nclass", "\n#\nclass").replace("\ndef", "\n#\ndef").split("#\n")
    for parts in ([imports, "\n\nVALUE = 1\n", first, second, third], [imports, second, third, first]):
        write(project, a="# a comment\n" + "\n".join(parts))
        assert live(run) == []
        assert "baseline accept" not in run().err


def test_a_renamed_file_is_the_same(run: Run, project: Path) -> None:
    write(project, a=PROGRAM, other=LEAK)
    run("baseline", "create")
    commit(project)
    (project / "lib").mkdir()
    git(project, "mv", "a.py", "lib/b.py")
    assert live(run) == []
    assert live(run, "lib/b.py") == []
    assert "accept nothing" not in run().err
    assert {one["path"] for one in accepted(project)} == {"a.py", "other.py"}
    assert run("baseline", "prune").err == f"{NAME}: 4 findings suppressed (1 moved)\n"
    assert {one["path"] for one in accepted(project)} == {"lib/b.py", "other.py"}


def test_another_function_is_new(run: Run, project: Path) -> None:
    write(project, a=PROGRAM)
    run("baseline", "create")
    write(project, a=PROGRAM.replace("def first", "def renamed"))
    assert live(run) == [("a.py", 6)]


def test_check_never_writes_it(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=LEAK)
    run("baseline", "create")
    before = (project / NAME).read_bytes(), (project / NAME).stat()
    write(project, a=CLEAN, c=LEAK)
    run()
    run("--baseline", NAME)
    assert ((project / NAME).read_bytes(), (project / NAME).stat()) == before


def test_what_is_stale_is_told_and_removed(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=LEAK, c=LEAK)
    run("baseline", "create")
    write(project, a=CLEAN)
    (project / "b.py").unlink()
    told = "warning: 2 entries of the baseline suppress nothing any more; `credlint baseline prune` removes them\n"
    for args in ((), (".",), (str(project),)):
        ran = run(*args)
        assert (ran.code, ran.out) == (0, "")
        assert told in ran.err
    partial: list[tuple[str, ...]] = [("a.py",), ("c.py",), ("-q",), ("--select", "CRD1"), ("--isolated",)]
    for some in partial:
        assert "baseline accept" not in run(*some).err
    assert run("baseline", "prune").err == f"{NAME}: 1 finding suppressed (2 removed)\n"
    assert [one["path"] for one in accepted(project)] == ["c.py"]
    assert "baseline accept" not in run().err


def test_pruning_accepts_nothing_new(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    run("baseline", "create")
    write(project, a=LEAK * 2, b=LEAK)
    assert run("baseline", "prune").err == f"{NAME}: 1 finding suppressed (no change)\n"
    assert len(live(run)) == 2


def test_update(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=LEAK)
    run("baseline", "create")
    write(project, a=LEAK * 2, b=CLEAN, sub__c=LEAK)
    assert run("baseline", "update").err == f"{NAME}: 3 findings suppressed (2 new, 1 removed)\n"
    assert [(one["path"], one["count"]) for one in accepted(project)] == [("a.py", 2), ("sub/c.py", 1)]
    assert run().code == 0


def test_update_of_a_part_keeps_the_rest(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=LEAK)
    run("baseline", "create")
    write(project, a=CLEAN, b=CLEAN, c=LEAK)
    run("baseline", "update", "a.py", "c.py")
    assert [one["path"] for one in accepted(project)] == ["b.py", "c.py"]


def test_create_does_not_overwrite(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    run("baseline", "create")
    ran = run("baseline", "create")
    assert ran.code == 2
    assert f"{NAME}: there is one; `credlint baseline update`" in ran.err


@pytest.mark.parametrize("name", ["create", "update", "prune"])
def test_nothing_is_written_while_files_are_unparsable(run: Run, project: Path, name: str) -> None:
    write(project, a=LEAK)
    if name != "create":
        run("baseline", "create")
    before = (project / NAME).read_bytes() if name != "create" else None
    write(project, a=CLEAN, b=BROKEN)
    ran = run("baseline", name)
    assert (ran.code, ran.out) == (2, "")
    assert "b.py:2:" in ran.err
    assert "CRD901" in ran.err
    assert f"error: {NAME}: not written, as 1 file could not be checked" in ran.err
    assert (project / NAME).read_bytes() == before if before is not None else not (project / NAME).exists()
    (project / "credlint.toml").write_text('unchecked-files = "warn"\n')
    assert run("baseline", name).code == 0
    assert (project / NAME).exists()


def test_what_an_unparsable_file_had_is_kept(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=LEAK)
    run("baseline", "create")
    write(project, a=BROKEN)
    ran = run()
    assert ran.code == 2
    assert "baseline accept" not in ran.err
    (project / "credlint.toml").write_text('unchecked-files = "warn"\n')
    run("baseline", "update")
    assert [one["path"] for one in accepted(project)] == ["a.py", "b.py"]


@pytest.mark.parametrize("name", ["update", "prune", "show"])
def test_without_a_baseline(run: Run, project: Path, name: str) -> None:
    ran = run("baseline", name)
    assert (ran.code, ran.out) == (2, "")
    assert "`credlint baseline create` writes it" in ran.err


def test_show(run: Run, project: Path) -> None:
    write(project, a=PROGRAM, b=LEAK * 2)
    run("baseline", "create")
    ran = run("baseline", "show")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("a.py: CRD20")
    assert "in first" in ran.out
    assert lines[-1].startswith("b.py: CRD201 ")
    assert lines[-1].endswith(" (2 times)")
    assert ran.err == "5 findings suppressed in 2 files\n"


def test_where_it_is(run: Run, project: Path) -> None:
    write(project, a=LEAK, sub__b=LEAK)
    (project / "pyproject.toml").write_text('[tool.credlint]\nbaseline = "ci/accepted.json"\n')
    (project / "ci").mkdir()
    missing = run()
    assert missing.code == 2
    assert "ci/accepted.json: there is no such baseline" in missing.err
    assert run("baseline", "create", cwd=project / "sub").code == 0
    assert (project / "ci" / "accepted.json").exists()
    assert run().code == 0
    assert run(cwd=project / "sub").code == 0
    assert run("--no-baseline").code == 1
    assert run("--isolated").code == 1
    assert run("baseline", "create", "--baseline", "other.json", "a.py").code == 0
    assert [one["path"] for one in json.loads((project / "other.json").read_text())["findings"]] == ["a.py"]
    assert live(run, "--baseline", "other.json") == [("sub/b.py", 3)]
    assert live(run, "--baseline", "other.json", "--isolated") == [("sub/b.py", 3)]
    assert run(env={"CREDLINT_BASELINE": "other.json"}).code == 1
    assert run(env={"CREDLINT_NO_BASELINE": "1"}).code == 1


@pytest.mark.parametrize("text", ["", "<<<<<<< HEAD\n", "{}", '{"version": 9, "findings": []}'])
def test_one_that_cannot_be_read(run: Run, project: Path, text: str) -> None:
    write(project, a=CLEAN)
    (project / NAME).write_text(text)
    ran = run()
    assert (ran.code, ran.out) == (2, "")
    assert f"{NAME}: the baseline cannot be read" in ran.err
    assert run("--no-baseline").code == 0
    assert run("baseline", "update").code == 2


def test_one_that_is_no_file(run: Run, project: Path) -> None:
    (project / NAME).mkdir()
    assert run().code == 2
    assert run("baseline", "create").code == 2


def test_show_suppressed(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    run("baseline", "create")
    shown = json.loads(run("--show-suppressed", "--output-format", "json").out)
    assert shown["findings"][0]["suppressed"] == {"by": "baseline", "reason": ""}
    assert shown["summary"]["suppressed"]["baseline"] == 1


def test_it_depends_on_nothing_but_the_findings(run: Run, project: Path, tmp_path: Path) -> None:
    """No lines, dates or versions, no machine, and nothing of a secret."""
    key, password = "AKIAQWERTYUIOPASDFGH", "hunter2-hunter2"
    text = 'import boto3\nboto3.client("s3", aws_access_key_id="{}", aws_secret_access_key="{}", x={{"a": f"{}"}})\n'
    texts = []
    for number, (one, two) in enumerate([(key, password), ("AKIAZZZZYUIOPASDFGHX", "swordfish-99")]):
        folder = tmp_path / f"other{number}"
        write(folder, a="\n" * number + text.format(one, two, two))
        assert run("baseline", "create", cwd=folder).code == 0
        texts.append((folder / NAME).read_text())
    assert texts[0] == texts[1]
    assert key not in texts[0]
    assert "hunter2" not in texts[0]
    assert str(tmp_path) not in texts[0]
    assert set(accepted(tmp_path / "other0")[0]) == {"rule", "path", "scope", "detail", "code", "count"}


def test_batches_give_what_one_call_gives(run: Run, project: Path) -> None:
    write(project, **{f"m{number}": LEAK * 2 for number in range(10)})
    run("baseline", "create")
    for number in range(10):
        write(project, **{f"m{number}": LEAK * (number % 4)})
    whole = live(run)
    assert len(whole) == 2
    assert [place for number in range(10) for place in live(run, f"m{number}.py")] == whole
    assert live(run, "-j", "4") == whole
