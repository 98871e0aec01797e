"""Which functions of a module matter, told by its text alone."""

from collections.abc import Sequence

import pytest

from credlint.analysis.demand.demand_set import DemandSet
from credlint.catalogue.index import default_index
from credlint.source.outline import outline
from credlint.source.scan import scan


def relevant(source: str, reaching: Sequence[str] = ()) -> set[str]:
    """The names of what matters; "" when the module's own code does. One by one `reaching` turn out to matter to those
    who name them."""
    regions = outline(scan(source))
    assert regions is not None
    demand = DemandSet(default_index(), regions)
    demand.propagate()
    numbers = {region.qualname: number for number, region in enumerate(regions)}
    for name in reaching:
        demand.mark_escaping(numbers[name])
        demand.propagate()
    return {regions[number].qualname for number in {*demand.demanded, *(demand.seeds & {0})}}


SILENT = {
    "declarations": "class A(TypedDict):\n    aws_secret_access_key: str\nSecretAccessKey = str\n",
    "documentation": 'def f():\n    """AWS_SECRET_ACCESS_KEY of os.environ."""\n    # aws_session_token\n    g()\n',
    "another_environ": "def f(request, environ):\n    return g(request.environ, environ[name()])\n",
    "harmless_variables": "import os\ndef f():\n    return os.environ['HOME'], os.getenv('PATH'), 'CI' in os.environ\n",
    "keywords_of_unknown_calls": "def f(account):\n    return connect_to(aws_access_key_id=account).s3\n",
    "plain_clients": "import boto3\ndef f():\n    return boto3.client('s3', region_name='eu-west-1')\n",
    "loggers": "import logging\ndef f():\n    logging.getLogger('urllib3').setLevel(logging.DEBUG)\n",
    "tables": "def f(frame):\n    frame.to_csv('a.csv')\n",
    "credentials_of_others": "def f(hass):\n    return get_credentials(hass)\n",
    "data": "def f():\n    return {'aws_session_token': {'type': 'string'}}\n",
    "unread_schemas": "def f():\n    return {'aws_session_token': None, 'documentation': 'docs.example.org/tokens'}\n",
    "values_that_are_names": "def f():\n    return {'a': 'docs.example.org/tokens', 'b': 'aws_session_token'}\n",
    "the_module_for_its_paths": "import os\ndef f(request, system=os):\n    return g(system.path, request.path)\n",
    "harmless_defaults": "import os\ndef f(home=os.path.join('a', 'b')):\n    return g(home)\n",
    "kept_harmless_variables": "import os\nHOME = os.environ['HOME']\ndef f():\n    return g(HOME)\n",
    "calls_of_unknown_names": "from app import x as y\ndef f(account):\n    return reach(aws_access_key_id=account)\n",
    "packages": "def f():\n    log('airflow.providers.amazon.aws')\n",
}

TELLING = {
    "the_environment": "import os\ndef f():\n    return dict(os.environ)\n",
    "by_name": "from os import environ as e, getenv\nimport os as o\ndef f():\n    return o.environ\n",
    "unknown_variable": "import os\ndef f(name):\n    return os.getenv(name)\n",
    "a_loop_over_names": "import os\ndef f():\n    for name in os.environ:\n        g(name)\n",
    "credential_variable": "import os\ndef f():\n    return g(os.environ.get('DB_PASSWORD'))\n",
    "reflection": "import os\ndef f():\n    return getattr(os, 'environ')\n",
    "keywords_of_known_calls": "def f(x):\n    return dict(aws_secret_access_key=x)\n",
    "literals": "def f():\n    return connect_to(aws_secret_access_key='…')\n",
    "fields": "@dataclass\nclass f:\n    aws_secret_access_key: str\n",
    "mappings": "import boto3\ndef f(kw):\n    return boto3.client('s3', **kw)\n",
    "positions": "import boto3\ndef f(a):\n    return boto3.client('s3', None, None, True, None, None, a, a)\n",
    "wire_traces": "import botocore, logging\ndef f():\n    logging.getLogger('botocore').setLevel('DEBUG')\n",
    "tables": "def f(frame, options):\n    frame.to_csv('a.csv', storage_options=options)\n",
    "credentials": "def f(self):\n    return self.get_credentials()\n",
    "rows_that_go_on": "import os\ndef f():\n    g(os.\\\nenviron)\n",
    "imports_that_go_on": "from os import (\n    path,\n    environ,\n)\ndef f():\n    g(environ)\n",
    "a_definition_that_goes_on": "import os\ndef \\\n    f():\n    g(os.environ)\n",
    "the_module_as_a_value": "import os\ndef g(x):\n    return os\ndef f(x):\n    h(g(x).environ)\n",
    "a_name_in_parts": "import os\ndef f():\n    g(os.environ['DB' '_PASSWORD'])\n",
    "a_default": "import os\ndef f(x=os.environ['AWS_SESSION_TOKEN']):\n    g(x)\n",
    "a_key_by_name": "KEY = 'SecretAccessKey'\ndef f(x):\n    g(x[KEY])\n",
    "a_key_by_the_name_of_a_name": "KEY = 'SecretAccessKey'\nOTHER = KEY\ndef f(x):\n    g(x[OTHER])\n",
    "a_function_that_gives_back": "def secret():\n    return login['SecretAccessKey']\ndef f():\n    g(secret())\n",
    "a_bound_name": "def f(x, connect):\n    connect(aws_access_key_id=x)\n",
    "data": "def f():\n    return {'aws_session_token': ('IQoJb3JpZ2luX2VjEXAMPLE')}\n",
    "a_base": "import boto3\nclass A(boto3.Session):\n    pass\ndef f(key, secret):\n    A(key, secret)\n",
    "one_liner": "import os\ndef f(): return os.environ\n",
}


@pytest.mark.parametrize("name", SILENT)
def test_what_does_not_matter(name: str) -> None:
    assert relevant(SILENT[name]) == set()


@pytest.mark.parametrize("name", TELLING)
def test_what_matters(name: str) -> None:
    assert "f" in relevant(TELLING[name])


def test_defaults_belong_to_the_code_around() -> None:
    assert relevant("import os\ndef f(x=os.environ['AWS_SESSION_TOKEN']):\n    return x\n") == {""}


def test_functions_that_are_tied_to_one_that_matters() -> None:
    source = """\
import os

class A:
    def __init__(self, key):
        self.key = key

    def show(self):
        print(self.key, os.environ["AWS_SESSION_TOKEN"])

    def idle(self):
        return 1

def caller():
    A("…").show()

def caller_of_caller():
    caller()

def outer():
    def inner():
        A("…")
    return inner

def setter():
    global level
    level = 1

def bystander():
    return len("…")
"""
    before = {"A", "A.__init__", "A.show"}
    assert relevant(source) == before
    makers = {"caller", "outer", "outer.inner"}
    assert relevant(source, ["A.show"]) == before | makers
    assert relevant(source, ["A.show", "caller"]) == before | makers | {"caller_of_caller"}
    assert "setter" in relevant(source.replace("print(self.key,", "print(level,"))


def test_writers_of_what_one_reads_that_matters_to_others() -> None:
    source = """\
import os

class A:
    def show(self):
        print(self.users, os.environ["AWS_SESSION_TOKEN"])

    def fill(self, name):
        self.users = self.groups, name

    def append(self, name):
        self.users = name

    def group(self, name):
        self.groups = name

def filler(a):
    a.fill("…")

def appender(names):
    names.append("…")
"""
    before = {"A", "A.show", "A.fill", "A.append"}
    assert relevant(source) == before
    # What writers read is not followed any further, and `append` is everywhere.
    assert relevant(source, ["A.show"]) == before | {"filler"}
