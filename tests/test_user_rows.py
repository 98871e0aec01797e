"""What a project's configuration adds to the catalogue takes part in the analysis like what is shipped."""

import re
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


def check(folder: Path, *names: str) -> "subprocess.CompletedProcess[str]":
    """Check programs in a folder."""
    line = [sys.executable, "-m", "credlint", "check", "--output-format", "concise", *names]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The codes that are found in each of the programs, of one run over all of them."""
    folder = tmp_path_factory.mktemp("rows")
    (folder / "credlint.toml").write_text(CONFIGURATION)
    names = {f"p{number:02}.py": line for number, line in enumerate(PROGRAMS)}
    for name, line in names.items():
        (folder / name).write_text(f"import os\nimport mycorp.aws, mycorp.bus, mycorp.text\n{line}\n")
    codes: dict[str, list[str]] = {line: [] for line in PROGRAMS}
    for row in check(folder, *names).stdout.splitlines():
        codes[names[row.partition(":")[0]]].append(row.split()[1])
    return codes


@pytest.mark.parametrize("line", PROGRAMS)
def test_a_projects_own_rows(line: str, found: dict[str, list[str]]) -> None:
    assert found[line] == PROGRAMS[line]


MODULES = {
    "aws.py": "import acme\ndef connect(*given, **more):\n    return acme.connect(*given, **more)\n",
    "bus.py": "import acme\ndef send(value):\n    acme.push(value)\ndef show(value):\n    print(value)\n",
    "text.py": "def digest(value):\n    return value\ndef same(value):\n    return value\n",
}
"""What the configuration speaks of, as modules of the project whose bodies do not say it."""


@pytest.mark.parametrize(
    ("imports", "prefixes"),
    [
        ("import mycorp.aws, mycorp.bus, mycorp.text", None),
        ("from mycorp import aws, bus, text", ("mycorp.", "")),
        (
            "from mycorp.aws import connect\nfrom mycorp.bus import send\nfrom mycorp.text import digest",
            ("mycorp.*.", ""),
        ),
    ],
)
def test_it_stands_against_the_bodies_of_the_projects_modules(
    imports: str, prefixes: tuple[str, str] | None, tmp_path: Path
) -> None:
    (tmp_path / "credlint.toml").write_text(f"cross-file = true\n{CONFIGURATION}")
    (tmp_path / "mycorp").mkdir()
    for name, text in {**MODULES, "__init__.py": ""}.items():
        (tmp_path / "mycorp" / name).write_text(text)
    lines = [line for line in PROGRAMS if "mycorp." in line]
    told = lines
    if prefixes is not None:
        told = [re.sub(re.escape(prefixes[0]).replace(r"\*", r"\w+"), prefixes[1], line) for line in lines]
    (tmp_path / "program.py").write_text(f"import os\n{imports}\n" + "\n".join(told) + "\n")
    done = check(tmp_path, "program.py")
    first = imports.count("\n") + 3
    expected = [(first + at, code) for at, line in enumerate(lines) for code in PROGRAMS[line]]
    found = [(int(row.split(":")[1]), row.split()[1]) for row in done.stdout.splitlines()]
    assert found == expected, done.stderr


def test_the_bodies_of_other_functions_there_are_followed(tmp_path: Path) -> None:
    (tmp_path / "credlint.toml").write_text(f"cross-file = true\n{CONFIGURATION}")
    for name, text in MODULES.items():
        path = tmp_path / "mycorp" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    secret = 'os.environ["AWS_SESSION_TOKEN"]'
    lines = ("import os", "from mycorp import bus, text", f"bus.show({secret})", f"print(text.same({secret}))")
    (tmp_path / "program.py").write_text("\n".join(lines) + "\n")
    done = check(tmp_path, "program.py")
    assert [row.split()[0] for row in done.stdout.splitlines()] == ["program.py:3:1:", "program.py:4:1:"], done.stderr
