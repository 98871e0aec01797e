"""The GitHub Action: its steps, as they stand in action.yml, are run by a small runner."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ("action.yml", ".github", "credlint", "pyproject.toml", "README.md", "LICENSE")
"""What a repository with the action must hold."""

BAD = "import os\n\nprint(os.environ)\n"
GOOD = "import os\n\nprint(sorted(os.environ))\n"
BROKEN = "import os\nprint(os.environ\n"
TRAP = "raise SystemExit('taken over')\n"
"""A module of the workspace that must not be imported."""

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
REFERENCE = re.compile(r"\b(inputs|steps)\.([\w.-]+)")


@dataclass
class Job:
    """What a run of the action did."""

    out: dict[str, str] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    used: dict[str, dict[str, str]] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""

    @property
    def annotations(self) -> list[str]:
        """The commands that the runner obeys: those between stop-commands and its token are text."""
        found, token = [], ""
        for line in self.out["check"].splitlines():
            if token:
                token = "" if line == f"::{token}::" else token
            elif line.startswith("::stop-commands::"):
                token = line.removeprefix("::stop-commands::")
            elif line.startswith("::"):
                found.append(line)
        assert not token
        return found


class Runner:
    """Does what GitHub's runner does with a composite action, less the actions that it uses."""

    def __init__(self, folder: Path) -> None:
        self.action = folder / "action's checkout"
        self.temp = folder / "runner temp"
        self.workspace = folder / "work space"
        self.files = folder / "files"
        for place in (self.action, self.temp, self.workspace, self.files):
            place.mkdir()
        for name in PUBLISHED:
            copy: Callable[..., Any] = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self.action / name)
        self.definition: dict[str, Any] = yaml.safe_load((self.action / "action.yml").read_text(encoding="utf-8"))
        self.steps: dict[str, dict[str, Any]] = {step["id"]: step for step in self.definition["runs"]["steps"]}

    def step(self, name: str, values: Mapping[str, str], job: Job) -> dict[str, str]:
        """Run the line of one step as `shell: bash` does; its outputs."""
        step = self.steps[name]
        assert step["shell"] == "bash"
        assert not EXPRESSION.search(step["run"]), "an input in a line of a shell"
        script = self.files / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        told = {word: self.files / word for word in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in told.values():
            file.write_text("", encoding="utf-8")
        kept = {
            word: text for word, text in os.environ.items() if not word.startswith(("CREDLINT_", "INPUT_", "GITHUB_"))
        }
        kept |= {word: str(file) for word, file in told.items()}
        kept |= {
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
        }
        kept |= {word: evaluate(text, values) for word, text in step["env"].items()}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        done = subprocess.run(
            command, cwd=self.workspace, env=kept, capture_output=True, text=True, check=False, timeout=400
        )
        assert "Traceback" not in done.stderr, done.stderr
        job.out[name], job.codes[name] = done.stdout, done.returncode
        job.summary += told["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return outputs(told["GITHUB_OUTPUT"].read_text(encoding="utf-8"))

    def run(self, **inputs: str) -> Job:
        """Run all steps but those that install; names of inputs have _ for -."""
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        assert given.keys() <= self.definition["inputs"].keys()
        values = {f"inputs.{name}": about["default"] for name, about in self.definition["inputs"].items()}
        values |= {f"inputs.{name}": value for name, value in given.items()}
        values["steps.python.outputs.python-path"] = sys.executable
        job = Job()
        for name, step in self.steps.items():
            if name == "install" or not applies(step.get("if", ""), values):
                continue
            if "uses" in step:
                job.used[step["uses"].partition("@")[0]] = {
                    word: evaluate(str(text), values) for word, text in step["with"].items()
                }
            else:
                found = self.step(name, values, job)
                values |= {f"steps.{name}.outputs.{word}": value for word, value in found.items()}
        job.outputs = {name: evaluate(each["value"], values) for name, each in self.definition["outputs"].items()}
        return job

    def write(self, **files: str) -> None:
        """A new workspace with these Python files; `__` in a name is a slash."""
        shutil.rmtree(self.workspace)
        self.workspace.mkdir()
        for name, text in files.items():
            path = self.workspace / f"{name.replace('__', '/')}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def evaluate(text: str, values: Mapping[str, str]) -> str:
    """`text` with the values of its references; one that is not known is empty, as for GitHub."""
    return EXPRESSION.sub(lambda match: values.get(match[1].strip(), ""), text)


def applies(condition: str, values: Mapping[str, str]) -> bool:
    """Whether a step is run: comparisons of references with texts, joined by &&."""
    inner = EXPRESSION.fullmatch(condition)
    if inner is None:
        assert not condition
        return True
    for part in inner[1].split("&&"):
        if part.strip() == "!cancelled()":
            continue
        match = re.fullmatch(r"\s*([\w.-]+) (==|!=) '(\w*)'\s*", part)
        assert match, part
        if (values.get(match[1], "") == match[3]) != (match[2] == "=="):
            return False
    return True


def outputs(text: str) -> dict[str, str]:
    """What a step wrote to GITHUB_OUTPUT."""
    found, lines = {}, iter(text.split("\n"))
    for line in lines:
        if not line:
            continue
        name, _, mark = line.partition("<<")
        value: list[str] = []
        for each in lines:
            if each == mark:
                break
            value.append(each)
        found[name] = "\n".join(value)
    return found


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A runner on which the step `install` has been run, in a workspace that would like to run something else."""
    runner = Runner(tmp_path_factory.mktemp("action"))
    runner.write(**dict.fromkeys(("pip", "venv", "json", "subprocess", "ensurepip", "site"), TRAP))
    job = Job()
    runner.step("install", {"steps.python.outputs.python-path": sys.executable}, job)
    assert job.codes == {"install": 0}, job.out
    return runner


@pytest.fixture
def runner(installed: Runner) -> Iterator[Runner]:
    """The same with an empty workspace."""
    installed.write()
    yield installed


def test_findings_are_annotated_uploaded_and_fail(runner: Runner) -> None:
    runner.write(app=BAD)
    job = runner.run()
    assert job.codes == {"check": 0, "verdict": 1}
    (annotation,) = job.annotations
    assert annotation.startswith("::error file=app.py,line=3,col=1,endColumn=18,title=CRD203 exposed-environment::")
    assert "CRD203 print exposes the whole environment" in job.out["check"]
    upload = job.used["github/codeql-action/upload-sarif"]
    (result,) = json.loads(Path(upload["sarif_file"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "CRD203"
    assert upload["category"] == "credlint:."
    assert job.outputs == {"exit-code": "1", "findings": "1", "sarif-file": upload["sarif_file"]}
    assert "| [CRD203 exposed-environment](" in job.summary
    assert "credlint: findings (exit code 1)" in job.out["verdict"]


def test_clean_code_passes_and_is_uploaded_too(runner: Runner) -> None:
    runner.write(app=GOOD)
    job = runner.run()
    assert job.codes == {"check": 0, "verdict": 0}
    assert job.annotations == []
    assert "github/codeql-action/upload-sarif" in job.used, "alerts would never close"
    assert job.outputs["findings"] == "0"
    assert "0 findings in 1 file\n" in job.summary


def test_what_cannot_be_checked_fails_with_2_beside_the_findings(runner: Runner) -> None:
    runner.write(app=BAD, broken=BROKEN)
    job = runner.run(fail_level="never")
    assert job.codes["verdict"] == 2
    assert [line.partition(",")[0] for line in job.annotations] == ["::error file=broken.py", "::error file=app.py"]
    assert "github/codeql-action/upload-sarif" in job.used
    assert "1 finding in 1 file\n\n**1 file could not be checked.**" in job.summary


def test_the_report_is_uploaded_only_where_that_is_wanted(runner: Runner) -> None:
    runner.write(app=BAD)
    job = runner.run(upload_sarif="false")
    assert "github/codeql-action/upload-sarif" not in job.used
    assert job.codes["verdict"] == 1


def test_python_is_set_up_unless_the_runner_has_one(runner: Runner) -> None:
    runner.write(app=GOOD)
    assert runner.run().used["actions/setup-python"]["python-version"] == "3.13"
    assert "actions/setup-python" not in runner.run(python_version="").used


@pytest.mark.parametrize(("level", "code"), [("", 1), ("info", 1), ("error", 0), ("never", 0), ("high", 2)])
def test_fail_level(runner: Runner, level: str, code: int) -> None:
    runner.write(app='import boto3, os\nboto3.client("s3", aws_access_key_id=os.environ["KEY"])\n')
    assert runner.run(fail_level=level).codes["verdict"] == code


def test_paths_and_options(runner: Runner) -> None:
    runner.write(**{"one folder__app": BAD, "other__app": BAD, "third__app": BAD})
    job = runner.run(paths="one folder\n\nother/app.py\n", args="--extend-exclude 'other' --force-exclude")
    assert [line.partition(",")[0] for line in job.annotations] == ["::error file=one folder/app.py"]


def test_annotations_and_report_name_files_as_the_repository_does(runner: Runner) -> None:
    runner.write(**{"a, 100% b__src__app": BAD, "a, 100% b__src__broken": BROKEN})
    (runner.workspace / "a, 100% b" / "credlint.toml").write_text('select = ["CRD203"]\n', encoding="utf-8")
    job = runner.run(working_directory="a, 100% b", paths="src", sarif_file="found.sarif")
    assert [line.partition(",")[0] for line in job.annotations] == [
        "::error file=a%2C 100%25 b/src/broken.py",
        "::error file=a%2C 100%25 b/src/app.py",
    ]
    kept = runner.workspace / "a, 100% b" / "found.sarif"
    assert job.outputs["sarif-file"] == str(kept.resolve())
    uris = re.findall(r'"uri": "([^":]*)"', kept.read_text(encoding="utf-8"))
    assert set(uris) == {"a%2C%20100%25%20b/src/app.py", "a%2C%20100%25%20b/src/broken.py"}


def test_a_path_is_a_path_whatever_it_looks_like(runner: Runner) -> None:
    runner.write(**{"--exit-zero": BAD, "-": GOOD})
    job = runner.run(paths="--exit-zero.py")
    assert job.codes["verdict"] == 1
    assert runner.run(paths="--exit-zero").codes["verdict"] == 2, "a path that does not exist"
    job = runner.run(paths="-")
    assert job.codes["verdict"] == 2, "standard input is not a path"


HOSTILE = (
    "$(touch run)",
    "`touch run`",
    "'; touch run; '",
    '"; touch run; "',
    "x\ntouch run\n",
    "x && touch run",
    "${IFS}$(touch${IFS}run)",
    "x\nexit-code=0\n",
    "x\nEOF\nexit-code<<EOF\n0\nEOF\n",
)


@pytest.mark.parametrize("name", ["paths", "args", "fail-level", "working-directory", "sarif-file"])
def test_no_input_is_ever_executed(runner: Runner, name: str) -> None:
    for text in HOSTILE:
        runner.write(app=BAD)
        job = runner.run(**{name: text})
        assert not list(runner.workspace.rglob("run")), text
        assert job.codes["verdict"] in (1, 2), text
        assert job.outputs["exit-code"] in ("1", "2"), text


def test_names_of_files_are_no_commands(runner: Runner) -> None:
    runner.write(app=GOOD)
    (runner.workspace / "::error::x.py").write_text(BAD, encoding="utf-8")
    (runner.workspace / "a\n::add-mask::x.py").write_text(BROKEN, encoding="utf-8")
    job = runner.run(args="--verbose")
    assert [line.partition(" ")[0] for line in job.annotations] == ["::error", "::error"]
    assert all(re.match(r"::error file=[^,:]+,line=\d", line) for line in job.annotations)


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"args": "--select 'CRD1"}, "::error title=credlint::args: No closing quotation"),
        ({"args": "--select CRD999"}, "::error title=credlint::credlint gave no report"),
        ({"args": "--help"}, "::error title=credlint::credlint gave no report"),
        ({"args": "--show-files"}, "::error title=credlint::credlint gave no report"),
        ({"working-directory": "nowhere"}, "::error title=credlint::working-directory: there is no such folder"),
        ({"sarif-file": "no/folder.sarif"}, "::error title=credlint::sarif-file: cannot be written"),
    ],
)
def test_a_run_that_checked_nothing_fails_and_uploads_nothing(
    runner: Runner, inputs: dict[str, str], message: str
) -> None:
    runner.write(app=GOOD)
    job = runner.run(**inputs)
    assert job.codes["verdict"] == 2
    assert any(line.startswith(message) for line in job.annotations), job.annotations
    assert "github/codeql-action/upload-sarif" not in job.used
    assert job.outputs["sarif-file"] == ""


@pytest.mark.parametrize(("given", "code"), [("0", 0), ("1", 1), ("2", 2), ("130", 130), ("", 2), ("-1", 2), ("x", 2)])
def test_verdict(runner: Runner, given: str, code: int) -> None:
    job = Job()
    runner.step("verdict", {"steps.check.outputs.exit-code": given, **python()}, job)
    assert job.codes == {"verdict": code}


def python() -> dict[str, str]:
    return {"steps.python.outputs.python-path": sys.executable}


def test_a_secret_is_in_no_output(runner: Runner) -> None:
    key = "AKIAQ7T3XW5LKZP4M2RD"
    runner.write(app=f'import boto3\nboto3.client("s3", aws_access_key_id="{key}")\n')
    job = runner.run()
    assert job.outputs["findings"] == "1"
    assert key not in "".join((*job.out.values(), job.summary, Path(job.outputs["sarif-file"]).read_text("utf-8")))


def test_code_of_the_workspace_is_not_imported(runner: Runner) -> None:
    runner.write(app=GOOD, **dict.fromkeys(("json", "click", "credlint", "libcst"), TRAP))
    job = runner.run()
    assert job.codes["verdict"] == 0
    assert job.outputs["findings"] == "0"
