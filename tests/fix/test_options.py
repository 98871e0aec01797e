"""Keys that a public function is given: deleted where they are optional parameters, kept where they select an
identity."""

import pytest

from credlint.model.fix import Applicability
from credlint.pipeline import check_source

HEAD = "import boto3\n\n\n"
CALL = '    return boto3.client("s3", aws_access_key_id={}, aws_secret_access_key={})\n'

DELETED = {
    "parameters": ("def connect(key=None, secret=None):\n" + CALL.format("key", "secret")),
    "only by keyword": ("def connect(*, key=None, secret=None):\n" + CALL.format("key", "secret")),
    "or nothing": ("def connect(key=None, secret=None):\n" + CALL.format("key or None", "secret or None")),
    "attributes": (
        "class Store:\n    def __init__(self, key=None, secret=None):\n        self.key = key\n"
        "        self.secret = secret\n\n    def connect(self):\n    " + CALL.format("self.key", "self.secret")
    ),
}

KEPT = {
    "of a record": ("def connect(account=None):\n" + CALL.format("account.key", "account.secret")),
    "of a mapping": ("def connect(keys=None):\n" + CALL.format('keys["id"]', 'keys["secret"]')),
    "looked up": ("def connect(keys=None):\n" + CALL.format('keys.get("id")', 'keys.get("secret")')),
    "of a record, through variables": (
        "def connect(account=None):\n    key, secret = account.key, account.secret\n" + CALL.format("key", "secret")
    ),
    "of a record in an attribute": (
        "class Store:\n    def __init__(self, account=None):\n        self.account = account\n\n"
        "    def connect(self):\n    " + CALL.format("self.account.key", "self.account.secret")
    ),
    "one of them": ("def connect(account=None, secret=None):\n" + CALL.format("account.key", "secret")),
    "needed": ("def connect(key, secret):\n" + CALL.format("key", "secret")),
}


@pytest.mark.parametrize("name", DELETED)
def test_optional_parameters_are_no_longer_passed(name: str) -> None:
    (finding,) = check_source("a.py", (HEAD + DELETED[name]).encode()).diagnostics
    assert finding.code == "CRD103"
    assert finding.fix is not None
    assert finding.fix.applicability is Applicability.UNSAFE


@pytest.mark.parametrize("name", KEPT)
def test_what_selects_an_identity_is_kept(name: str) -> None:
    findings = check_source("a.py", (HEAD + KEPT[name]).encode()).diagnostics
    assert [finding.code for finding in findings] == ["CRD103"]
    assert findings[0].fix is None
