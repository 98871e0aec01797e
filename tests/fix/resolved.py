"""Which credentials a program's client resolves in a given environment, with a real botocore and no network.

`python -m tests.fix.resolved` prints of each shape in which environments its fix changes what a client signs with.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

# None of them has type hints.
boto3: Any = import_module("boto3")
awsrequest: Any = import_module("botocore.awsrequest")
httpsession: Any = import_module("botocore.httpsession")
botocore_session: Any = import_module("botocore.session")

KEYS = {"AWS_ACCESS_KEY_ID": "key of the environment", "AWS_SECRET_ACCESS_KEY": "secret of the environment"}
TOKEN = {"AWS_SESSION_TOKEN": "token of the environment"}
ROLE = {"AWS_ROLE_ARN": "arn:aws:iam::123456789012:role/web"}
FILES = {
    "credentials": "[default]\naws_access_key_id = key of the file\naws_secret_access_key = secret of the file\n"
    "[work]\naws_access_key_id = key of work\naws_secret_access_key = secret of work\n",
    "config": "[default]\nregion = eu-west-1\n[profile work]\nregion = eu-west-1\n",
    "identity": "token of the identity",
}
ENVIRONMENTS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "nothing": ({}, ()),
    "keys": (KEYS, ()),
    "keys and token": (KEYS | TOKEN, ()),
    "keys and empty token": (KEYS | {"AWS_SESSION_TOKEN": ""}, ()),
    "key id only": ({"AWS_ACCESS_KEY_ID": "key of the environment"}, ("credentials",)),
    "token only": (TOKEN, ("credentials",)),
    "file": ({}, ("credentials", "config")),
    "profile": ({"AWS_PROFILE": "work"}, ("credentials", "config")),
    "profile and keys": ({"AWS_PROFILE": "work"} | KEYS, ("credentials", "config")),
    "profile, keys and token": ({"AWS_PROFILE": "work"} | KEYS | TOKEN, ("credentials", "config")),
    "web identity": (ROLE, ("identity",)),
    "web identity, keys and token": (ROLE | KEYS | TOKEN, ("identity",)),
}
"""Variables, and the files that there are."""

_ANSWER = b"""\
<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>key of the role</AccessKeyId>
<SecretAccessKey>secret of the role</SecretAccessKey><SessionToken>token of the role</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
</AssumeRoleWithWebIdentityResponse>
"""


@dataclass(frozen=True)
class Resolved:
    """What a program's client signs with: access key, secret key, token; or the exception that there was instead."""

    credentials: tuple[str | None, ...] = ()
    raised: str = ""

    def __str__(self) -> str:
        if self.raised or not self.credentials:
            return self.raised or "none"
        return " ".join(str(part).rpartition(" ")[2] if part else "-" for part in self.credentials)


@cache
def resolve(source: str, environment: str) -> Resolved:
    """Run a program, which binds `made` to a session, a client or a resource."""
    variables, files = ENVIRONMENTS[environment]
    with TemporaryDirectory() as home, _environment(Path(home), variables, files):
        try:
            scope: dict[str, Any] = {"__name__": "__main__"}
            exec(compile(source, "program.py", "exec", dont_inherit=True), scope)
            return Resolved(_credentials(scope["made"]))
        except (Exception, SystemExit) as error:
            return Resolved(raised=type(error).__name__)


@contextmanager
def _environment(home: Path, variables: Mapping[str, str], files: tuple[str, ...]) -> Iterator[None]:
    for name in files:
        (home / name).write_text(FILES[name])
    planted = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_SHARED_CREDENTIALS_FILE": str(home / "credentials"),
        "AWS_CONFIG_FILE": str(home / "config"),
        **variables,
    }
    if "identity" in files:
        planted["AWS_WEB_IDENTITY_TOKEN_FILE"] = str(home / "identity")
    with (
        patch.dict(os.environ, planted, clear=True),
        patch.object(boto3, "DEFAULT_SESSION", None),
        patch.object(httpsession.URLLib3Session, "send", _send),
    ):
        yield


def _send(_: object, request: Any) -> Any:
    """The answer of STS; nothing else is asked."""
    assert "sts" in request.url
    assert b"AssumeRoleWithWebIdentity" in request.body
    raw = type("Raw", (), {"stream": lambda *_, **__: iter([_ANSWER])})()
    return awsrequest.AWSResponse(request.url, 200, {"content-type": "text/xml"}, raw)


def _credentials(made: Any) -> tuple[str | None, ...]:
    if hasattr(made, "meta") and hasattr(made.meta, "client"):
        made = made.meta.client
    found = made.get_credentials() if hasattr(made, "get_credentials") else made._request_signer._credentials
    if found is None:
        return ()
    key, secret, token = found.get_frozen_credentials()[:3]
    if not key or not secret:
        raise ValueError("nothing can be signed with that")
    return key, secret, token or None  # an empty one is not signed with


def main() -> None:
    """Print a table: shapes, and what their fixes change."""
    from tests.fix.shapes import SHAPES, fixed

    for name, source in SHAPES.items():
        applicability, after = fixed(source)
        changed = []
        for environment in ENVIRONMENTS:
            was, now = resolve(source, environment), resolve(after, environment)
            if was != now and not was.raised:
                changed.append(f"{environment}: {was} -> {now}")
        print(f"{name} | {applicability} | {'; '.join(changed) or 'nothing'}")


if __name__ == "__main__":
    main()
