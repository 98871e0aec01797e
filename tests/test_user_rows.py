"""What a project's configuration adds to the catalogue takes part in the analysis like what is shipped."""

import subprocess
import sys
from pathlib import Path

import pytest

CONFIGURATION = """\
credential-env = ["MYCORP_*"]
dummies = ["for-our-emulator-only", "pa55-of-the-stack"]

[[sdk-call]]
callable = "mycorp.aws.connect"
access-key = [0]
secret-key = ["secret"]

[[sink]]
callable = "mycorp.bus.send"
kind = "message"

[[sanitizer]]
callable = "mycorp.text.digest"
"""

PROGRAMS = {
    'print(os.environ["MYCORP_LICENSE"])': ["CRD201"],
    'print(os.environ["OTHER_LICENSE"])': [],
    'mycorp.aws.connect(os.environ["A"])': ["CRD102"],
    'mycorp.aws.connect(secret="correct-horse-battery")': ["CRD101"],
    'mycorp.aws.connect(region="eu-west-1")': [],
    'mycorp.aws.connect("for-our-emulator-only")': [],
    'mycorp.aws.connect("for-our-" + "emulator-only")': [],
    'mycorp.aws.connect("for-our-emulator-only-1")': ["CRD101"],
    'mycorp.aws.connect("For-our-emulator-only")': ["CRD101"],
    'mycorp.aws.connect(os.environ.get("A", "for-our-emulator-only"))': ["CRD102"],
    'os.environ["AWS_SECRET_ACCESS_KEY"] = "pa55-of-the-stack"': [],
    'os.environ["AWS_SECRET_ACCESS_KEY"] = "pa55-of-another-stack"': ["CRD302", "CRD301"],
    'aws_secret_access_key = "pa55-of-the-stack"': [],
    'aws_secret_access_key = b"pa55-of-the-stack"': [],
    'settings = {"aws_secret_access_key": "pa55-of-another-stack"}': ["CRD301"],
    'mycorp.bus.send(os.environ["AWS_SESSION_TOKEN"])': ["CRD206"],
    'mycorp.bus.send(os.environ["HOME"])': [],
    'print(mycorp.text.digest(os.environ["AWS_SESSION_TOKEN"]))': [],
}


@pytest.mark.parametrize("line", PROGRAMS)
def test_a_projects_own_rows(line: str, tmp_path: Path) -> None:
    (tmp_path / "credlint.toml").write_text(CONFIGURATION)
    (tmp_path / "program.py").write_text(f"import os\nimport mycorp.aws, mycorp.bus, mycorp.text\n{line}\n")
    done = subprocess.run(
        [sys.executable, "-m", "credlint", "check", "--output-format", "concise", "program.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert [row.split()[1] for row in done.stdout.splitlines()] == PROGRAMS[line], done.stderr
