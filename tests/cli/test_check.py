"""What `credlint check` reads, writes and says."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from credlint.cli.check import command

from .helpers import BROKEN, CLEAN, LEAK, Run, write

COMMENTED = 'import os\n\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])  # credlint: ignore[CRD201] shown once\n'


def findings(out: str) -> list[tuple[str, int, str]]:
    found: dict[str, Any] = json.loads(out)
    return [(one["path"], one["location"]["row"], one["code"]) for one in found["findings"]]


def test_findings_go_to_stdout_and_all_else_to_stderr(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=CLEAN)
    ran = run()
    assert re.fullmatch(r"a\.py:3:1: CRD201 [^\n]+\n", ran.out)
    assert ran.err.startswith("Found 1 finding (1 error) in 1 of 2 files\n")


def test_quiet(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    ran = run("-q")
    assert ran.out.count("\n") == 1
    assert ran.err == ""


def test_nothing_found(run: Run, project: Path) -> None:
    write(project, a=CLEAN)
    ran = run()
    assert (ran.out, ran.err) == ("", "No findings in 1 file\n")


def test_no_paths_is_src_of_the_configuration_or_here(run: Run, project: Path) -> None:
    write(project, a=LEAK, lib__b=LEAK)
    assert [path for path, _, _ in findings(run("--output-format", "json").out)] == ["a.py", "lib/b.py"]
    (project / "credlint.toml").write_text('src = ["lib"]\n')
    assert [path for path, _, _ in findings(run("--output-format", "json").out)] == ["lib/b.py"]
    below = run("--output-format", "json", cwd=project / "lib")
    assert [path for path, _, _ in findings(below.out)] == ["b.py"]
    assert [path for path, _, _ in findings(run(".", "--output-format", "json").out)] == ["a.py", "lib/b.py"]


@pytest.mark.parametrize("form", ["src", "./src", "src/", "./src/", "{}/src", "src/../src", "src src/a.py"])
def test_one_project_has_one_result(run: Run, project: Path, form: str) -> None:
    write(project, src__a=LEAK, src__sub__b=LEAK)
    (project / "pyproject.toml").write_text('[tool.credlint]\nper-file-ignores = {"src/sub/*" = ["CRD2"]}\n')
    expected = run("src", "--output-format", "json")
    assert findings(expected.out) == [("src/a.py", 3, "CRD201")]
    assert run(*form.format(project).split(), "--output-format", "json").out == expected.out


def test_the_working_directory_changes_paths_only(run: Run, project: Path, tmp_path: Path) -> None:
    write(project, src__a=LEAK, src__sub__b=LEAK, tests__c=LEAK)
    (project / "pyproject.toml").write_text('[tool.credlint]\nper-file-ignores = {"tests" = ["CRD2"]}\n')

    def seen(*args: str, cwd: Path) -> list[tuple[str, str]]:
        found = json.loads(run(*args, "--output-format", "json", cwd=cwd).out)["findings"]
        return [((cwd / one["path"]).resolve().as_posix(), one["fingerprint"]) for one in found]

    expected = seen(".", cwd=project)
    assert [path.removeprefix(project.as_posix()) for path, _ in expected] == ["/src/a.py", "/src/sub/b.py"]
    assert seen(str(project), cwd=project / "src") == expected
    assert seen("..", cwd=project / "tests") == expected
    assert seen("project", cwd=tmp_path) == expected
    assert seen(str(project), cwd=Path("/")) == expected
    assert seen("a.py", "sub", cwd=project / "src") == expected


def test_batches_give_what_one_call_gives(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=CLEAN, c=LEAK + LEAK, d__e=LEAK)
    whole = findings(run("--output-format", "json").out)
    parts = [findings(run(*batch, "--output-format", "json").out) for batch in (["a.py", "b.py"], ["c.py", "d/e.py"])]
    assert [*parts[0], *parts[1]] == whole
    assert len(whole) == 4
    assert [run("-j", jobs, "--output-format", "json").out for jobs in "14"] == [run("--output-format", "json").out] * 2


def test_standard_input(run: Run, project: Path) -> None:
    assert run("-", stdin=LEAK.encode()).out.startswith("<stdin>:3:1: CRD201")
    assert run("-", "--stdin-filename", "src/x.py", stdin=LEAK.encode()).out.startswith("src/x.py:3:1: CRD201")
    ignored = ("--per-file-ignores", "src/*:CRD2")
    assert run("-", "--stdin-filename", "src/x.py", *ignored, stdin=LEAK.encode()).code == 0
    forced = ("--force-exclude", "--exclude", "src")
    ran = run("-", "--stdin-filename", "src/x.py", *forced, stdin=LEAK.encode())
    assert (ran.code, ran.out) == (0, "")
    assert "No file was checked" in ran.err
    write(project, a=LEAK)
    assert run("-", "a.py", stdin=LEAK.encode()).out.count("CRD201") == 2


def test_lists_of_files(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=LEAK, c=LEAK)
    (project / "list").write_bytes(b"a.py\nb.py\n")
    assert [path for path, _, _ in findings(run("--files-from", "list", "--output-format", "json").out)] == [
        "a.py",
        "b.py",
    ]
    assert run("--files-from", "-", stdin=b"c.py\n").out.startswith("c.py:")
    assert run("--files-from", "-", "-0", stdin=b"c.py\0").out.startswith("c.py:")
    assert run("--files-from", "list", "c.py").out.count("CRD201") == 3
    empty = run("--files-from", "-", stdin=b"")
    assert (empty.code, empty.out) == (0, "")
    assert "No file was checked" in empty.err
    assert run("--files-from", "-", stdin=b"gone.py\n").code == 2


def test_show_files(run: Run, project: Path) -> None:
    write(project, b=LEAK, a=BROKEN, venv__c=LEAK)
    ran = run("--show-files")
    assert (ran.code, ran.out) == (0, "a.py\nb.py\n")
    assert run("--show-files", "venv", "--extend-exclude", "b.py", ".").out == "a.py\nvenv/c.py\n"


def test_exclude_replaces_and_extend_exclude_adds(run: Run, project: Path) -> None:
    write(project, a=CLEAN, gen__b=CLEAN, venv__c=CLEAN)
    assert run("--show-files").out == "a.py\ngen/b.py\n"
    assert run("--show-files", "--exclude", "gen").out == "a.py\nvenv/c.py\n"
    assert run("--show-files", "--extend-exclude", "gen").out == "a.py\n"
    assert run("--show-files", "--extend-exclude", "a.py,gen").out == ""


def test_gitignore(run: Run, project: Path) -> None:
    write(project, a=CLEAN, gen__b=CLEAN)
    (project / ".gitignore").write_text("gen/\n")
    assert run("--show-files").out == "a.py\n"
    assert run("--show-files", "--no-respect-gitignore").out == "a.py\ngen/b.py\n"
    assert run("--show-files", "gen").out == "gen/b.py\n"
    (project / "credlint.toml").write_text("respect-gitignore = false\n")
    assert run("--show-files").out == "a.py\ngen/b.py\n"
    assert run("--show-files", "--respect-gitignore").out == "a.py\n"


def test_suppressions(run: Run, project: Path) -> None:
    write(project, a=COMMENTED)
    ran = run()
    assert (ran.code, ran.out) == (0, "")
    assert "1 suppressed by comment" in ran.err
    shown = run("--show-suppressed", "--output-format", "json")
    assert shown.code == 0
    assert json.loads(shown.out)["findings"][0]["suppressed"] == {"by": "comment", "reason": "shown once"}
    assert run("--no-ignores").code == 1


def test_further_reports(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    ran = run(
        "--output", "json=out.json", "--output", "sarif=out.sarif", "--output-format", "concise", "--color=always"
    )
    assert ran.code == 1
    assert "\x1b[" in ran.out
    assert findings((project / "out.json").read_text()) == [("a.py", 3, "CRD201")]
    assert json.loads((project / "out.sarif").read_text())["version"] == "2.1.0"
    assert "\x1b" not in (project / "out.sarif").read_text()


def test_a_report_that_cannot_be_written_comes_after_the_findings(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    ran = run("--output", "json=nowhere/out.json")
    assert ran.code == 2
    assert "CRD201" in ran.out


def test_statistics(run: Run, project: Path) -> None:
    write(project, a=LEAK + LEAK, b=BROKEN)
    lines = run("--statistics").err.splitlines()
    assert lines[:2] == ["2  CRD201  printed-credentials", "1  CRD901  unparsable-file"]


def test_verbose_tells_the_configuration(run: Run, project: Path) -> None:
    write(project, a=CLEAN)
    assert "configuration: none" in run("-v").err
    (project / "credlint.toml").write_text("")
    assert f"configuration: {project}/credlint.toml" in run("-v").err


def test_color(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    assert "\x1b" not in run().out
    assert "\x1b[" in run("--color", "always").out
    assert "\x1b[" in run(env={"FORCE_COLOR": "1"}).out
    assert "\x1b" not in run(env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
    assert "\x1b" not in run("--color", "never", env={"FORCE_COLOR": "1"}).out
    assert "\x1b[" in run("--color", "always", env={"NO_COLOR": "1"}).out


def test_a_hostile_name_reaches_no_terminal(run: Run, project: Path) -> None:
    name = "a\n::error::\x1b[31mx.py"
    (project / name).write_text(LEAK)
    for args in ([], ["--show-files"], ["--output-format", "github"], ["missing\x1b[31m\n"]):
        ran = run(*args)
        assert "\x1b" not in ran.out + ran.err
        assert "\n::error::" not in ran.out.replace("\n::error file", "")


def test_a_name_that_is_no_text(run: Run, project: Path) -> None:
    (project / os.fsdecode(b"\xff.py")).write_text(LEAK)
    assert run().code == 1
    assert run("--output-format", "json").code == 1
    assert run("--show-files").code == 0


def test_no_secret_in_any_byte(run: Run, project: Path) -> None:
    key, password = "AKIAQWERTYUIOPASDFGH", "hunter2-hunter2-hunter2"
    text = f'import boto3\nboto3.client("s3", aws_access_key_id="{key}", aws_secret_access_key="{password}")\n'
    write(project, a=text, b=text + "x = = 1\n", c=f"# credlint: ignore[{key}]\n")
    for form in ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "grouped", "jsonl"):
        ran = run("-v", "--statistics", "--output-format", form)
        assert ran.code == 2
        assert key not in ran.out + ran.err
        assert "hunter2" not in ran.out + ran.err


def test_variables(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    assert run(env={"CREDLINT_IGNORE": "CRD201"}).code == 0
    assert run(env={"CREDLINT_SELECT": "CRD1, CRD3"}).code == 0
    assert run(env={"CREDLINT_FAIL_LEVEL": "never"}).code == 0
    assert run(env={"CREDLINT_EXIT_ZERO": "1"}).code == 0
    assert run(env={"CREDLINT_OUTPUT_FORMAT": "json"}).out.startswith("{")
    assert run(env={"CREDLINT_PER_FILE_IGNORES": "a.py:CRD201 b.py:CRD1"}).code == 0
    assert run(env={"CREDLINT_RESPECT_GITIGNORE": "false"}).code == 1
    assert run("--select", "CRD2", env={"CREDLINT_SELECT": "CRD1"}).code == 1
    for blank in ("", " "):
        assert run(env={"CREDLINT_IGNORE": blank, "CREDLINT_SELECT": blank, "CREDLINT_JOBS": blank}).code == 1
    assert run(env={"CREDLINT_SELECT": ","}).code == 2
    assert run(env={"CREDLINT_CHECK_IGNORE": "CRD201"}).code == 1
    mistake = run(env={"CREDLINT_IGNORE": "CRD999"})
    assert mistake.code == 2
    assert 'error: CREDLINT_IGNORE: unknown rule "CRD999"' in mistake.err
    assert run(env={"CREDLINT_FAIL_LEVEL": "nope"}).code == 2


def test_variables_are_named_like_options() -> None:
    """Not like commands and options, as click would do: CREDLINT_CHECK_SELECT."""
    without = {"paths", "null", "version", "help"}
    for param in command.params:
        if param.name not in without:
            assert param.envvar == f"CREDLINT_{(param.name or '').upper()}"
    assert {param.name for param in command.params} >= {"paths", "null"}


def test_isolated(run: Run, project: Path) -> None:
    write(project, a=LEAK, gen__b=LEAK, venv__c=LEAK)
    (project / ".gitignore").write_text("gen\n")
    (project / "credlint.toml").write_text('ignore = ["CRD201"]\n')
    env = {"CREDLINT_IGNORE": "CRD201", "CREDLINT_FAIL_LEVEL": "nope", "CREDLINT_JOBS": "x"}
    ran = run("--isolated", env=env)
    assert ran.code == 1
    assert ran.out.startswith("a.py:3:1: CRD201")
    assert ran.out.count("\n") == 1
    assert run("a.py", "--ignore", "CRD201", "--isolated", env=env).code == 0


def test_the_nearest_configuration(run: Run, project: Path, tmp_path: Path) -> None:
    write(project, a=LEAK, sub__b=LEAK)
    (tmp_path / "pyproject.toml").write_text('[tool.credlint]\nignore = ["CRD201"]\n')
    assert run().code == 0
    (project / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert run().code == 0
    (project / "credlint.toml").write_text("")
    assert run().code == 1
    assert run("--config", "../pyproject.toml").code == 0
    assert run(env={"CREDLINT_CONFIG": "../pyproject.toml"}).code == 0


def test_a_project_is_found_from_elsewhere(run: Run, project: Path, tmp_path: Path) -> None:
    write(project, a=LEAK)
    (project / "credlint.toml").write_text('ignore = ["CRD201"]\n')
    assert run(str(project), cwd=tmp_path).code == 0
    assert run(str(project / "a.py"), cwd=tmp_path).code == 0


def test_the_command_line_stands_over_the_configuration(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    (project / "credlint.toml").write_text('select = ["CRD1"]\nfail-level = "never"\noutput-format = "json"\n')
    assert run().out.startswith("{")
    ran = run("--select", "CRD2", "--fail-level", "info", "--output-format", "concise")
    assert ran.code == 1
    assert ran.out.startswith("a.py:3:1: CRD201")


def test_the_default_command(run: Run, project: Path) -> None:
    write(project, a=LEAK, check__b=LEAK)
    assert run("check").out == run().out == run("check", ".").out
    assert run("check", "check").out.startswith("check/b.py")
    assert run("./check").out.startswith("check/b.py")
    assert run("--select", "CRD2", "a.py").code == 1


def test_the_cache(run: Run, project: Path) -> None:
    write(project, a=LEAK, b=CLEAN, sub__c=LEAK)
    first = run("--output-format", "json")
    folder = project / ".credlint_cache"
    assert (folder / "CACHEDIR.TAG").exists()
    for args, cwd in ((("-j", "4"), project), (("--no-cache",), project), ((), project)):
        assert run(*args, "--output-format", "json", cwd=cwd).out == first.out
    assert run("--show-files", "--no-respect-gitignore").out == "a.py\nb.py\nsub/c.py\n"
    index = next(folder.glob("index-*"))
    before = index.stat()
    run("--isolated")
    run("--no-cache")
    assert index.stat() == before
    cleaned = run("clean")
    assert (cleaned.code, cleaned.out, cleaned.err) == (0, "", "Removed .credlint_cache\n")
    assert not folder.exists()
    assert run("clean").err == "There is no cache in .credlint_cache\n"
    run("--no-cache")
    run("--isolated")
    assert not folder.exists()


def test_where_the_cache_is(run: Run, project: Path) -> None:
    write(project, a=LEAK, sub__b=LEAK)
    (project / "pyproject.toml").write_text('[tool.credlint]\ncache-dir = "build/cache"\n')
    run(cwd=project / "sub")
    assert (project / "build" / "cache" / "CACHEDIR.TAG").exists()
    run("--cache-dir", "here", cwd=project / "sub")
    assert (project / "sub" / "here" / "CACHEDIR.TAG").exists()
    run(env={"CREDLINT_CACHE_DIR": "there"})
    assert (project / "there" / "CACHEDIR.TAG").exists()
    assert run("clean", cwd=project / "sub").err == "Removed ../build/cache\n"
    run(env={"CREDLINT_NO_CACHE": "1"})
    assert not (project / "build" / "cache").exists()


MANY = {f"p{number % 3}__m{number}": LEAK * (number % 4) + CLEAN for number in range(30)}


def test_ten_batches_give_what_one_call_gives(run: Run, project: Path) -> None:
    write(project, **MANY)
    names = run("--show-files").out.split()
    assert len(names) == 30
    whole = json.loads(run("--output-format", "json").out)["findings"]
    assert len(whole) == sum(number % 4 for number in range(30))
    batches = [names[start : start + 3] for start in range(0, 30, 3)]
    parts = [json.loads(run(*batch, "--output-format", "json").out)["findings"] for batch in batches]
    assert [one for part in parts for one in part] == whole
    cold = [run("-j", jobs, "--no-cache", "--output-format", "sarif").out for jobs in "14"]
    assert cold == [run("--output-format", "sarif").out] * 2


@pytest.mark.parametrize("number", range(2))
def test_every_option_has_its_variable(run: Run, project: Path, number: int) -> None:
    write(project, a=LEAK, b=CLEAN)
    cases = (
        ({"CREDLINT_SHOW_FILES": "1"}, "a.py\nb.py\n"),
        ({"CREDLINT_OUTPUT": "json=out.json"}, "a.py:3:1: CRD201"),
        ({"CREDLINT_MIN_CONFIDENCE": "high"}, "a.py:3:1: CRD201"),
        ({"CREDLINT_EXCLUDE": "a.py"}, ""),
        ({"CREDLINT_EXTEND_EXCLUDE": "a.py"}, ""),
        ({"CREDLINT_STATISTICS": "1", "CREDLINT_QUIET": "1", "CREDLINT_NO_PROGRESS": "1"}, "a.py:3:1: CRD201"),
        ({"CREDLINT_COLOR": "always"}, "\x1b["),
        ({"CREDLINT_JOBS": "2", "CREDLINT_VERBOSE": "1"}, "a.py:3:1: CRD201"),
        ({"CREDLINT_SHOW_SUPPRESSED": "1", "CREDLINT_NO_IGNORES": "1"}, "a.py:3:1: CRD201"),
        ({"CREDLINT_EXTEND_SELECT": "CRD104"}, "a.py:3:1: CRD201"),
        ({"CREDLINT_ISOLATED": "1"}, "a.py:3:1: CRD201"),
        ({"CREDLINT_FORCE_EXCLUDE": "1"}, "a.py:3:1: CRD201"),
    )
    for env, expected in cases[number::2]:
        assert run(env=env).out.startswith(expected), env
        if not expected:
            assert run(env=env).out == ""


def test_a_run_without_rules_says_so(run: Run, project: Path) -> None:
    write(project, a=LEAK)
    for args in (("--ignore", "ALL"), ("--ignore", "CRD", "--color", "never")):
        ran = run(*args)
        assert (ran.code, ran.out) == (0, "")
        assert "warning: no rule is on\n" in ran.err
    (project / "credlint.toml").write_text("select = []\n")
    assert "warning: no rule is on\n" in run().err
    assert "no rule is on" not in run("--select", "CRD1").err
    assert run("-q").err == ""
