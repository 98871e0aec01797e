"""What names of variables say about their values."""

import re
from functools import lru_cache

from credlint.analysis.domain.literal_shapes import words
from credlint.analysis.domain.provenance import Labels, Marker, MarkerKind, Provenance
from credlint.catalogue.names import (
    AWS_VARIABLE_PREFIX,
    AWS_VARIABLES,
    CONNECTING_WORDS,
    CREDENTIAL_NAMES,
    CREDENTIAL_WORDS,
    PATH_VARIABLES,
    PLAIN_ENDINGS,
    PLAIN_FIELDS,
)

_NUMBERS = ("MAX_", "MIN_", "NUM_")
_FLAGS = ("ALLOW_", "CHECK_", "DISABLE_", "ENABLE_", "HAS_", "IS_", "NO_", "REQUIRE_", "SKIP_", "USE_", "VALIDATE_")
_OTHERS = (*_NUMBERS, *_FLAGS)
"""Prefixes of names of numbers and of flags."""
_SUFFIXES = tuple(f"_{word}" for word in CREDENTIAL_WORDS)


@lru_cache(maxsize=1024)
def aws_variable(name: str) -> bool:
    """Whether an environment variable of this name holds an AWS secret."""
    return name in AWS_VARIABLES or name.startswith(AWS_VARIABLE_PREFIX)


CREDENTIALS_FILE = re.compile(r"(?:^|[/\\])\.aws[/\\]+credentials$")
"""The end of the path of the shared credentials file."""
_FETCHED = re.compile(r"/security-credentials\b|\b169\.254\.170\.\d")
"""What is in the URLs from which credentials are fetched."""
_FILE_VARIABLE = "AWS_SHARED_CREDENTIALS_FILE"


def leads_to_credential(text: str) -> bool:
    """Whether a text is the path of the shared credentials file, the URL of credentials, or a variable's name."""
    return aws_variable(text) or bool(CREDENTIALS_FILE.search(text) or _FETCHED.search(text))


def is_file_variable(name: str) -> bool:
    """Whether an environment variable holds the path of the shared credentials file."""
    return name == _FILE_VARIABLE


@lru_cache(maxsize=1024)
def credential_variable(name: str) -> bool:
    """Whether the name of an environment variable, of which camel case is read as words, is clearly a credential's."""
    upper = "_".join(words(name)).upper()
    if upper in PATH_VARIABLES:
        return False
    return upper in CREDENTIAL_WORDS or (upper.endswith(_SUFFIXES) and not upper.startswith(_OTHERS))


@lru_cache(maxsize=4096)
def spelled_like_credential(name: str) -> bool:
    """Whether a name is spelled exactly like an AWS credential, in any case, snake or camel."""
    return name.replace("_", "").lower() in _SPELLED


@lru_cache(maxsize=4096)
def may_name_credential(name: str) -> bool:
    """Whether one of a name's words speaks of credentials; a name that does not is plainly that of something else."""
    return spelled_like_credential(name) or not _CREDENTIAL_WORDS.isdisjoint(words(name))


_CREDENTIAL_WORDS = frozenset(
    {
        *("access", "apikey", "auth", "authorization", "cred", "credential", "credentials", "creds", "key", "pass"),
        *("passphrase", "passwd", "password", "private", "pwd", "secret", "secrets", "session", "token", "tokens"),
        "value",
    }
)


@lru_cache(maxsize=4096)
def names_secret_key(name: str) -> bool:
    """Whether a name is made of words that together say "secret key of AWS"."""
    found = f"_{'_'.join(words(name))}_"
    return "_secret_" in found and "_key_" in found and ("_aws_" in found or "_s_3_" in found)


@lru_cache(maxsize=1024)
def plain_field(name: str) -> bool:
    """Whether a field of a stored secret is no secret by its name: one of those of AWS's own secrets, or the name says
    that it is an address, a bucket, an ARN, a region. A URL may hold a password: that of a service does not."""
    found = words(name)
    if name.lower() in PLAIN_FIELDS:
        return True
    if len(found) < 2 or not f"_{'_'.join(found)}".endswith(_PLAIN_ENDINGS):
        return False
    return found[-1] != "url" or CONNECTING_WORDS.isdisjoint(found)


_PLAIN_ENDINGS = tuple(f"_{ending}" for ending in PLAIN_ENDINGS)
_SPELLED = frozenset(name.replace("_", "") for name in CREDENTIAL_NAMES)


_UNDECIDED = frozenset({Provenance.UNKNOWN, Provenance.PARAMETER, Provenance.CONFIGURATION})


def is_undecided(labels: Labels) -> bool:
    """Whether a value may be what its name says: no more is known of it, and it is not masked."""
    return any(label.kind in _UNDECIDED for label in labels) and Marker(MarkerKind.MASKED) not in labels
