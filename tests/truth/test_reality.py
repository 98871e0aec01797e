"""The oracle itself: it sees what comes out, and only that, and does not take a broken program for a harmless one."""

import base64
import os
import sys

import pytest

from .canaries import LEAST, ORDINARY_VARIABLES, SECRET_VARIABLES, canary, shows_ordinary, shows_secret
from .reality import ENVIRONMENT, LOGGED, PRINTED, RAISED, run

SECRET = canary("AWS_SECRET_ACCESS_KEY")


def test_canaries_are_told_apart() -> None:
    values = [canary(name) for name in (*SECRET_VARIABLES, *ORDINARY_VARIABLES)]
    pieces = [{value[at : at + LEAST] for at in range(len(value) - LEAST + 1)} for value in values]
    assert sum(map(len, pieces)) == len(set().union(*pieces))


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        SECRET[4:],
        SECRET[:-4],
        SECRET[:LEAST],
        SECRET.upper(),
        SECRET[::-1],
        str(list(SECRET)),
        SECRET.encode().hex(" "),
        base64.b64encode(f"user:{SECRET}".encode()).decode(),
        repr({"key": SECRET}),
    ],
)
def test_a_secret_is_seen(text: str) -> None:
    assert shows_secret(text, [])
    assert not shows_ordinary(text)


@pytest.mark.parametrize("text", ["", SECRET[:8], SECRET[-8:], f"{SECRET[:4]}...{SECRET[-4:]}", "*" * len(SECRET)])
def test_a_masked_secret_is_not_seen(text: str) -> None:
    assert not shows_secret(text, [])


def test_an_issued_secret_is_seen_only_once_it_is_issued() -> None:
    assert not shows_secret(canary("issued"), [])
    assert shows_secret(canary("issued"), [canary("issued")])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("print(key)", PRINTED),
        ("print(key, file=sys.stderr)", PRINTED),
        ("sys.stdout.buffer.write(key.encode())", PRINTED),
        ("os.write(2, key.encode())", PRINTED),
        ("click.echo(key)", PRINTED),
        ("pprint.pprint([key])", PRINTED),
        ("logging.debug('%s', key)", LOGGED),
        ("logging.getLogger('app').info('', extra={'key': key})", LOGGED),
        ("structlog.get_logger().info('', key=key)", LOGGED),
        ("loguru.logger.info('{}', key)", LOGGED),
        ("loguru.logger.bind(key=key).info('')", LOGGED),
        ("warnings.warn(key)", LOGGED),
        ("raise ValueError(key)", RAISED),
        ("assert not key, key", RAISED),
        ("sys.exit(key)", RAISED),
        ("print(os.environ)", ENVIRONMENT),
        ("logging.info(os.environ)", ENVIRONMENT),
        ("raise ValueError(os.environ)", ENVIRONMENT),
    ],
)
def test_every_way_out_is_watched(line: str, code: str, issued: set[str]) -> None:
    imports = "import logging, os, pprint, sys, warnings; import click, loguru, structlog"
    source = f"{imports}\nkey = os.environ['AWS_SECRET_ACCESS_KEY']\nprint(len(key))\n{line}\n"
    assert run(source, issued) == {4: code}


def test_what_a_caught_exception_would_show_counts_where_it_is_raised(issued: set[str]) -> None:
    source = (
        "import os\ntry:\n    raise ValueError(os.environ['AWS_SESSION_TOKEN'])\nexcept ValueError as e: print(e)\n"
    )
    assert run(source, issued) == {3: RAISED, 4: PRINTED}


@pytest.mark.parametrize("source", ["import os\nos.environ['NOT_SET']\n", "{}['a']\n", "import json\njson.loads('')\n"])
def test_a_broken_program_is_no_harmless_one(source: str, issued: set[str]) -> None:
    with pytest.raises((KeyError, ValueError)):
        run(source, issued)


def test_a_program_leaves_nothing_behind(issued: set[str]) -> None:
    before = dict(os.environ), sys.stdout, sys.gettrace()
    source = (
        "import logging, os, sys\nos.environ.clear()\nsys.stdout.write('')\nlogging.getLogger('left').disabled = True\n"
    )
    assert run(source, issued) == {}
    assert (dict(os.environ), sys.stdout, sys.gettrace()) == before
    assert (
        run("import logging\nlogging.getLogger('left').info('%s', logging.getLogger('left').disabled)\n", issued) == {}
    )
