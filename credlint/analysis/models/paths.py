"""Paths of files and URLs, as texts and objects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlparse

from credlint.analysis.core.arguments import Arguments, Call
from credlint.analysis.core.escape import holds_secret
from credlint.analysis.core.machine import Builtin, Machine
from credlint.analysis.domain.environment import ENVIRON, labels_of
from credlint.analysis.domain.literal_shapes import as_text
from credlint.analysis.domain.provenance import Labels
from credlint.analysis.domain.value_kinds import PATH
from credlint.analysis.domain.values import (
    HARMLESS,
    NONE,
    UNKNOWN,
    Atom,
    Const,
    Opaque,
    Ref,
    Text,
    Typed,
    Value,
    const,
    constants,
    is_none,
    join,
    only,
)
from credlint.analysis.objects.containers import tuple_of
from credlint.analysis.objects.holders import SHOWN
from credlint.analysis.objects.items import load_item
from credlint.analysis.objects.iteration import URLS
from credlint.analysis.objects.representation import propagated, revealed
from credlint.analysis.objects.strings import concat, marked, to_text, unmarked


def _joined_path(m: Machine, call: Call) -> Value:
    parts: list[Value] = []
    for value in call.positional:
        parts.extend((const("/"), to_text(m, value, call.site)) if parts else (to_text(m, value, call.site),))
    return concat(parts) if parts and call.rest is None else UNKNOWN


def _path(m: Machine, call: Call) -> Value:
    inner = [_path_text(value) for value in call.positional]
    joined = _joined_path(m, call.given(Arguments(inner))) if inner else const(".")
    return Value([Typed(PATH, (("first", joined),))])


def _path_text(value: Value) -> Value:
    """The text of a path object, or the text itself."""
    found = [atom.attribute("first") for atom in value.atoms if isinstance(atom, Typed) and atom.cls == PATH]
    texts = [text for text in found if text is not None]
    return join(texts) if texts else value


def _home(m: Machine, call: Call) -> Value:
    return Value([Typed(PATH, (("first", const("~")),))])


def _expandvars(m: Machine, call: Call) -> Value:
    texts = constants(call.at(0))
    if texts is None:
        return propagated(m, call.positional, call.site)
    environ = Value([Ref(ENVIRON)])
    names = [name for text in texts for name in re.findall(r"\$\{?(\w+)", str(text.value))]
    return (
        propagated(m, [load_item(m, environ, const(name), call.site) for name in names], call.site)
        if names
        else call.at(0)
    )


_ADDRESS = ("username", "password", "hostname", "port")
"""What is taken from the network location of a URL."""
_HARMLESS_PARTS = frozenset({"scheme", "username", "hostname", "port"})
"""Parts of a URL that are no secret, whatever the URL is."""
_FIELDS = {
    "urllib.parse.SplitResult": ("scheme", "netloc", "path", "query", "fragment"),
    "urllib.parse.ParseResult": ("scheme", "netloc", "path", "params", "query", "fragment"),
}


def _part(atom: Atom, name: str) -> Value:
    """A part of a URL by the name that `urllib.parse` gives it."""
    holes: dict[str, Labels] = {}
    if isinstance(atom, Const) and isinstance(atom.value, (str, bytes)):
        text = as_text(atom.value)
    elif isinstance(atom, Text):
        text, holes = marked(atom)
    else:
        return HARMLESS if name in _HARMLESS_PARTS or not isinstance(atom, Opaque) else Value([Opaque(atom.labels)])
    try:
        found = getattr(urlparse(text), name)
    except ValueError:  # the port is not known
        found = ""
    return NONE if found is None else unmarked(str(found), holes)


def _parts(m: Machine, url: Value, names: Iterable[str], site: int) -> dict[str, Value]:
    known = [atom for atom in url.atoms if isinstance(atom, (Const, Text, Opaque)) and not is_none(atom)]
    others = Value(atom for atom in url.atoms if not isinstance(atom, (Const, Text, Opaque)))
    atoms = [*known, *([Opaque(revealed(m, others, site))] if others.atoms else [])]
    return {name: join(_part(atom, name) for atom in atoms) for name in names}


def _split_result(m: Machine, cls: str, fields: dict[str, Value], site: int) -> Value:
    location = fields["netloc"].atoms
    text = join(Value([at]) if isinstance(at, Opaque) else concat([const("//"), Value([at])]) for at in location)
    address = _parts(m, text, _ADDRESS, site)
    return Value([Typed(cls, ((SHOWN, tuple_of(*fields.values())), *fields.items(), *address.items()))])


def _splitting(cls: str) -> Builtin:
    def run(m: Machine, call: Call) -> Value:
        url = call.get(("url", "urlstring"), 0) or UNKNOWN
        if not holds_secret(m, url):
            return Value([Opaque(labels_of(url), f"{call.name}()")])
        return _split_result(m, cls, _parts(m, url, _FIELDS[cls], call.site), call.site)

    return run


def split_method(m: Machine, parts: Typed, name: str, call: Call) -> Value:
    """`geturl`, `_replace` of a URL that is split into its parts."""
    fields = {field: parts.attribute(field) or UNKNOWN for field in _FIELDS[parts.cls]}
    if name == "_replace":
        return _split_result(m, parts.cls, {**fields, **call.keywords}, call.site)
    return propagated(m, fields.values(), call.site)


_NAMES = {"user": "username", "host": "hostname", "query_string": "query", "raw_path": "path"}
"""What URL objects call their parts, other than `urllib.parse`."""


def url_object(m: Machine, cls: str, text: Value, site: int) -> Value:
    """A URL object: its text and its parts."""
    names = {name: name for name in (*_FIELDS["urllib.parse.SplitResult"], *_ADDRESS)} | _NAMES
    parts = _parts(m, text, dict.fromkeys(names.values()), site)
    return Value([Typed(cls, (("first", text), *((name, parts[part]) for name, part in names.items())))])


def _url(cls: str) -> Builtin:
    def run(m: Machine, call: Call) -> Value:
        given = call.everything()
        text = to_text(m, call.at(0), call.site) if call.positional else const("")
        return url_object(m, cls, text if len(given) == 1 else propagated(m, given, call.site), call.site)

    return run


def url_method(m: Machine, url: Typed, name: str, call: Call) -> Value:
    """A method of a URL object: mostly another URL with what is given."""
    own = url.attribute("first") or UNKNOWN
    if name in ("joinpath", "__truediv__"):
        pieces = [piece for value in call.positional for piece in (const("/"), value)]
        return url_object(m, url.cls, concat([own, *pieces]), call.site)
    if name in ("with_password", "with_user", "origin"):
        return url_object(m, url.cls, propagated(m, call.everything(), call.site), call.site)
    if name in ("is_absolute", "is_default_port"):
        return HARMLESS
    return url_object(m, url.cls, propagated(m, [own, *call.everything()], call.site), call.site)


def _setting(m: Machine, call: Call) -> Value:
    """A setting of botocore's: the path of the shared credentials file is what it is by default."""
    name = only(call.get(("logical_name",), 0) or UNKNOWN)
    if name is not None and name.value == "credentials_file":
        return const("~/.aws/credentials")
    return UNKNOWN


PATHS: dict[str, Builtin] = {
    "os.path.expandvars": _expandvars,
    "os.path.join": _joined_path,
    PATH: _path,
    "pathlib.PurePath": _path,
    "pathlib.PosixPath": _path,
    "pathlib.Path.home": _home,
    "botocore.session.Session.get_config_variable": _setting,
    "urllib.parse.urlsplit": _splitting("urllib.parse.SplitResult"),
    "urllib.parse.urlparse": _splitting("urllib.parse.ParseResult"),
    **{cls: _url(cls) for cls in URLS},
    "yarl.URL.build": _url("yarl.URL"),
}
"""Qualified name → what a call of it gives."""
