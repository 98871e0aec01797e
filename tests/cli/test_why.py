"""`credlint why`: what is known of a line, and why it is or is not reported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .helpers import BROKEN, Run, write
from .test_never_leak import FILES, KEY, cell, notebook, shown

PROGRAM = """\
import os, boto3, logging, requests
from acme import load, send
log = logging.getLogger(__name__)
key = os.environ["AWS_SECRET_ACCESS_KEY"]
def measure(x):
    return len(x)
print(key)  # reported
print(key)  # credlint: ignore[CRD201] a throw-away account
print(key[:4] + "****")  # masked
print(measure(key))  # measured
log.info("home %s", os.environ["HOME"])  # no credential
boto3.client("s3", aws_access_key_id="testing", aws_secret_access_key="testing")  # dummies
boto3.client("s3", aws_access_key_id=key, endpoint_url="http://localhost:9000")  # custom endpoint
boto3.client("s3", region_name="eu-west-1")  # nothing given
boto3.client("s3", aws_access_key_id=None, aws_secret_access_key="")  # empty
send(key)  # unknown callee
print(load())  # unknown value
print({k: v for k, v in os.environ.items() if not k.startswith("AWS_")})  # filtered
requests.post("https://sts.amazonaws.com/", data=key)  # to AWS
requests.post("https://example.com/", headers={"x": os.environ["API_TOKEN"]})  # another service
def handler(event, context):
    return key  # response
def compute():
    return key  # no handler
def show(password):
    print(password)  # parameter
def fail():
    raise ValueError(key)  # raised
print("hard-coded")  # literal
measure(key)  # own
os.environ["AWS_SECRET_ACCESS_KEY"] = key  # saved copy
boto3.client("s3", aws_access_key_id="aws-pass-of-this-project")  # project's dummy
total = 1  # nothing
"""

REPORTED = "CRD201 printed-credentials: reported: print shows the environment variable AWS_SECRET_ACCESS_KEY"
SITUATIONS = {
    "# reported": ["print is an output on the terminal", "app.py:4:7: the environment variable AWS_", REPORTED],
    "a throw-away": ["CRD201 printed-credentials: not reported: suppressed by a comment: a throw-away account"],
    "# masked": ["argument 1: nothing of a credential", "not reported: what it shows holds no credential"],
    "# measured": ["not reported: what it shows holds no credential", "measure is a function or class of this file"],
    "# no credential": ["logging.Logger.info is a log", "HOME", "not reported: HOME is not the name of a credential"],
    "# dummies": ["aws_access_key_id: a dummy value", "CRD106 dummy-credentials: not reported: it is pedantic"],
    "# custom": ["endpoint_url: a hard-coded text", "CRD105 custom-endpoint-credentials: not reported: it is pedantic"],
    "# nothing given": ["boto3.client is a call of an SDK", "not reported: no credential is passed to it"],
    "# empty": ["aws_access_key_id: None", "aws_secret_access_key: an empty text", "are None or empty"],
    "# unknown callee": ["acme.send is unknown", "argument 1: the environment variable AWS_SECRET_ACCESS_KEY"],
    "# unknown value": ["unknown, because nothing is known of acme.load()", "nothing says that a value of unknown"],
    "# filtered": ["not reported: the variables of the environment that hold AWS secrets have been filtered out"],
    "# to AWS": ["requests.post is a request", "not reported: AWS itself may receive its credentials"],
    "# another service": ["API_TOKEN is a credential of another service, which may be sent and stored"],
    "# response": ["return is a response", "CRD204 returned-credentials: reported"],
    "# no handler": ["not reported: the function is no request handler or view: its callers decide"],
    "# parameter": ["argument 1: the parameter password", "not reported: nothing says that the parameter password"],
    "# raised": ["CRD205 raised-credentials: reported"],
    "# literal": ["not reported: a hard-coded text is no live credential"],
    "# own": ["measure is a function or class of this file"],
    "# saved copy": ["is a write to the environment", "not reported"],
    "# project's dummy": ["aws_access_key_id: a dummy value", "CRD106 dummy-credentials: not reported"],
    "# nothing\n": ["Nothing here is a call, an output or a source of credentials."],
    'key = os.environ["AWS_': ["value: the environment variable AWS_", f"on the way to app.py:7:1: {REPORTED}"],
}

Why = Callable[..., str]


@pytest.fixture
def why(run: Run, project: Path) -> Why:
    """Ask for the line that holds a text."""
    write(project, app=PROGRAM)
    (project / "credlint.toml").write_text('dummies = ["aws-pass-of-this-project"]\n')

    def ask(text: str, *args: str) -> str:
        (row,) = [row for row, line in enumerate(PROGRAM.splitlines(True), 1) if text in line]
        ran = run("why", f"app.py:{row}", *args)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    return ask


@pytest.mark.parametrize("text", SITUATIONS)
def test_situations(why: Why, text: str) -> None:
    told = why(text)
    for part in SITUATIONS[text]:
        assert part in told, told


def test_what_is_switched_off(why: Why) -> None:
    assert "not reported: it is not selected" in why("# reported", "--select", "CRD1")
    assert "not reported: per-file-ignores" in why("# reported", "--per-file-ignores", "app.py:CRD201")
    assert "CRD106 dummy-credentials: reported" in why("# dummies", "--extend-select", "CRD106")


def test_what_the_baseline_suppresses(run: Run, why: Why) -> None:
    assert run("baseline", "create").code == 0
    assert "CRD201 printed-credentials: not reported: suppressed by the baseline" in why("# reported")
    assert "reported: print shows" in why("# reported", "--isolated")


def test_where_an_endpoint_is(run: Run, project: Path) -> None:
    write(
        project,
        a="""\
import boto3
boto3.client("s3", endpoint_url="http://localhost:9000")
boto3.client("s3", endpoint_url="https://s3.eu-west-1.amazonaws.com", region_name="eu-west-1")
""",
    )
    assert "not reported: its endpoint is not Amazon's" in run("why", "a.py:2").out
    assert "its endpoint" not in run("why", "a.py:3").out


def test_a_literal_that_is_passed_is_told_once(run: Run, project: Path) -> None:
    write(project, a="import boto3\nboto3.client('s3', aws_secret_access_key='testing')\n")
    told = run("why", "a.py:2").out.splitlines()
    assert "  argument 1: a hard-coded text" in told
    assert "  aws_secret_access_key: a dummy value" in told


def test_what_is_less_sure(run: Run, project: Path) -> None:
    write(project, a="def f(factory, key):\n    factory.client('s3', aws_secret_access_key=key)\n")
    told = run("why", "a.py:2", "--min-confidence", "high").out
    assert "not reported: its confidence is medium, below min-confidence" in told
    assert "CRD103 explicit-credentials: reported" in run("why", "a.py:2").out


def test_a_column_picks_one_call(run: Run, why: Why) -> None:
    both = why("# measured")
    assert "print is" in both
    inner = run("why", "app.py:10:8").out
    assert "measure is" in inner
    assert run("why", "app.py:10:1").out.startswith("app.py:10:1: print is")


def test_functions_that_no_finding_needs_are_looked_at(run: Run, project: Path) -> None:
    write(project, a="import os\ndef f(x):\n    g = len(x)\n    return send(g, os.environ['PATH'])\n")
    assert "argument 2: the environment variable PATH" in run("why", "a.py:4").out


def test_a_file_without_a_word_of_credentials(run: Run, project: Path) -> None:
    write(project, a="x = 1\n")
    assert "it was checked without being parsed" in run("why", "a.py:1").out


def test_bounds_that_were_reached(run: Run, project: Path) -> None:
    calls = "".join(f"def f{n}(x):\n    return f{n + 1}(x)\n" for n in range(30))
    write(project, a=f"import os\n{calls}def f30(x):\n    return x\nprint(f0(os.environ['AWS_SESSION_TOKEN']))\n")
    told = run("why", "a.py:64").out
    assert "print is an output" in told
    assert "The analysis was cut short: limit reached: depth" in told


def test_excluded_files(run: Run, project: Path) -> None:
    write(project, venv__a="print(1)\n")
    assert "The file is left out by exclude, unless it is named." in run("why", "venv/a.py:1").out


def test_pages_and_notebooks(run: Run, project: Path) -> None:
    leak = 'import os\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])\n'
    (project / "page.md").write_text(f"# A page\n\n```python\n{leak}```\n")
    assert "page.md:5:1: print is" in run("why", "page.md:5").out
    (project / "nb.ipynb").write_text(notebook(cell(leak)))
    told = run("why", "nb.ipynb:cell 1:2").out
    assert "nb.ipynb:cell 1:2:1: print is" in told
    assert "CRD201 printed-credentials: reported" in told
    (line,) = [row for row, text in enumerate((project / "nb.ipynb").read_text().splitlines(), 1) if "print(" in text]
    assert run("why", f"nb.ipynb:{line}").out == told
    assert "there is no cell 7" in run("why", "nb.ipynb:cell 7:1").err


def test_values_of_other_modules(run: Run, project: Path) -> None:
    lines = ("from env import KEY, SECRET, gone", "import tools", "print(SECRET)", "tools.show(SECRET)", "gone(KEY)")
    write(
        project,
        app="\n".join((*lines, "tools.connect(KEY, SECRET)")),
        env=f'import os\nSECRET, KEY = os.environ["AWS_SECRET_ACCESS_KEY"], "{KEY}"\n',
        tools="import boto3\ndef show(value):\n    print(value)\ndef connect(key, secret):\n"
        "    boto3.client('s3', aws_access_key_id=key, aws_secret_access_key=secret)\n",
    )
    origin = "env.py:2:15: the environment variable AWS_SECRET_ACCESS_KEY is read here"
    for row, parts in {
        3: [origin, "CRD201 printed-credentials: reported: print shows"],
        4: ["show is a function or class of another module", origin, "reported: tools.show() (tools.py:3) shows"],
        5: ["env.gone is unknown", "argument 1: a hard-coded text"],
        6: ["CRD101 hardcoded-credentials: reported: tools.connect() (tools.py:5) passes"],
    }.items():
        ran = run("why", f"app.py:{row}", "--cross-file")
        assert (ran.code, shown(ran.out)) == (0, [])
        for part in parts:
            assert part in ran.out, ran.out
    assert "reported: print shows" not in run("why", "app.py:3", "--no-cross-file").out


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("app.py", "is not of the form FILE:LINE"),
        ("app.py:x", "is not of the form FILE:LINE"),
        ("gone.py:3", "'gone.py' cannot be read: No such file"),
        (".:3", "cannot be read: Is a directory"),
        ("broken.py:1", "broken.py:2:7: CRD901"),
    ],
)
def test_mistakes(run: Run, project: Path, place: str, message: str) -> None:
    write(project, broken=BROKEN)
    ran = run("why", place)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_no_secret_is_told(run: Run, project: Path) -> None:
    (project / "a.py").write_text(FILES["a.py"])
    told = 0
    for row in range(4, FILES["a.py"].count("\n") + 1, 3):
        ran = run("why", f"a.py:{row}")
        assert shown(ran.out + ran.err) == []
        told += "a.py:" in ran.out
    assert told > 8
