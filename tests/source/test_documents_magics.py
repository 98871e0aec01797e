"""What IPython understands besides Python."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credlint.model.span import Span
from credlint.source.decode import Source
from credlint.source.documents import Document
from credlint.source.magics import Translation
from credlint.source.shell import credentials, expressions

SECRET = "wJalrXUtnFEMIqK7MDENGabPxRfiCYzEXAMQLEKE"


def lines(code: str) -> list[str]:
    return Translation(code.split("\n"), 1).lines


@pytest.mark.parametrize(
    "code",
    [
        "",
        "x = 5 % 3",
        "x = (5\n% 3)",
        "x = '''\n%env A=b\n!ls\n'''",
        "x = 5 \\\n% y",
        "a != b",
        "x = [\n!= 3]",
        "x = '%d' % y",
        "f(a=b)  # %env A=b",
        "s = 'really?'",
        "# why?",
        "cat = 1",
        "env in names",
        "ls is None",
        "    return x",
        "    raise x",
        "returned = 1",
        "while True_:\n    pass",
        "def f():\n    while True:\n        pass",
        "print(x)  # ?",
    ],
)
def test_python_stays_as_it_is(code: str) -> None:
    translation = Translation(code.split("\n"), 1)
    assert "\n".join(translation.lines) == code
    assert not translation.rows
    assert not translation.commands


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("%matplotlib inline", "pass"),
        ("%%unknown", ""),
        ("x = 1\n%%time", "x = 1\npass"),
        ("    %pip install x", "    pass"),
        ("pip install x", "pass"),
        ("cd ..", "pass"),
        ("ls -l", "pass"),
        ("x?", "pass"),
        ("x.y??  # what", "pass"),
        ("?x", "pass"),
        ("%timeit?", "pass"),
        (",f a b", "pass"),
        ("/f a b", "pass"),
        ("%env", "pass"),
        ("%env NAME", "pass"),
        ("%time", "pass"),
        ("%time for", "pass"),
        ("%time f(x)", "0;    f(x)"),
        ("  %time f(x)", "  0;    f(x)"),
        ("%timeit -n 10 -r 3 f(x)", "0;                 f(x)"),
        ("y = %time f(x)", "y =       f(x)"),
        ("y = %sql select 1", "y = get_ipython()"),
        ("%%time\n\nf(x)", "\n\nf(x)"),
        ("%%capture out\n%%time\nf(x)", "\n\nf(x)"),
        ("%%bash\nfor x in y; do", "\n"),
        ("%%writefile x.py\nprint(1)", "\n"),
        ("%sql\nselect 1", "\n"),
        ("%md # Title\n*text*", "\n"),
        ("%sql sqlite://\nx = 1", "pass\nx = 1"),
        ("raise x", "if ____: raise x"),
        ("while True:\n    f()", "while ____:\n    f()"),
        ("%run x.py \\\n  -a\nf()", "pass\n\nf()"),
    ],
)
def test_magics(code: str, expected: str) -> None:
    assert "\n".join(lines(code)) == expected


OS = "import os as _credlint_os; "


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("%env A=b", "_credlint_os.environ[\"A\"] = 'b'"),
        ("%set_env A b c", "_credlint_os.environ[\"A\"] = 'b c'"),
        ("env A='b'", "_credlint_os.environ[\"A\"] = 'b'"),
        ("%env A={b}", '_credlint_os.environ["A"] = b'),
        ("%env A=$b", '_credlint_os.environ["A"] = b'),
        ("%env A=x{b['c'].d}y", "_credlint_os.environ[\"A\"] = 'x' + str(b['c'].d) + 'y'"),
        ("x = %env A", 'x = _credlint_os.environ["A"]'),
        ("!ls", "_credlint_os.system('ls')"),
        ("!!ls", "_credlint_os.system('ls')"),
        ("!ls {a} $b ${c} $$d", "_credlint_os.system('ls ' + str(a) + ' ' + str(b) + ' ' + str(c) + ' ' + str(d))"),
        ("!ls \\\n  -l", "_credlint_os.system('ls    -l')\n"),
        ("x = !ls", "_credlint_os.system('ls'); x = get_ipython()"),
        ("!aws configure set aws_key {x}", """_credlint_os.system('aws configure set aws_key ' + VALUE + '')"""),
    ],
)
def test_the_environment_and_the_shell(code: str, expected: str) -> None:
    value = 'str({"aws_key": x}["aws_key"])'
    assert "\n".join(lines(code)) == f"{OS}{expected.replace('VALUE', value)}"


@pytest.mark.parametrize(
    "text",
    [
        "awk '{print $1}'",
        "{}",
        '{"a": 1}',
        "{{a}}",
        "{a b}",
        "{for}",
        "{a[01]}",
        "{a.0}",
        "$1",
        "$(ls)",
        "{f(}",
        "{a²}",
    ],
)
def test_no_expression(text: str) -> None:
    assert not list(expressions(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"aws configure set aws_secret_access_key {SECRET}", "aws_secret_access_key"),
        (f"aws --profile a configure set --region b c.aws_session_token '{SECRET}'", "aws_session_token"),
        (f"export AWS_SECRET_ACCESS_KEY={SECRET}", "AWS_SECRET_ACCESS_KEY"),
        (f'docker run -e AWS_SECRET_ACCESS_KEY="{SECRET}" x', "AWS_SECRET_ACCESS_KEY"),
        (f"AWS_ACCESS_KEY_ID={SECRET} aws s3 ls", "AWS_ACCESS_KEY_ID"),
    ],
)
def test_credentials_of_a_command(text: str, name: str) -> None:
    (found,) = credentials(text, 0)
    assert (found.name, text[found.start : found.end]) == (name, SECRET)


@pytest.mark.parametrize(
    "text",
    [
        "aws configure list",
        "aws configure set region eu-west-1",
        "aws configure get aws_secret_access_key",
        "export AWS_SECRET_ACCESS_KEY=$(pass show aws)",
        "export AWS_SECRET_ACCESS_KEY=`pass show aws`",
        "echo MY_AWS_SECRET_ACCESS_KEY=x",
        "export AWS_SECRET_ACCESS_KEY=",
    ],
)
def test_no_credentials_of_a_command(text: str) -> None:
    assert not credentials(text, 0)


def test_values_are_found_again_where_they_stand() -> None:
    translation = Translation(["x", f"    %env AWS_SECRET_ACCESS_KEY='{SECRET}'"], 11, [0, 7])
    document = Document(Source(""), "", translation.rows)
    code = translation.lines[1]
    value = code.index(repr(SECRET)) + 1
    begin = len("    %env AWS_SECRET_ACCESS_KEY='") + 8
    expected = Span.of(12, begin, 12, begin + len(SECRET))
    assert document.span(Span.of(12, value, 12, value + len(SECRET) + 2)) == expected
    assert translation.hidden == [expected]
    assert document.span(Span.of(12, 32, 12, len(code) + 1)).start == Span.of(12, 12, 12, 12).start


def test_values_on_further_rows() -> None:
    translation = Translation(["!aws configure set \\", f"  aws_secret_access_key {SECRET}"], 1)
    (command,) = translation.commands
    assert command.span == Span.of(2, 25, 2, 25 + len(SECRET))
    assert command.line == Span.of(1, 1, 2, 25 + len(SECRET))
    assert SECRET not in repr(command)
    assert SECRET not in "".join(translation.lines)


ROW = st.one_of(
    st.text(alphabet="%!?{}$=x'\"\\ (a;", max_size=20),
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "  ", "y = "]),
        st.sampled_from(
            ["%env A=", "%env AWS_SECRET_ACCESS_KEY ", "!", "%time ", "!aws configure set aws_session_token "]
        ),
        st.text(max_size=20).filter(lambda text: len(text.splitlines()) < 2),
    ),
)


@given(st.lists(ROW, max_size=5))
def test_rows_stay(rows: list[str]) -> None:
    translation = Translation(rows, 1)
    assert len(translation.lines) == len(rows)
    assert all(1 <= span.start.row <= span.end.row <= len(rows) for span in translation.hidden)


@given(ROW.filter(lambda row: row.lstrip()[:1] in ("%", "!") and not row.lstrip().startswith("%%") and "\0" not in row))
def test_a_magic_becomes_python(row: str) -> None:
    (line,) = Translation([row], 1).lines
    ast.parse(line.lstrip())


def test_a_very_long_command_is_left_out() -> None:
    assert lines("!" + "aws " * 100_000) == ["pass"]
