"""What a file must contain to be worth parsing: groups of texts, one of which matches every file with a finding.

Names of credentials are searched for in a folded file, without case, spaces, quotes and some punctuation:
`aws_access_key_id`, `AWS_ACCESS_KEY_ID`, `awsAccessKeyId` and `"AWS_" + "ACCESS_KEY_ID"` are the same there, and
`fs.s3a.access.key` shares the stem `accesskey` with them. Identifiers of libraries are searched for as written.

Accepted for the sake of speed, each a complete program that does not pass although it should:

    from pycognito import Cognito; Cognito(p, c, r, None, None, None, None, None, a, b)  # no "secret" or "access_key"

    import boto3; boto3.client(s, None, None, True, None, None, a, b)  # no "secret"

    import fsspec; fsspec.open(url, token=value)  # without the secret that belongs to it; likewise s3fs's "password"

    import os; print(os.environ["\\x41\\x57\\x53_SESSION"])  # a name whose first letters are escapes

    import os; from unittest.mock import patch
    with patch.dict(os.environ, {}) as everything: print(everything)

    import boto3; print(boto3.client(service).create_session(Bucket=b))  # the service (s3) is not named

    %%bash
    printenv  # in a notebook
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from credlint.catalogue import schema
from credlint.catalogue.groups import Beyond, Clause, Group, Needles
from credlint.catalogue.kinds import Lifetime
from credlint.catalogue.names import (
    AWS_VARIABLE_PREFIX,
    AWS_VARIABLES,
    CREDENTIAL_NAMES,
    CREDENTIAL_WORDS,
    RESPONSE_KEYS,
)
from credlint.catalogue.schema import Row

_TABLE = bytes(range(256)).lower()
_DROPPED = b"_-. \t\r\n\"'(),+\\"

STEMS = (
    "assumerole",
    "sessiontoken",
    "accesskey",
    "credentials",
    "environ",
    "boto",
    "minio",
    "decouple",
    "starlette",
    "tenv",  # getenv, setenv, putenv, dotenv, printenv
    "secret",
    "aws",
    "://",
    "env",  # the magic, and the command
)
"""Folded texts that index the groups: a group is looked up only in files with the first of them that it requires."""

_KEYS = ("AKIA", "ASIA", "ABIA", "ACCA", "ABSK")
"""Prefixes of key ids, and of the API keys of Bedrock."""

_TOKENS = ("FwoGZXIvYXdzE", "FQoGZXIvYXdzE", "FQoDYXdzE", "AQoDYXdzE", "IQoJb3JpZ2luX2Vj", "AgoJb3JpZ2luX2Vj")
"""Prefixes of session tokens."""

_BY_PLACE = ("secret", "key", "token", "cred", "environ", "getenv")
"""A file that passes a pair of credentials by position contains one of these, in the name of a value or its source."""

_EARLY = 4
"""Arguments at positions below this are, in practice, also passed without the word "secret" anywhere."""

_PLAIN = frozenset({"builtins", "os", "sys", "pandas", "dask", "polars", "fs", "*"})
"""Packages whose name is unspecific, or need not occur in the file."""

_READERS = ("getenv", "setenv", "putenv", "dotenv")

_SENSITIVE = ("secret", "access_key")
"""Texts of which a file contains one if it passes a pair by position to a library whose name does not suggest AWS."""

_WHOLE = Beyond(
    b"environ",
    (
        b"environment",
        b"environs",
        b"environ[",
        b"environ.get",
        b"environ.pop",
        b"environ.setdefault",
        b"environ.update",
        b"environ.Env",
        b"environb[",
        b"environb.get",
        b"environb.pop",
        b"import environ\n",
        b"import environ\r",
        b"patch.dict(os.environ,",
        b"patch.dict('os.environ'",
        b'patch.dict("os.environ"',
        *(
            before + b" in os.environ" + after
            for before in (b'"', b"'", b" not")
            for after in (b":", b")", b"\n", b" ")
        ),
    ),
)
"""The environment as a whole: uses other than reading one variable or testing whether it exists."""

_SESSION = Beyond(
    b"Session(",
    (
        b"Session()",
        *(b"Session(" + name for name in (b"profile_name=", b"region_name=", b"botocore_session=", b"profile=")),
    ),
)
"""Sessions created with arguments other than these options: perhaps a pair by position."""

_ENVIRONMENT = Beyond(b"environ", (b"environment",))

_WORDS = ("aws", *CREDENTIAL_WORDS)
"""Words in the names of variables that may hold credentials of AWS or of others."""

_FETCHING = ("sts", "secretsmanager", "cognito-identity", "WithDecryption", "access_key")
"""What a file mentions that gets secrets from AWS, besides SSO."""

_LEVELS = ("setLevel", "dictConfig", "fileConfig")
"""By which functions loggers get a level."""

_ANNOTATING = frozenset({"botocore", "aiobotocore"})
"""Packages whose classes of credentials, as annotations, tell what a value is."""

_DEBUG = ("DEBUG", "debug", "NOTSET", "10")


def fold(text: str) -> bytes:
    """A text as it occurs in a folded file."""
    return text.encode().translate(_TABLE, _DROPPED)


def needles_of(shipped: Iterable[Row], extra: Iterable[Row] = ()) -> Needles:
    """The groups for these rows; for a user's SDK calls (in `extra`) the last name is enough."""
    groups = dict.fromkeys(
        (*_names(), *_environment(), *_by_hand(), *_merged(each for r in shipped for each in _groups(r)))
    )
    for row in extra:
        groups.update(dict.fromkeys(_named(row)))
    buckets: defaultdict[bytes, dict[Group, None]] = defaultdict(dict)
    for group in _needed(groups):
        for stem in _stems(group):
            buckets[stem][group] = None
    return Needles(
        table=_TABLE,
        dropped=_DROPPED,
        exact=tuple(text.encode() for text in _KEYS),
        stems=tuple((stem, tuple(found)) for stem, found in buckets.items()),
    )


def _group(
    *names: str | Iterable[str], texts: Iterable[str | Iterable[str]] = (), beyond: Beyond | None = None
) -> Group:
    """A group; a text that contains another one of the same clause is left out."""
    folded = (_least(fold(text) for text in _several(clause)) for clause in names)
    exact = (_least(text.encode() for text in _several(clause)) for clause in texts)
    return Group(tuple(dict.fromkeys(folded)), tuple(dict.fromkeys(exact)), beyond)


def _several(clause: str | Iterable[str]) -> Iterable[str]:
    return (clause,) if isinstance(clause, str) else clause


def _least(texts: Iterable[bytes]) -> Clause:
    found = tuple(dict.fromkeys(texts))
    return tuple(text for text in found if not any(other != text and other in text for other in found))


def _stems(group: Group) -> tuple[bytes, ...]:
    """Stems of which a file that matches the group has one: of `STEMS` if possible, else the group's longest text."""
    known = tuple(stem.encode() for stem in STEMS)
    clauses = [*group.names, *(tuple(text.translate(_TABLE, _DROPPED) for text in clause) for clause in group.texts)]
    if group.beyond is not None:
        clauses.append((group.beyond.text,))
    for stem in known:
        if any(all(stem in text for text in clause) for clause in clauses):
            return (stem,)
    for clause in clauses:
        found = [next((stem for stem in known if stem in text), b"") for text in clause]
        if all(found):
            return tuple(dict.fromkeys(found))
    return max((clause for clause in clauses if len(clause) == 1), key=lambda clause: len(clause[0]))


def _needed(groups: Iterable[Group]) -> list[Group]:
    """The groups without those that match only where a group of a single name does."""
    found = list(groups)
    alone = [group.names[0][0] for group in found if group.names and group == Group((group.names[0][:1],))]

    def covered(group: Group) -> bool:
        others = [one for one in alone if group != Group(((one,),))]
        return any(all(any(one in text for one in others) for text in clause) for clause in group.names)

    return [group for group in found if not covered(group)]


def _merged(groups: Iterable[Group]) -> Iterator[Group]:
    """The groups, with those that differ only in the identifier merged."""
    by_names: defaultdict[tuple[tuple[Clause, ...], tuple[Clause, ...]], list[bytes]] = defaultdict(list)
    for group in groups:
        if not group.texts:
            yield group
        else:
            by_names[group.names, group.texts[1:]].extend(group.texts[0])
    for (names, others), texts in by_names.items():
        yield Group(names, (_least(texts), *others))


def _names() -> Iterator[Group]:
    """Groups of names that are spelled like a credential, of keys of STS responses, and of session tokens."""
    for name in (*CREDENTIAL_NAMES, *AWS_VARIABLES, AWS_VARIABLE_PREFIX):
        yield _group(name)
    for key in RESPONSE_KEYS:
        yield _group(key, texts=[(f'{key}"', f"{key}'", f"{key}=")])
    yield _group(("aws", "s3"), ("secret_key", "key_secret"))
    yield _group("SessionToken", texts=[_TOKENS])  # in saved outputs of a notebook


def _environment() -> Iterator[Group]:
    """Groups of uses of the environment as a whole, and of variables that may hold a credential."""
    yield Group(beyond=_WHOLE)
    yield _group("environ", texts=["Env.ENVIRON"])  # the name of django-environ's attribute
    yield _group(_WORDS, beyond=_ENVIRONMENT)
    yield from (_group(_WORDS, texts=[reader]) for reader in _READERS)
    yield from (_group(texts=[shown]) for shown in ("%env", "!env", "!printenv"))


def _by_hand() -> Iterator[Group]:
    """Groups of what the rules CRD3xx look for, except names."""
    yield _group("security-credentials")
    yield _group("://", texts=["169.254.170"])
    yield _group(
        "credentials",
        texts=[(".aws/", ".aws\\", '.aws"', ".aws'", ".aws{"), ('credentials"', "credentials'")],
    )
    yield _group("botocore", "get_config_variable", texts=["credentials_file"])
    # In the command lines of a notebook.
    yield _group(texts=[".aws/credentials", ("%%", "!cat", "!cp", "!echo", "!mkdir", "!mv", "!printf")])
    yield _group("boto", beyond=_SESSION)
    yield _group("boto", texts=[("set_stream_logger", "set_file_logger", "set_debug_logger")])
    yield _group("botocore", texts=[_LEVELS, _DEBUG])
    yield _group("boto", _FETCHING, texts=[(*_LEVELS, "basicConfig"), _DEBUG])
    yield _group("boto", texts=[(*_LEVELS, "basicConfig"), _DEBUG, [f"{quote}sso" for quote in "\"'"]])


def _groups(row: Row) -> Iterator[Group]:
    match row:
        case schema.SdkCall():
            yield from _sdk_groups(row)
        case schema.KeyedCall():
            for key in (*row.access_keys, *row.secret_keys, *row.session_tokens):
                yield _group(*key.split("*"))
        case schema.TextCall():
            callers = tuple(_last(name) if _root(name) in _PLAIN else _root(name) for name in row.names)
            yield from (_group(*texts, callers) for texts in row.needles or ((),))
        case schema.ClassAttributes():
            keys = (*row.access_key, *row.secret_key, *row.session_token)
            yield _group(_root(row.base), _sensitive(keys), texts=[_last(row.base)])
        case schema.Operation():
            yield from _operation_groups(row)
        case schema.EnvironmentReader() | schema.EnvironmentMapping():
            yield from _environment_groups(row)
        case schema.ClassLookup():
            # The class itself is not named in such a file.
            yield from _named_groups(row.names, _SENSITIVE)
        case schema.CredentialClass():
            yield from _class_groups(row)
        case schema.Returns() if row.returns.endswith("Credentials"):
            yield from _named_groups(row.names)
        case schema.SecretStore() | schema.MetadataRequest():
            yield from _named_groups(_naming(row))
        case _:
            pass


def _naming(row: schema.SecretStore | schema.MetadataRequest) -> Iterable[str]:
    """The names of which a file contains one that makes a call of the row: of a method that of its class, too, which a
    program has to name."""
    if isinstance(row, schema.SecretStore):
        return (name for name in row.names if "aws" in name)
    owners = (name.rpartition(".")[0] for name in row.names)
    return (
        owner if owner.rpartition(".")[2][:1].isupper() else name for name, owner in zip(row.names, owners, strict=True)
    )


def _class_groups(row: schema.CredentialClass) -> Iterator[Group]:
    """Groups of a class of credentials: botocore's are returned by `get_credentials` or name what a parameter is."""
    module, _, last = row.name.rpartition(".")
    package, _, inner = module.rpartition(".")
    if package in _ANNOTATING:
        yield _group(module)
        yield _group(f"{package} import", texts=[f"{inner}.{last}"])
    elif "boto" not in _root(row.name):
        yield _group(_root(row.name), texts=[last])


def _sdk_groups(row: schema.SdkCall) -> Iterator[Group]:
    for name in row.names:
        yield from _call_groups(row, name)


def _named_groups(names: Iterable[str], *words: Sequence[str]) -> Iterator[Group]:
    for name in names:
        yield _group(*_root_names(name), *words, texts=[_last(name)])


def _environment_groups(row: schema.EnvironmentReader | schema.EnvironmentMapping) -> Iterator[Group]:
    # The groups of the environment itself cover os and django-environ.
    for root in {_root(name): None for name in row.names if _root(name) not in (*_PLAIN, "environ")}:
        words = _WORDS if _has_stem(root) else _sensitive(_WORDS)
        yield _group(root, words, texts=[(f"from {root}", f"import {root}", f", {root}")])
        if isinstance(row, schema.EnvironmentMapping) and row.whole:
            yield _group(root, texts=[tuple(_last(name) for name in row.names)])


def _call_groups(row: schema.SdkCall, name: str) -> Iterator[Group]:
    params = [param for param in (row.access_key, row.secret_key, row.session_token) if param is not None]
    roots, last = _root_names(name), _last(name)
    keys = [key for param in params for key in param.names]
    if row.inside is not None:
        yield _group(row.inside.names, _sensitive(keys), texts=[last])
        return
    # What another parameter must be ("aws" as a connection's type) is in quotes.
    cased = [text for value in row.values for text in (value, value.upper())]
    values = [[f"{quote}{text}{quote}" for text in cased for quote in "'\""]] if cased else []
    if values or _sensitive(keys):
        yield _group(*roots, keys if values else _sensitive(keys), texts=[last, *values])
    places = [param.position for param in params if param.position is not None]
    if places and roots == ("boto",):
        # A file that passes late positions names a secret somewhere.
        words = _BY_PLACE if min(places) < _EARLY else ("secret",)
        family = "connect_" if last.startswith("connect_") else last
        yield _group("boto", words, texts=[family, *_ways(name, family)])
    elif places and roots:
        told = [] if _has_stem(*roots, last) else [_SENSITIVE]
        yield _group(*roots, *told, texts=[last, *values])


def _ways(name: str, last: str) -> Iterator[tuple[str, ...]]:
    """The texts by which a file refers to a class or function of a package: module or import; none for methods."""
    package, *modules, _ = name.split(".")
    if not any(module[:1].isupper() for module in modules) and (modules or last[:1].isupper() or last == "connect_"):
        inner = [f"{package}.{module}" for module in modules[:1]] or [f"{package}.{last}", f"{package}.{last.lower()}"]
        yield (*inner, f"{package} import", f"{package} as")


def _sensitive(keys: Iterable[str]) -> tuple[str, ...]:
    """The keywords that indicate credentials by themselves; "key" and "token" occur together with a "secret"."""
    return tuple(key for key in keys if _has_stem(key))


def _has_stem(*texts: str) -> bool:
    return any(stem in fold(text).decode() for text in texts for stem in STEMS)


def _operation_groups(row: schema.Operation) -> Iterator[Group]:
    texts = [row.method, row.needs] if row.needs else [row.method]
    if row.lifetime is Lifetime.LISTED:
        return  # identifiers, which matter only if they are read by a key of STS responses
    if row.distinctive:
        yield _group(row.method, texts=texts)
    elif row.lifetime is Lifetime.STORED:
        # Airflow's hooks return clients, too.
        yield from (_group(root, texts=texts) for root in ("boto", "airflow.providers.amazon.aws"))
    else:
        yield from (_group(root, row.services, texts=texts) for root in ("boto", "airflow.providers.amazon.aws"))


def _named(row: Row) -> Iterator[Group]:
    """The groups of a row that a user has added."""
    if isinstance(row, schema.SdkCall):
        for name in row.names:
            yield _group(_last(name))
    if isinstance(row, schema.CredentialVariable):
        for pattern in row.names:
            known = max(re.split(r"[*?\[\]!]", pattern), key=len)
            names = [known] if known else []
            yield from (_group(*names, texts=[reader]) for reader in ("environ", "getenv"))


def _root(name: str) -> str:
    return name.split(".", 1)[0]


def _root_names(name: str) -> tuple[str, ...]:
    """The package as the file must contain it: "boto" for all of AWS's own, none for those that need not occur."""
    root = _root(name)
    if "boto" in root and "_" not in root:
        return ("boto",)
    return () if root in _PLAIN else (root,)


def _last(name: str) -> str:
    return name.rpartition(".")[2]
