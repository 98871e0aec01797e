"""Loggers of botocore that are set to INFO: which calls are changed, and how."""

from dataclasses import replace

import pytest

from credlint.model.fix import Applicability
from credlint.pipeline import check_source, default_settings, fix_source

HEAD = "import logging, logging.config\nfrom logging import DEBUG\nimport boto3, botocore.session\n\n"
STS = 'boto3.client("sts")\n'

SAFE = {
    "a constant": (
        'logging.getLogger("botocore").setLevel(logging.DEBUG)\n',
        'logging.getLogger("botocore").setLevel(logging.INFO)\n',
    ),
    "a text": (
        "logging.getLogger('botocore.endpoint').setLevel(level='DEBUG')  # why\n",
        "logging.getLogger('botocore.endpoint').setLevel(level='INFO')  # why\n",
    ),
    "a number": ('logging.getLogger("botocore").setLevel( 10 )\n', 'logging.getLogger("botocore").setLevel( 20 )\n'),
    "a variable": (
        'log = logging.getLogger("botocore")\nlog.setLevel(\n    logging.DEBUG,\n)\n',
        'log = logging.getLogger("botocore")\nlog.setLevel(\n    logging.INFO,\n)\n',
    ),
    "every logger": ('boto3.set_stream_logger("")\n', 'boto3.set_stream_logger("", level="INFO")\n'),
    "by name": (
        'boto3.set_stream_logger(name="botocore", format_string="x",)\n',
        'boto3.set_stream_logger(name="botocore", format_string="x", level="INFO",)\n',
    ),
    "with a level": (
        'boto3.set_stream_logger("botocore", logging.DEBUG)\n',
        'boto3.set_stream_logger("botocore", logging.INFO)\n',
    ),
    "of a session": (
        'botocore.session.get_session().set_stream_logger("botocore", "DEBUG")\n',
        'botocore.session.get_session().set_stream_logger("botocore", "INFO")\n',
    ),
    "the debug logger": (
        "session = botocore.session.get_session()\nsession.set_debug_logger()\n",
        'session = botocore.session.get_session()\nsession.set_stream_logger("botocore", "INFO")\n',
    ),
    "the debug logger of a name": (
        'session = botocore.session.get_session()\nsession.set_debug_logger("botocore.hooks")\n',
        'session = botocore.session.get_session()\nsession.set_stream_logger("botocore.hooks", log_level="INFO")\n',
    ),
    "a configuration": (
        'logging.config.dictConfig({"loggers": {"botocore": {"level": "DEBUG"}, "a": {"level": "DEBUG"}}})\n',
        'logging.config.dictConfig({"loggers": {"botocore": {"level": "INFO"}, "a": {"level": "DEBUG"}}})\n',
    ),
    "a configuration with a name": (
        'LOGGING = {"loggers": {"botocore": {"level": "DEBUG"}}}\nlogging.config.dictConfig(LOGGING)\n',
        'LOGGING = {"loggers": {"botocore": {"level": "INFO"}}}\nlogging.config.dictConfig(LOGGING)\n',
    ),
}
UNSAFE = {
    "the root logger": (
        "logging.basicConfig(level=logging.DEBUG)\n" + STS,
        "logging.basicConfig(level=logging.INFO)\n" + STS,
    ),
    "the root logger itself": (
        "logging.getLogger().setLevel(logging.NOTSET)\n" + STS,
        "logging.getLogger().setLevel(logging.INFO)\n" + STS,
    ),
    "a configuration of it": (
        'logging.config.dictConfig({"root": {"level": "DEBUG"}})\n' + STS,
        'logging.config.dictConfig({"root": {"level": "INFO"}})\n' + STS,
    ),
    "one of several": (
        'for name in ("urllib3", "botocore"):\n    logging.getLogger(name).setLevel(logging.DEBUG)\n',
        'for name in ("urllib3", "botocore"):\n    logging.getLogger(name).setLevel(logging.INFO)\n',
    ),
    "a session of unknown origin": (
        "def f(session):\n    session.set_debug_logger()\n",
        'def f(session):\n    session.set_stream_logger("botocore", "INFO")\n',
    ),
}
NONE = {
    "a variable of the program": 'level = logging.DEBUG\nlogging.getLogger("botocore").setLevel(level)\n',
    "one of two levels": (
        'import sys\nlogging.getLogger("botocore").setLevel(logging.DEBUG if sys.argv else logging.INFO)\n'
    ),
    "a level that is computed": 'logging.getLogger("botocore").setLevel(getattr(logging, "DEBUG"))\n',
    "arguments that are unpacked": 'boto3.set_stream_logger(*[""])\n',
}


@pytest.mark.parametrize(("before", "after"), SAFE.values(), ids=SAFE)
def test_safe(before: str, after: str) -> None:
    fixed = fix_source("a.py", (HEAD + before).encode())
    assert fixed.data.decode() == HEAD + after
    assert [one.code for one in fixed.fixed] == ["CRD306"]
    assert not fixed.result.diagnostics


@pytest.mark.parametrize(("before", "after"), UNSAFE.values(), ids=UNSAFE)
def test_unsafe(before: str, after: str) -> None:
    data = (HEAD + before).encode()
    assert fix_source("a.py", data).data == data
    (found,) = check_source("a.py", data).diagnostics
    assert found.fix is not None
    assert found.fix.applicability is Applicability.UNSAFE
    assert ";" in found.fix.message
    fixed = fix_source("a.py", data, replace(default_settings(), unsafe_fixes=True))
    assert fixed.data.decode() == HEAD + after
    assert not fixed.result.diagnostics


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_none(text: str) -> None:
    (found,) = check_source("a.py", (HEAD + text).encode()).diagnostics
    assert (found.code, found.fix) == ("CRD306", None)


def test_a_name_that_is_left_over_goes() -> None:
    text = 'import logging\nfrom logging import DEBUG\n\nlogging.getLogger("botocore").setLevel(DEBUG)\n'
    wanted = 'import logging\n\nlogging.getLogger("botocore").setLevel("INFO")\n'
    assert fix_source("a.py", text.encode()).data.decode() == wanted
