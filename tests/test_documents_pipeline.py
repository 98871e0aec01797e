"""Notebooks and Markdown from their bytes to findings."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.catalogue.names import SDK_VARIABLES
from credlint.model.result import FileResult
from credlint.pipeline import check_source, default_settings, matters
from credlint.report.places import file_line, label

KEY_ID = "AKIAQ7T3XW5LKZP4M2RD"
SECRET = "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"
PRINT = 'import os\nprint(os.environ["AWS_SECRET_ACCESS_KEY"])'


def code(source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    return {"cell_type": "code", "source": source.splitlines(True), "outputs": list(outputs), "metadata": {}}


def stream(*rows: str) -> dict[str, Any]:
    return {"output_type": "stream", "name": "stdout", "text": [f"{row}\n" for row in rows]}


def written(*cells: str | dict[str, Any], **metadata: Any) -> bytes:
    found = [code(cell) if isinstance(cell, str) else cell for cell in cells]
    return json.dumps({"cells": found, "metadata": metadata, "nbformat": 4}, indent=1).encode()


def notebook(*cells: str | dict[str, Any], **metadata: Any) -> FileResult:
    return check_source("nb.ipynb", written(*cells, **metadata))


def markdown(text: str) -> FileResult:
    return check_source("README.md", text.encode())


def found(result: FileResult) -> list[tuple[str, str]]:
    assert result.unchecked is None
    return [
        (label(result, one.span.start).removeprefix(f"{result.path}:").removeprefix("cell "), one.code)
        for one in result.diagnostics
    ]


# Notebooks


@pytest.mark.parametrize(
    "cells",
    [
        (),
        ("",),
        ("x = 1",),
        ("import os", "print(len(os.environ))"),
        ("%env AWS_PROFILE=dev",),
        ("%env AWS_SECRET_ACCESS_KEY=testing",),
        ("%env AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE",),
        ("%env AWS_SECRET_ACCESS_KEY\nx = 1",),
        ("%env\nx = 1", "%env AWS_REGION", "if 1:\n    %env"),
        ("key = 'testing'", "%env AWS_SECRET_ACCESS_KEY={key}"),
        ("saved = %env AWS_SECRET_ACCESS_KEY", "%env AWS_SECRET_ACCESS_KEY=$saved"),
        ("%env AWS_SECRET_ACCESS_KEY=None",),
        ("!aws configure set region us-east-1",),
        ("!aws configure set aws_secret_access_key testing",),
        ("key = 'testing'", "!aws configure set aws_secret_access_key {key}"),
        ("!export AWS_PROFILE=x", "!export AWS_SECRET_ACCESS_KEY=$(pass show key)"),
        ("!aws s3 ls {bucket}", "!awk '{print $1}' aws_secret_access_key"),
        ("%%bash\nexport AWS_SECRET_ACCESS_KEY=testing AWS_PROFILE=x\nfor x in",),
        ("%%sh\n# export AWS_SECRET_ACCESS_KEY=hunter2hunter2hunter2", "%%bash\nexport AWS_SESSION_TOKEN=$TOKEN"),
        ("%%script bash\naws configure set aws_secret_access_key $(pass show key)", "%%perl\n$x = `env`"),
        ("%%writefile x.py\nimport os\nprint(os.environ)",),
        ("x = '''\n%env AWS_SECRET_ACCESS_KEY=hunter2hunter2hunter2\n'''",),
        ("import os\nos.environ?", "?os.environ", "os.environ.items??"),
        ({"cell_type": "markdown", "source": PRINT}, {"cell_type": "raw", "source": PRINT}),
    ],
)
def test_nothing_in_a_notebook(cells: tuple[str | dict[str, Any], ...]) -> None:
    result = notebook(*cells)
    assert found(result) == []
    assert not result.excerpts


def test_names_go_from_cell_to_cell() -> None:
    result = notebook({"cell_type": "markdown", "source": "a"}, "import os", "%time e = os.environ\n\nprint(e)")
    assert found(result) == [("3:3:1", "CRD203")]
    assert [excerpt.text for excerpt in result.excerpts if excerpt.row == result.diagnostics[0].span.start.row] == [
        "print(e)"
    ]


def test_the_line_in_the_file() -> None:
    data = written("x", PRINT)
    result = check_source("NB.IPYNB", data)
    (finding,) = result.diagnostics
    row = file_line(result, finding.span.start.row)
    assert "print(os.environ" in data.decode().split("\n")[row - 1]


@pytest.mark.parametrize("end", ["raise ValueError()", "return x", "while True:\n    f()"])
def test_the_next_cell_is_run_whatever_the_last_did(end: str) -> None:
    assert found(notebook("import os", end, "print(os.environ)")) == [("3:1:1", "CRD203")]


@pytest.mark.parametrize("name", SDK_VARIABLES)
@pytest.mark.parametrize("form", ["%env {}=$key", "%set_env {} {{key}}", "env {}=$key", "%env {} = x{{key}}"])
def test_variables_that_are_set(name: str, form: str) -> None:
    result = notebook("key = input()", f"if 1:\n    {form.format(name)}")
    assert found(result) == [("2:2:5", "CRD302")]
    assert result.diagnostics[0].span.end.column == len(form.format(name)) + 5


@pytest.mark.parametrize("value", [SECRET, f'"{SECRET}"'])
def test_a_key_in_a_magic(value: str) -> None:
    result = notebook(f"%env AWS_SECRET_ACCESS_KEY={value}")
    assert [code for _, code in found(result)] == ["CRD302", "CRD301"]
    assert [excerpt.text for excerpt in result.excerpts] == [
        f"%env AWS_SECRET_ACCESS_KEY={value}".replace(SECRET, "****")
    ]


def test_a_short_secret_in_a_magic_is_not_shown() -> None:
    result = notebook("%env AWS_SECRET_ACCESS_KEY=hunter2-hunter2")
    other = notebook("%env AWS_SECRET_ACCESS_KEY=hunter3-hunter3")
    assert "hunter2" not in repr(result)
    assert result.diagnostics[0].fingerprint == other.diagnostics[0].fingerprint


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (f"!aws configure set aws_secret_access_key {SECRET}", ["CRD206", "CRD301"]),
        (f"!aws configure set p.aws_access_key_id {KEY_ID} --profile x", ["CRD206", "CRD301"]),
        ("!aws configure set aws_secret_access_key hunter2", ["CRD206"]),
        ("!aws configure set aws_secret_access_key {key}", ["CRD206"]),
        ("!aws configure set aws_secret_access_key $key", ["CRD206"]),
        ("!aws configure set aws_session_token $AWS_SESSION_TOKEN", ["CRD206"]),
        ("out = !aws configure set aws_secret_access_key {key}", ["CRD206"]),
        (f"!export AWS_SECRET_ACCESS_KEY={SECRET}", ["CRD301", "CRD302"]),
        ("!export AWS_SECRET_ACCESS_KEY={key} && aws s3 ls", ["CRD302"]),
        (f"!AWS_SECRET_ACCESS_KEY={SECRET} aws s3 ls", ["CRD206", "CRD301"]),
        ("!env", ["CRD203"]),
        ("!printenv", ["CRD203"]),
        ("!env | sort | grep -i aws", ["CRD203"]),
        ("!printenv AWS_SECRET_ACCESS_KEY", ["CRD201"]),
        ("!echo aws_secret_access_key=$key >> ~/.aws/credentials", ["CRD305"]),
        ("!cat keys | tee -a ~/.aws/credentials", ["CRD305"]),
        ("!cp keys $HOME/.aws/credentials", ["CRD305"]),
        ("!AWS_SECRET_ACCESS_KEY={key} aws s3 ls", ["CRD206"]),
        ("!deploy --secret {os.environ['AWS_SECRET_ACCESS_KEY']}", ["CRD206"]),
        (f"!deploy --key {KEY_ID}", ["CRD301"]),
    ],
)
def test_command_lines(line: str, codes: list[str]) -> None:
    result = notebook("import os\nkey = input()", line)
    assert sorted(code for _, code in found(result)) == codes
    assert all(place.startswith("2:1:") for place, _ in found(result))
    for secret in (SECRET, KEY_ID, "hunter2"):
        assert secret not in repr(result)


@pytest.mark.parametrize(
    "line",
    [
        "!env | wc -l",
        "!env | grep -v AWS",
        "!env | grep HOME",
        "!env STAGE=x deploy",
        "out = !env",
        "!printenv HOME",
        "!ls -l ~/.aws/credentials",
        "!cat keys >> ~/.aws/config",
        "!export AWS_SECRET_ACCESS_KEY=testing",
    ],
)
def test_harmless_command_lines(line: str) -> None:
    assert found(notebook("import os\nkey = input()", line)) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (f"%%bash\nexport AWS_SECRET_ACCESS_KEY={SECRET}\naws s3 ls", [("1:2:1", "CRD302"), ("1:2:30", "CRD301")]),
        (
            f"%%sh\nexport AWS_ACCESS_KEY_ID={KEY_ID} \\\n  AWS_SECRET_ACCESS_KEY='{SECRET}'",
            [("1:2:1", "CRD302"), ("1:2:26", "CRD301"), ("1:3:26", "CRD301")],
        ),
        (f"%%bash\naws configure set aws_secret_access_key {SECRET}", [("1:2:1", "CRD206"), ("1:2:41", "CRD301")]),
        (f"%%script bash\n\ndeploy --key {KEY_ID}", [("1:3:1", "CRD301")]),
        (f"%sh\ndeploy --key {KEY_ID}", [("1:2:1", "CRD301")]),
        ("%%writefile ~/.aws/credentials\n[default]\nrole_arn = x", [("1:1:1", "CRD305")]),
        (
            f"%%writefile -a ~/.aws/credentials\n[x]\naws_access_key_id = {KEY_ID}\naws_secret_access_key={SECRET}",
            [("1:1:1", "CRD305"), ("1:3:21", "CRD301"), ("1:4:23", "CRD301")],
        ),
        (
            f"%%bash\ncat > ~/.aws/credentials <<EOF\naws_secret_access_key = {SECRET}\nEOF",
            [("1:2:1", "CRD305"), ("1:3:25", "CRD301")],
        ),
        ("%%writefile ~/.aws/config\n[default]\nregion = x", []),
        ("%%writefile credentials.py\naws_secret_access_key = key", []),
    ],
)
def test_cells_of_command_lines_and_files(cell: str, expected: list[tuple[str, str]]) -> None:
    result = notebook(cell)
    assert found(result) == expected
    for secret in (SECRET, KEY_ID):
        assert secret not in repr(result)


@pytest.mark.parametrize(
    ("cell", "place", "code"),
    [
        ("os.environ", "2:1:1", "CRD203"),
        ("x = 1\n\nos.environ  # all of it\n# so there", "2:3:1", "CRD203"),
        ("x = 1; os.environ", "2:1:8", "CRD203"),
        ("dict(\n    os.environ\n)", "2:1:1", "CRD203"),
        ("%%time\nos.environ", "2:2:1", "CRD203"),
        ("%env", "2:1:1", "CRD203"),
        ("%env AWS_SECRET_ACCESS_KEY", "2:1:1", "CRD201"),
        ("'é'; os.environ['AWS_SESSION_TOKEN']", "2:1:6", "CRD201"),
        ("frozen = boto3.Session().get_credentials().get_frozen_credentials()\nfrozen", "2:2:1", "CRD201"),
        ("boto3.client('sts').assume_role(RoleArn='a', RoleSessionName='b')", "2:1:1", "CRD201"),
    ],
)
def test_the_last_expression_of_a_cell_is_shown(cell: str, place: str, code: str) -> None:
    result = notebook("import os, boto3", cell)
    assert found(result) == [(place, code)]
    row = result.diagnostics[0].span.start.row
    assert cell.split("\n")[0 if row == 2 else row - 2] in [excerpt.text for excerpt in result.excerpts]


@pytest.mark.parametrize(
    "cell",
    [
        "os.environ;",
        "os.environ ;  # not shown",
        "os.environ\nx = 1",
        "os.environ\nNone",
        "%%capture\nos.environ",
        "%%timeit\nos.environ",
        "if os.environ:\n    os.environ",
        "def f():\n    return os.environ",
        "x = os.environ",
        "'os.environ'",
        "sorted(os.environ)",
        "len(os.environ)",
        "boto3.Session().get_credentials()",
        "boto3.client('sts').get_caller_identity()",
        "boto3.client('sts').assume_role(RoleArn='a', RoleSessionName='b')['Credentials']['Expiration']",
    ],
)
def test_what_a_cell_does_not_show(cell: str) -> None:
    assert found(notebook("import os, boto3", cell)) == []


def test_the_last_expression_of_a_block_is_not_shown() -> None:
    assert found(markdown("```python\nimport os\nos.environ\n```\n")) == []


def test_a_command_line_of_several_rows() -> None:
    result = notebook(f"!aws configure set \\\n  aws_secret_access_key \\\n  {SECRET}\nx = 1")
    assert found(result) == [("1:1:1", "CRD206"), ("1:3:3", "CRD301")]
    assert SECRET not in repr(result)


def test_comments_in_cells() -> None:
    result = notebook(
        f"{PRINT}  # credlint: ignore[CRD201] shown on purpose",
        "# credlint: ignore[CRD302] a test account\n%env AWS_SECRET_ACCESS_KEY={key}",
        "# credlint: ignore[CRD206] a test account\n!aws configure set aws_secret_access_key hunter2",
        "x = 1  # credlint: ignore[CRD201] nothing",
    )
    assert found(result) == [("4:1:8", "CRD900")]
    assert [one.diagnostic.code for one in result.suppressed] == ["CRD201", "CRD302", "CRD206"]
    assert found(notebook("# credlint: file-ignore[CRD201] a demonstration", PRINT)) == []


@pytest.mark.parametrize(
    "row",
    [
        f"key {KEY_ID}",
        f"{{'SecretAccessKey': '{SECRET}',",
        f'{{\\"SecretAccessKey\\": \\"{SECRET}\\"}}',
        f"aws_secret_access_key = {SECRET}",
        f"AWS_SECRET_ACCESS_KEY={SECRET}",
        "env: AWS_SECRET_ACCESS_KEY=hunter2-hunter2-hunter2",
        f"SecretAccessKey    {SECRET}",
        "environ({'AWS_SECRET_ACCESS_KEY': 'hunter2-hunter2-hunter2'})",
    ],
)
def test_outputs_that_hold_a_key(row: str) -> None:
    data = written("x = 1", code("y", stream("a", row), stream(row)))
    result = check_source("nb.ipynb", data)
    line = next(number for number, text in enumerate(data.decode().split("\n"), 1) if json.dumps(f"{row}\n") in text)
    assert found(result) == [(f"{line}:1", "CRD301")]
    assert len(result.excerpts) == 1
    assert "****" in result.excerpts[0].text
    for secret in (SECRET, KEY_ID, "hunter2"):
        assert secret not in repr(result)


@pytest.mark.parametrize(
    "row",
    [
        "key AKIAIOSFODNN7EXAMPLE",
        "{'SecretAccessKey': '****************'}",
        "{'SecretAccessKey': '<hidden by the tool>'}",
        "AWS_SECRET_ACCESS_KEY=testing-testing-testing",
        "    client(aws_secret_access_key=settings.AWS_SECRET_ACCESS_KEY)",
        "aws_secret_access_key=os.environ['AWS_SECRET_ACCESS_KEY']",
        "{'aws_secret_access_key': 'AWS_SECRET_ACCESS_KEY'}",
        "the aws_secret_access_key environment-variable-is-set",
        f"sha1: {SECRET}",
        "AWS_SECRET_ACCESS_KEY is not set",
        "{'NextToken': 'hunter2-hunter2-hunter2'}",
    ],
)
def test_outputs_without_a_key(row: str) -> None:
    assert found(notebook(code("x", stream(row)))) == []


def test_outputs_of_other_kernels() -> None:
    result = notebook(code(PRINT, stream(KEY_ID)), language_info={"name": "R"})
    assert [code for _, code in found(result)] == ["CRD301"]


def test_pictures_hold_no_key() -> None:
    picture = {"output_type": "display_data", "data": {"image/png": KEY_ID, "text/plain": "<Figure>"}, "metadata": {}}
    assert found(notebook(code("x", picture))) == []


@pytest.mark.parametrize(
    "source",
    [
        r'"import os\nprint(os.env\u0069ron)"',
        r'["import os\nprint(os.env", "iron)"]',
        r'"import os\nprint(os.environ\t)"',
        r'["import os\n", "x = os.environ\n", "print(x)"]',
        r'"import os\nprint(os.getenv(\"\u0041WS_SECRET_ACCESS_KEY\"))"',
        r'"\u0025env AWS_\u0053ECRET_ACCESS_KEY={x}"',
    ],
)
def test_escapes_hide_nothing(source: str) -> None:
    data = f'{{"cells": [{{"cell_type": "code", "source": {source}}}]}}'.encode()
    assert matters(data, default_settings())
    assert len(check_source("nb.ipynb", data).diagnostics) == 1


def test_a_harmless_notebook_does_not_matter() -> None:
    data = written("import pandas\ndf = pandas.DataFrame()\ndf['é\x1b']")
    assert not matters(data, default_settings(), "nb.ipynb")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"cells": 1}', b"print(os.environ)", b"\xff\xfe{\0"])
def test_a_broken_notebook_is_not_checked(data: bytes) -> None:
    result = check_source("nb.ipynb", data)
    assert result.unchecked is not None
    assert result.unchecked.code == "CRD901"


def test_a_broken_cell_has_a_place() -> None:
    result = notebook("x = 1", "import os\nprint(os.environ", "y = 1")
    assert result.unchecked is not None
    assert result.unchecked.code == "CRD901"
    assert label(result, result.unchecked.position).startswith("nb.ipynb:cell 2:2:")


def test_the_same_bytes_as_python_are_python() -> None:
    assert check_source("a.py", b"{'a': 1}\n") == FileResult("a.py")
    (finding,) = check_source("a.py", b"{'a': 1}\nimport os\nprint(os.environ)\n").diagnostics
    assert finding.span.start.row == 3


# Markdown

PAGE = """\
# Printing

```Python
import os

def handler(event, context):
    print('\\n'.join([f'{k}: {v}' for k, v in sorted(os.environ.items())]))
```

1. In a list:

   ```python
   import os
   print(os.environ["AWS_ACCESS_KEY_ID"])
   print(os.environ["AWS_SECRET_ACCESS_KEY"])
   ```

> ~~~python3
> import boto3
> session = boto3.Session(aws_access_key_id=ACCESS_KEY, aws_secret_access_key=SECRET_KEY)
> ~~~
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_page(end: str) -> None:
    result = check_source("docs/Page.MARKDOWN", PAGE.replace("\n", end).encode())
    assert found(result) == [("7:5", "CRD203"), ("14:4", "CRD201"), ("15:4", "CRD201"), ("20:13", "CRD103")]
    assert not result.notes
    shown = {excerpt.row: excerpt.text for excerpt in result.excerpts}
    assert shown[14] == '   print(os.environ["AWS_ACCESS_KEY_ID"])'


@pytest.mark.parametrize("keys", [f'ACCESS_KEY = "{KEY_ID}"\n> SECRET_KEY = "{SECRET}"\n> session', "session"])
def test_a_page_with_keys(keys: str) -> None:
    result = markdown(PAGE.replace("session", keys, 1))
    assert [code for _, code in found(result)].count("CRD101") == (keys != "session")
    assert KEY_ID not in repr(result)
    assert SECRET not in repr(result)


@pytest.mark.parametrize(
    "text",
    [
        "",
        PRINT,
        f"```\n{PRINT}\n```",
        f"```sh\n{PRINT}\n```",
        "```python\nimport os\nprint(len(os.environ))\n```",
        "```pycon\n>>> import os\n>>> len(os.environ)\nprint(os.environ)\n```",
        "```python\nimport boto3\n```\n\n```python\nboto3.client('s3')\n```",
        "`print(os.environ)`",
        '    import os\n    print(os.environ["AWS_SECRET_ACCESS_KEY"])',
    ],
)
def test_nothing_in_markdown(text: str) -> None:
    assert found(markdown(text)) == []


def test_names_go_from_block_to_block() -> None:
    text = "```py\nimport os\nkey = os.environ['AWS_SECRET_ACCESS_KEY']\n```\ntext\n```py\nprint(key)\n```\n"
    assert found(markdown(text)) == [("7:1", "CRD201")]


@pytest.mark.parametrize("end", ["raise SystemExit", "return x", "while True:\n    f()"])
def test_the_next_block_is_run_whatever_the_last_did(end: str) -> None:
    text = f"```py\nimport os\n{end}\n```\n\n```py\nprint(os.environ)\n```\n"
    assert [code for _, code in found(markdown(text))] == ["CRD203"]


def test_prompts() -> None:
    text = "```pycon\n>>> import os\n>>> for k in os.environ:\n...     print(os.environ)\nenviron({})\n```\n"
    assert found(markdown(text)) == [("4:9", "CRD203")]


def test_a_block_that_does_not_parse_is_noted() -> None:
    result = markdown("```py\nprint(os.environ\n```\n\n```py\nimport os\nprint(os.environ)\n```\n")
    assert found(result) == [("7:1", "CRD203")]
    assert result.notes == ("1 of 2 Python blocks do not parse and were left out: at line 2",)


def test_comments_in_blocks() -> None:
    result = markdown("- ```py\n  import os\n  print(os.environ)  # credlint: ignore[CRD203] an example\n  ```\n")
    assert found(result) == []
    assert [one.diagnostic.span.start.column for one in result.suppressed] == [3]
    unused = markdown("- ```py\n  x = 1  # credlint: ignore[CRD203] an example\n  ```\n")
    assert found(unused) == [("2:10", "CRD900")]


def test_nothing_is_fixed() -> None:
    results = [markdown("```py\nx = 1  # credlint: ignore[CRD203] x\n```"), notebook("x  # credlint: ignore[CRD203] x")]
    assert all(one.fix is None for result in results for one in result.diagnostics)
    assert all(result.diagnostics for result in results)


def test_wide_characters() -> None:
    result = markdown("> ```py\n> import os\n> é = '🔑'; print(os.environ)\n> ```\n")
    assert found(result) == [("3:12", "CRD203")]


# Anything

TEXT = st.lists(
    st.sampled_from(
        [
            "```py\n",
            "```\n",
            "> ",
            "- ",
            "os.environ",
            "import os\n",
            "print(",
            ")",
            "\n",
            "AKIA",
            "%env AWS_SESSION_TOKEN=",
        ]
    )
    | st.text(max_size=5)
).map("".join)


@given(TEXT)
def test_any_text_is_checked_or_not(text: str) -> None:
    for path in ("a.md", "a.ipynb"):
        result = check_source(path, text.encode("utf-8", "surrogatepass"))
        assert result.unchecked is None or result.unchecked.code == "CRD901"


@given(st.lists(TEXT, max_size=3), st.lists(TEXT, max_size=3))
def test_any_cells_are_checked_or_not(sources: list[str], outputs: list[str]) -> None:
    result = notebook(*(code(source, stream(*outputs)) for source in sources))
    assert result.unchecked is None or result.unchecked.code == "CRD901"
    for finding in result.diagnostics:
        label(result, finding.span.start)


def test_confidence_and_selection_hold() -> None:
    settings = replace(default_settings(), selected=frozenset({"CRD301"}))
    data = written(f"%env AWS_SECRET_ACCESS_KEY={SECRET}", code("x", stream(KEY_ID)))
    assert [one.code for one in check_source("nb.ipynb", data, settings).diagnostics] == ["CRD301", "CRD301"]
