"""The made-up secrets that are planted, and how to tell that a text shows one."""

import base64
import codecs
import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256

LEAST = 9
"""So many characters of a secret, one after another, show it; RULES allows the first or last eight."""

SECRET_VARIABLES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")

NAMED_VARIABLES = ("AWS_SECURITY_TOKEN", "DB_PASSWORD", "GITHUB_TOKEN", "STRIPE_API_KEY")
"""Secrets that are planted only for a program which names them: a filter on names need not know them."""

ORDINARY_VARIABLES = (
    "APP_COLOUR",
    "AWS_ACCESS_KEY_AGE",
    "AWS_EXECUTION_ENV",
    "AWS_SECRET_ROTATION",
    "AWS_SESSION_NAME",
    "KEYBOARD_LAYOUT",
    "TOKENISER_NAME",
)
"""No secrets. An output that shows one of them beside a secret shows the environment, not just a variable."""

SETTINGS = {
    "AWS_CONFIG_FILE": "/nonexistent/config",
    "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent/credentials",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "HOME": "/nonexistent",
    "PATH": "/usr/bin:/bin",
}
"""The rest of a program's environment; it keeps boto3 off the machine's own credentials."""


def canary(name: str) -> str:
    """The made-up value called `name`: 40 characters, the same in every run, like no other canary's."""
    return "Cn" + sha256(name.encode()).hexdigest()[:38]


def environment(source: str) -> dict[str, str]:
    """The environment in which a program of this text runs."""
    named = [name for name in NAMED_VARIABLES if name in source]
    return SETTINGS | {name: canary(name) for name in (*SECRET_VARIABLES, *ORDINARY_VARIABLES, *named)}


def shows_secret(text: str, issued: Iterable[str]) -> bool:
    """Whether `text` holds a planted secret or one of the `issued` ones, plainly or in an encoding."""
    names = (*SECRET_VARIABLES, *NAMED_VARIABLES)
    return _shows(text, [canary(name) for name in names]) or _shows(text, issued)


def shows_ordinary(text: str) -> bool:
    """Whether `text` holds the value of a variable that nobody reads by its name."""
    return _shows(text, map(canary, ORDINARY_VARIABLES))


def _shows(text: str, values: Iterable[str]) -> bool:
    plain = text.lower()
    # A list of characters or a hex dump shows them with something in between.
    pieces = _pieces(plain) | _pieces(re.sub(r"[^0-9a-z]", "", plain))
    return any(not pieces.isdisjoint(_marks(value)) for value in values)


@cache
def _marks(value: str) -> frozenset[str]:
    """The pieces of all forms of a secret that a program may print."""
    data = value.encode()
    forms = [value, value[::-1], data.hex(), codecs.encode(value, "rot13")]
    for shift in range(3):
        encoded = base64.b64encode(b"." * shift + data).decode()
        forms.append(encoded[4 if shift else 0 : -4])
    return frozenset(piece for form in forms for piece in _pieces(form.lower()))


def _pieces(text: str) -> set[str]:
    return {text[start : start + LEAST] for start in range(len(text) - LEAST + 1)}
