"""Notebooks and Markdown as their users see them."""

import json
from pathlib import Path
from typing import Any

import pytest

from .helpers import Run

PAGE = """\
# How it should not be done

```python
import boto3

s3 = boto3.client(  # HERE
    "s3",
    aws_access_key_id="AKIAQ7T3XW5LKZP4M2RD",
    aws_secret_access_key="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",
)
```

1. With the environment:

   ```Python title="app.py"
   import os
   session = boto3.Session(  # HERE
       aws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],
       aws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],
   )
   print(os.environ["AWS_SECRET_ACCESS_KEY"])  # HERE
   ```

> ~~~pycon
> >>> import os
> >>> for name, value in os.environ.items():
> ...     print(name, value)  # HERE
> HOME /root
> ~~~

```sh
export AWS_SECRET_ACCESS_KEY=something
```

```python
this is ( no python
```

    print(os.environ)
"""


def test_a_page(run: Run, project: Path) -> None:
    """Exactly the lines that are marked; the mark is Python's, not ours."""
    (project / "page.md").write_text(PAGE)
    ran = run("-v")
    assert ran.code == 1
    rows = [int(line.split(":")[1]) for line in ran.out.splitlines()]
    assert rows == [row for row, line in enumerate(PAGE.splitlines(), 1) if line.endswith("# HERE")]
    assert [line.split()[1] for line in ran.out.splitlines()] == ["CRD101", "CRD102", "CRD201", "CRD203"]
    broken = PAGE.splitlines().index("this is ( no python") + 1
    assert f"page.md: 1 of 4 Python blocks do not parse and were left out: at line {broken}\n" in ran.err
    assert "do not parse" not in run().err


@pytest.mark.parametrize(
    ("info", "checked"),
    [
        ("python", True),
        ("Python", True),
        ("py", True),
        ("PYTHON3", True),
        ("python {.numberLines}", True),
        ("python,ignore", True),
        ("{python}", False),
        ("text", False),
        ("python2", False),
        ("", False),
        ("sh python", False),
    ],
)
def test_which_blocks(run: Run, project: Path, info: str, checked: bool) -> None:
    (project / "page.md").write_text(f"```{info}\nimport os\nprint(os.environ)\n```\n")
    assert run().out[:20] == ("page.md:3:1: CRD203 " if checked else "")


def notebook(project: Path, *cells: str, kernel: str = "python", outputs: tuple[str, ...] = ()) -> None:
    written: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "metadata": {},
            "execution_count": 1,
            "source": cell.splitlines(True),
            "outputs": [{"output_type": "stream", "name": "stdout", "text": list(outputs)}] if outputs else [],
        }
        for cell in cells
    ]
    written.insert(1, {"cell_type": "markdown", "metadata": {}, "source": ["`print(os.environ)`"]})
    metadata = {"kernelspec": {"name": kernel, "language": kernel, "display_name": kernel}}
    document = {"cells": written, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    (project / "nb.ipynb").write_text(json.dumps(document, indent=1))


def test_places_are_those_of_cells(run: Run, project: Path) -> None:
    notebook(project, "import os\nkey = 1", 'key = os.environ["AWS_SECRET_ACCESS_KEY"]\nx = print(key)')
    assert run().out.startswith(
        "nb.ipynb:cell 3:2:5: CRD201 print shows the environment variable AWS_SECRET_ACCESS_KEY"
    )


MAGICS = {
    "%env AWS_SECRET_ACCESS_KEY=hunter2hunter2hunter2": {"CRD301", "CRD302"},
    "%env AWS_SECRET_ACCESS_KEY hunter2hunter2": {"CRD302"},
    "%set_env AWS_SESSION_TOKEN=$token": {"CRD302"},
    "!aws configure set aws_secret_access_key hunter2hunter2hunter2": {"CRD206", "CRD301"},
    "!export AWS_SECRET_ACCESS_KEY=hunter2hunter2; ls": {"CRD302"},
    "%%bash\nexport AWS_SECRET_ACCESS_KEY=hunter2hunter2hunter2": {"CRD301", "CRD302"},
    "os.environ": {"CRD203"},
    "%time print(os.environ)": {"CRD203"},
    "%%time\nprint(os.environ)": {"CRD203"},
    "files = !ls\nprint(os.environ)": {"CRD203"},
    "%matplotlib inline\n!pip install x\n%cd /tmp\nos.environ?\n?print\n!ls": set(),
    "%env": {"CRD203"},
    "%env\nx = 1": set(),
    "os.environ;": set(),
    "%env HOME=/root": set(),
    "%env AWS_PROFILE=dev": set(),
    "%env AWS_SECRET_ACCESS_KEY": {"CRD201"},
    "!aws configure set region eu-west-1": set(),
    "!aws s3 ls": set(),
    "%%bash\necho hello\nprint(os.environ)": set(),
}


@pytest.mark.parametrize(("cell", "codes"), MAGICS.items())
def test_magics(run: Run, project: Path, cell: str, codes: set[str]) -> None:
    notebook(project, "import os", cell)
    found = json.loads(run("--output-format", "json").out)["findings"]
    assert {one["code"] for one in found} == codes
    assert {one["cell"] for one in found} <= {3}
    assert "hunter2" not in run("--output-format", "full").out


def test_saved_outputs(run: Run, project: Path) -> None:
    outputs = (
        "fine\n",
        "AWS_SECRET_ACCESS_KEY=zZ7fK2mQ9xWv4TzLp8RbNd3HsYg6JuEo1iCwAqX5\n",
        "id AKIAQ7T3XW5LKZP4M2RD\n",
    )
    notebook(project, "x = 1", outputs=outputs)
    lines = (project / "nb.ipynb").read_text().splitlines()
    rows = [row for row, line in enumerate(lines, 1) if "AKIA" in line or "zZ7f" in line]
    found = [line.split()[:2] for line in run().out.splitlines()]
    assert found == [[f"nb.ipynb:{row}:1:", "CRD301"] for row in rows]
    assert "zZ7f" not in run("--output-format", "full").out


def test_other_kernels(run: Run, project: Path) -> None:
    notebook(project, "import os", "print(os.environ)", kernel="julia")
    assert run().out == ""


def test_a_broken_cell_is_named(run: Run, project: Path) -> None:
    notebook(project, "import os", "print(os.environ)\nx = = 1")
    ran = run()
    assert ran.code == 2
    assert ran.out.startswith("nb.ipynb:cell 3:2:")
    assert "CRD901 syntax error" in ran.out
