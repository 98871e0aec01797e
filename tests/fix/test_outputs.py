"""Outputs that show names instead of values: what they become, and what stays."""

from dataclasses import replace

import pytest

from credlint.model.fix import Applicability
from credlint.pipeline import check_source, default_settings, fix_source

HEAD = "import json\nimport logging\nimport os\nimport sys\n\nimport boto3\n\nlog = logging.getLogger(__name__)\n"
USES = "\njson, os, sys, boto3, log\n"
"""What keeps the names in use that programs do not need."""

SECRET = 'os.environ["AWS_SECRET_ACCESS_KEY"]'
FROZEN = "frozen = boto3.Session().get_credentials().get_frozen_credentials()\n"
ANSWER = "boto3.client('sts').assume_role(RoleArn='a', RoleSessionName='b')['Credentials']"
CLASS = "class A:\n    def __init__(self, aws_secret_access_key):\n        self.key = aws_secret_access_key\n\n"
UNSAFE = replace(default_settings(), unsafe_fixes=True)

FIXED = {
    "printed alone": (f"print({SECRET})\n", ""),
    "printed alone, in a block": (f"if sys.gettrace():\n    print({SECRET})\n", "if sys.gettrace():\n    pass\n"),
    "printed alone, one of several": (f"x = 1; print({SECRET}); y = 2\n", "x = 1; y = 2\n"),
    "printed with a text": (f"print('key:', {SECRET}, sep='')\n", "print('key:', \"AWS_SECRET_ACCESS_KEY\", sep='')\n"),
    "printed for its value": (f"x = print({SECRET})\n", 'x = print("AWS_SECRET_ACCESS_KEY")\n'),
    "a field": (f"print(f'a {{sys}} {{{SECRET}!r:>4}} b')\n", "print(f'a {sys} AWS_SECRET_ACCESS_KEY b')\n"),
    "all fields": (f"print(rf'a {{{SECRET}}}')\n", "print(r'a AWS_SECRET_ACCESS_KEY')\n"),
    "a field and braces": (f"print(f'{{{{a}}}} {{{SECRET}}}')\n", "print(f'{{a}} AWS_SECRET_ACCESS_KEY')\n"),
    "nothing but a field": (f"print(f'{{{SECRET}}}')\n", ""),
    "joined": (f"print('a ' + {SECRET} + sys.path[0])\n", "print('a ' + \"AWS_SECRET_ACCESS_KEY\" + sys.path[0])\n"),
    "formatted": (f"print('a %s %d' % ({SECRET}, 1))\n", None),
    "formatted as any value": (f"print('a %s' % {SECRET})\n", "print('a %s' % \"AWS_SECRET_ACCESS_KEY\")\n"),
    "by the method": (f"print('a {{}}'.format({SECRET}))\n", "print('a {}'.format(\"AWS_SECRET_ACCESS_KEY\"))\n"),
    "a dictionary": (
        f"print({{'a': 1, 'b': {SECRET}}})\n",
        "print({'a': 1, 'b': \"AWS_SECRET_ACCESS_KEY\"})\n",
    ),
    "what only served it": (
        f"def f():\n    secret = {SECRET}\n    print(1)\n    print(secret)\n",
        "def f():\n    print(1)\n",
    ),
    "what serves others": (
        f"def f():\n    secret = {SECRET}\n    print(secret)\n    return len(secret)\n",
        f"def f():\n    secret = {SECRET}\n    return len(secret)\n",
    ),
    "what must be done": (
        "def f(queue):\n    secret = queue.take(os.environ['AWS_SESSION_TOKEN'])\n    print('a', secret)\n",
        None,
    ),
    "what must be done, for nothing else": (
        "def f(make):\n    aws_secret_access_key = make()\n    log.info('a %s', aws_secret_access_key)\n",
        "def f(make):\n    make()\n    log.info('a %s', \"aws_secret_access_key\")\n",
    ),
    "the name of an error": (
        "try:\n    sys.gettrace()\nexcept OSError as error:\n    print(error.aws_secret_access_key)\n",
        "try:\n    sys.gettrace()\nexcept OSError:\n    pass\n",
    ),
    "the name of an error in use": (
        "try:\n    sys.gettrace()\nexcept OSError as error:\n    print(error.aws_secret_access_key)\n    raise error\n",
        "try:\n    sys.gettrace()\nexcept OSError as error:\n    raise error\n",
    ),
    "what cannot be told apart": (
        f"import enum\n\nclass A(enum.Enum):\n    KEY = {SECRET}\n\nprint('a', [each.value for each in A])\n",
        f"import enum\n\nclass A(enum.Enum):\n    KEY = {SECRET}\n\nprint('a', \"****\")\n",
    ),
    "a name that is bound on the way": (f"print(a := {SECRET})\nlen(a)\n", None),
    "parts of a text": (f"print('a' f'{{{SECRET}}}' 'b')\n", "print('a' 'AWS_SECRET_ACCESS_KEY' 'b')\n"),
    "escapes that mean nothing": (f"print('\\d', {SECRET})\n", "print('\\d', \"AWS_SECRET_ACCESS_KEY\")\n"),
    "a condition": (f"print({SECRET}, not {SECRET})\n", f'print("AWS_SECRET_ACCESS_KEY", not {SECRET})\n'),
    "credentials": (
        f"{FROZEN}print('a', frozen.token, len(frozen))\n",
        f"{FROZEN}print('a', \"frozen.token\", len(frozen))\n",
    ),
    "what is harmless of an answer": (
        f"c = {ANSWER}\nprint(c['SecretAccessKey'], c['Expiration'])\n",
        f"c = {ANSWER}\nprint(\"SecretAccessKey\", c['Expiration'])\n",
    ),
    "by its first letters": (f"print({SECRET}[:4], {SECRET})\n", f'print({SECRET}[:4], "AWS_SECRET_ACCESS_KEY")\n'),
    "a parameter": (
        "def f(aws_secret_access_key):\n    print(f'with {aws_secret_access_key}')\n",
        "def f(aws_secret_access_key):\n    print('with aws_secret_access_key')\n",
    ),
    "an attribute": (
        f"{CLASS}    def show(self):\n        print('a', self.key)\n",
        f"{CLASS}    def show(self):\n        print('a', \"self.key\")\n",
    ),
    "a loop over names and values": (
        f"for name, value in zip(['a'], [{SECRET}]):\n    print(name, value)\n",
        f"for name, value in zip(['a'], [{SECRET}]):\n    print(name, \"value\")\n",
    ),
    "logged": (
        f'log.info("key %s for %s", {SECRET}, sys)\n',
        'log.info("key %s for %s", "AWS_SECRET_ACCESS_KEY", sys)\n',
    ),
    "logged alone": (f'log.debug("%s: %r", {SECRET}, {SECRET})\n', ""),
    "a text that says something": (
        f'log.debug("key: %s", {SECRET})\n',
        'log.debug("key: %s", "AWS_SECRET_ACCESS_KEY")\n',
    ),
    "fields of a log": (
        f"log.info('a', extra={{'b': 1, 'key': {SECRET}}})\n",
        "log.info('a', extra={'b': 1, 'key': \"AWS_SECRET_ACCESS_KEY\"})\n",
    ),
    "fields of a log, by their names": (
        f"log.info('a', extra=dict(b=1, key={SECRET}))\n",
        "log.info('a', extra=dict(b=1, key=\"AWS_SECRET_ACCESS_KEY\"))\n",
    ),
    "fields that are made before": (
        f"fields = {{'key': {SECRET}}}\nlog.info('a', extra=fields, stacklevel=2)\n",
        f"fields = {{'key': {SECRET}}}\nlog.info('a', stacklevel=2)\n",
    ),
    "several rows": (
        f"log.info(\n    'a %s %s',\n    sys,  # so\n    {SECRET},\n)\n",
        "log.info(\n    'a %s %s',\n    sys,  # so\n    \"AWS_SECRET_ACCESS_KEY\",\n)\n",
    ),
    "raised": (f"raise ValueError(f'bad {{{SECRET}}}', 1)\n", "raise ValueError('bad AWS_SECRET_ACCESS_KEY', 1)\n"),
    "asserted": (f"assert sys, {SECRET}\n", 'assert sys, "AWS_SECRET_ACCESS_KEY"\n'),
    "at the exit": (f"sys.exit({SECRET})\n", 'sys.exit("AWS_SECRET_ACCESS_KEY")\n'),
    "the environment": ("print(os.environ)\n", "print(sorted(os.environ))\n"),
    "a copy": ("print(os.environ.copy())\n", "print(sorted(os.environ))\n"),
    "its items": ("print(list(os.environ.items()))\n", "print(sorted(os.environ))\n"),
    "its keys": ("print(os.environ.keys())\n", "print(sorted(os.environ))\n"),
    "a dictionary of it": ("print({**os.environ, 'a': 1})\n", "print(sorted({**os.environ, 'a': 1}))\n"),
    "a variable": (
        "env = dict(os.environ)\nprint('env', env)\n",
        "env = dict(os.environ)\nprint('env', sorted(env))\n",
    ),
    "as JSON": (
        "print(json.dumps(dict(os.environ), indent=2))\n",
        "print(json.dumps(sorted(os.environ), indent=2))\n",
    ),
    "in a text": ("log.info(f'env {os.environ} of {sys}')\n", "log.info(f'env {sorted(os.environ)} of {sys}')\n"),
    "as an argument": ("log.info('env %s', os.environ)\n", "log.info('env %s', sorted(os.environ))\n"),
    "line by line": (
        "for k, v in sorted(os.environ.items()):\n    print(k, v)\n",
        'for k, v in sorted(os.environ.items()):\n    print(k, "****")\n',
    ),
    "all lines": (
        "print('; '.join([f'{k}={v}' for k, v in os.environ.items()]))\n",
        "print('; '.join([f'{k}=****' for k, v in os.environ.items()]))\n",
    ),
    "an argument a variable": (
        "print('a', *os.environ.items(), sep='\\n')\n",
        "print('a', *sorted(os.environ), sep='\\n')\n",
    ),
    "in an exception": ("raise OSError('no home', os.environ)\n", "raise OSError('no home', sorted(os.environ))\n"),
}
"""Programs before and after; None where no fix can be made."""

WITHOUT = {
    "a tool reads it": f"print(json.dumps({ANSWER}))\n",
    "it is returned": "def handler(event, context):\n    return dict(os.environ)\n",
    "it is sent": "import requests\nrequests.post('https://a.invalid', json=dict(os.environ))\n",
}


@pytest.mark.parametrize(("before", "after"), FIXED.values(), ids=FIXED)
def test_what_it_becomes(before: str, after: str | None) -> None:
    data = (HEAD + before + USES).encode()
    assert fix_source("a.py", data).data == data
    fixed = fix_source("a.py", data, UNSAFE)
    if after is None:
        assert fixed.data == data
        return
    assert fixed.data.decode() == HEAD + after + USES
    assert not fixed.result.diagnostics
    assert fix_source("a.py", fixed.data, UNSAFE).data == fixed.data


@pytest.mark.parametrize("text", WITHOUT.values(), ids=WITHOUT)
def test_what_has_no_fix(text: str) -> None:
    found = check_source("a.py", (HEAD + text).encode()).diagnostics
    assert found
    assert not any(one.fix for one in found if one.code.startswith("CRD2"))


def test_what_others_show_is_only_to_be_shown() -> None:
    text = f"{HEAD}\n\ndef show(thing):\n    print(thing)\n\n\nshow({SECRET})\nshow(1)\n"
    (found,) = check_source("a.py", text.encode()).diagnostics
    assert found.fix is not None
    assert found.fix.applicability is Applicability.DISPLAY
    assert fix_source("a.py", text.encode(), UNSAFE).data == text.encode()


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_and_letters_stay(newline: str) -> None:
    text = f"import os\né = 'ü'\nprint('é', {SECRET})  # ö\nprint(os.environ, 'ß')".replace("\n", newline)
    wanted = "import os\né = 'ü'\nprint('é', \"AWS_SECRET_ACCESS_KEY\")  # ö\nprint(sorted(os.environ), 'ß')"
    assert fix_source("a.py", text.encode(), UNSAFE).data == wanted.replace("\n", newline).encode()
