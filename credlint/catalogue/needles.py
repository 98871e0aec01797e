"""What a file must hold to be worth parsing: groups of texts, one of which stands in every file with a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from credlint.catalogue import schema
from credlint.catalogue.names import CREDENTIAL_NAMES, CREDENTIAL_WORDS, RESPONSE_KEYS
from credlint.catalogue.schema import Row
from credlint.catalogue.shapes import METADATA_HOSTS

_SDKS = frozenset({"boto3", "botocore", "aioboto3", "aiobotocore"})
"""Packages that stand in many files: a call counts only together with what passes credentials to it."""

_EARLY = 4
"""Positions below this are used in practice without their names."""

_COMMON = frozenset({"builtins", "os", "sys", "logging", "pandas", "dask", "polars", "sqlalchemy", "*"})
"""Packages that say nothing by themselves."""


def needles_of(rows: Iterable[Row]) -> tuple[tuple[bytes, ...], ...]:
    """The groups for these rows: a file with all texts of any group passes."""
    groups: dict[tuple[str, ...], None] = {}
    for group in (*_names(), *_environment(), *_by_hand()):
        groups[group] = None
    for row in rows:
        for group in _groups(row):
            groups[group] = None
    singles = {group[0] for group in groups if len(group) == 1}
    # A group that holds a text which is enough by itself, or contains one, adds nothing.
    kept = [
        group
        for group in groups
        if not any(single in text and (single,) != group for text in group for single in singles)
    ]
    # The texts that are rarest come first: containment of all is tested in order.
    return tuple(tuple(text.encode() for text in sorted(group, key=len, reverse=True)) for group in kept)


def _names() -> Iterator[tuple[str, ...]]:
    """Names of credentials, in snake and camel case, and the keys of STS's responses."""
    for name in CREDENTIAL_NAMES:
        camel = "".join(part.title() for part in name.split("_"))
        yield from ((name,), (name.upper(),), (camel,), (camel[0].lower() + camel[1:],))
    yield from ((key,) for key in RESPONSE_KEYS)
    yield from (("AKIA",), ("ASIA",))


def _environment() -> Iterator[tuple[str, ...]]:
    """Uses of the environment as a whole, and reads of variables that may name a credential."""
    whole = (
        ")", ",", "}", "]", ":", ";", "|", " ", "\n", "\r", "\t", ".items", ".values", ".keys", ".copy", ".__", "b)", "b,",
        "b.items", "b.values", "b.copy", "b.keys", "b\n", "b ",
    )  # fmt: skip
    yield from ((f"environ{end}",) for end in whole)
    readers = ("environ[", "environ.get", "environ.pop", "environ.setdefault", "environ\"", "environ'", "environb", "getenv")
    for reader in readers:
        for word in dict.fromkeys(_stem(word) for word in CREDENTIAL_WORDS):
            yield from ((reader, word), (reader, word.lower()))


def _stem(word: str) -> str:
    """A part of the word that is common to several: fewer texts to look for."""
    for stem in ("PASS", "SECRET", "TOKEN", "CREDENTIAL", "ACCESS_KEY", "PRIVATE_KEY"):
        if stem in word:
            return stem
    return word


def _by_hand() -> Iterator[tuple[str, ...]]:
    """What rule family 3 looks for."""
    yield from ((host,) for host in METADATA_HOSTS)
    yield from (("AWS_CONTAINER_CREDENTIALS",), ("AWS_SHARED_CREDENTIALS_FILE",), (".aws", "credentials"))
    yield from (("AWS_ACCESS_KEY",), ("AWS_BEARER_TOKEN",), ("AWS_CONTAINER_AUTHORIZATION",), ("AWS_SECURITY_TOKEN",))
    yield from (("set_stream_logger",), ("set_debug_logger",), ("set_file_logger",), ("botocore", "setLevel"))
    for service in ("sts", "secretsmanager"):
        yield from (("basicConfig", "DEBUG", service, "boto"), ("setLevel", "DEBUG", service, "boto"))


def _groups(row: Row) -> Iterator[tuple[str, ...]]:
    match row:
        case schema.SdkCall():
            for name in row.names:
                yield from _call_groups(row, name)
        case schema.KeyedCall():
            for key in (*row.access_keys, *row.secret_keys, *row.session_tokens):
                yield (max(key.split("*"), key=len),)
        case schema.TextCall():
            for text in _literal_parts(row):
                yield (text,)
                yield (text.lower(),)
        case schema.ClassAttributes():
            yield (_root(row.base),)
        case schema.Operation() if row.lifetime is not schema.Lifetime.LISTED:
            yield (row.method, row.needs) if row.needs else (row.method,)
        case schema.EnvironmentReader() | schema.EnvironmentMapping():
            for name in row.names:
                if _root(name) not in _COMMON:
                    yield from ((_root(name), word) for word in ("ecret", "ECRET", "TOKEN", "KEY", "PASS", "aws"))
        case schema.CredentialClass():
            # Objects of these classes come out of calls of their package.
            if _root(row.name) not in _SDKS:
                yield (_root(row.name), row.name.rpartition(".")[2])
        case schema.Returns() if row.returns.endswith("Credentials"):
            for name in row.names:
                yield (name.rpartition(".")[2],) if _root(name) in _SDKS else (_root(name), name.rpartition(".")[2])
        case schema.SecretStore():
            for name in row.names:
                if "aws" in name:
                    yield (_root(name), name.rpartition(".")[2])
        case _:
            pass


def _literal_parts(row: schema.TextCall) -> Iterator[str]:
    """The longest plain word of each pattern: the text must hold it."""
    for pattern in row.patterns:
        words = re.findall(r"[A-Za-z_:/]{3,}", re.sub(r"\\[a-zA-Z]|\(\?[a-zA-Z:!=<]+|\[[^]]*\]", " ", pattern))
        if words:
            yield max(words, key=len)


def _call_groups(row: schema.SdkCall, name: str) -> Iterator[tuple[str, ...]]:
    params = [param for param in (row.access_key, row.secret_key, row.session_token) if param is not None]
    root, last = _root(name), name.rpartition(".")[2]
    if row.inside is not None:
        for outer in row.inside.names:
            yield from ((outer, key) for param in params for key in param.names)
    elif root in _SDKS:
        early = any(param.position is not None and param.position < _EARLY for param in params)
        # Late positions are given by nobody who does not name a secret somewhere.
        yield from (((root, last),) if early else ((root, last, "ecret"), (root, last, "ECRET")))
        yield from ((key,) for param in params for key in param.names if key.startswith("aws_"))
    elif root in _COMMON:
        yield from ((last, key) for param in params for key in param.names)
        # A method of any object: its keyword alone says little.
    else:
        yield (root, last)


def _root(name: str) -> str:
    return name.split(".", 1)[0]
