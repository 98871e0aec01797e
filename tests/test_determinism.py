"""Equal input gives equal output, whatever the order in which Python's sets give their items."""

import os
import random
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from credlint.analysis.domain.values import Atom, Value
from credlint.pipeline import check_source
from tests.findings.test_findings import PROGRAMS

PROGRAM = """\
import os
import boto3

class Store:
    def __init__(self, key=None, session=None, options=None):
        self.key = key or os.getenv("A") or os.getenv("B", "hunter2")
        self.session = session or boto3.Session()
        self.options = options or {"aws_secret_access_key": os.environ["C"]}

    def client(self):
        return self.session.client("s3", aws_access_key_id=self.key, **self.options)

def show(answer):
    keys = answer["Credentials"]
    print({name: keys[name] for name in ("AccessKeyId", "SecretAccessKey", "SessionToken")}, dict(os.environ))
    print(keys["SessionToken"], os.environ["AWS_SESSION_TOKEN"], os.environ.get("AWS_SECRET_ACCESS_KEY"))

show(boto3.client("sts").assume_role(RoleArn="a", RoleSessionName="b"))
"""


FAMILY = """
class Base:
    def client(self):
        return boto3.client("s3", aws_access_key_id=self.pair()[0], aws_secret_access_key=self.pair()[1])

    def pair(self):
        raise NotImplementedError
""" + "".join(
    f"""
class Heir{number}(Base):
    key = os.environ.get("KEY_{number}")

    def pair(self):
        return self.key or self.other(), os.environ["SECRET_{number}"]

    def other(self):
        return os.environ["OTHER_{number}"]
"""
    for number in range(20)
)
"""More alternatives than one value keeps."""


def run(path: Path, seed: int) -> str:
    command = [sys.executable, "-m", "credlint", "check", "--isolated", "--output-format", "json", path.name]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.run(command, cwd=path.parent, env=environment, capture_output=True, text=True, check=False).stdout


def test_findings_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    path = tmp_path / "program.py"
    path.write_text(PROGRAM + FAMILY)
    outputs = {run(path, seed) for seed in range(6)}
    assert len(outputs) == 1
    assert '"CRD203"' in outputs.pop()


BATCH = """
batch = boto3.client("secretsmanager").batch_get_secret_value(SecretIdList=["a"])
for item in batch["SecretValues"]:
    print(item["SecretString"])
print([item["SecretString"] for item in batch["SecretValues"]])
items = batch["SecretValues"]
print(items[0]["SecretString"])
"""
"""Containers which a value is two of, with one place to lie at."""


class Shuffled(frozenset[Atom]):
    """A set that gives its items in another order each time."""

    def __iter__(self) -> Iterator[Atom]:
        items = list(super().__iter__())
        random.shuffle(items)
        return iter(items)


def test_findings_do_not_depend_on_the_order_of_sets(monkeypatch: pytest.MonkeyPatch) -> None:
    programs = [*PROGRAMS.values(), PROGRAM + FAMILY, PROGRAM + BATCH]
    expected = [check_source("program.py", program.encode()).diagnostics for program in programs]
    create = Value.__init__

    def create_shuffled(self: Value, atoms: Iterable[Atom] = ()) -> None:
        create(self, atoms)
        self.atoms = Shuffled(self.atoms)

    monkeypatch.setattr(Value, "__init__", create_shuffled)
    found = [check_source("program.py", program.encode()).diagnostics for program in programs]
    assert found == expected
