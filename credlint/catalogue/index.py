"""Lookups over the rows of the catalogue."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from importlib import import_module
from types import MappingProxyType
from typing import TypeVar

from credlint.catalogue import schema
from credlint.catalogue.groups import Needles
from credlint.catalogue.kinds import STORING, Lifetime
from credlint.catalogue.needles import needles_of
from credlint.catalogue.schema import Row

MODULES = (
    "classes",
    "deployments",
    "flows",
    "handling",
    "operations",
    "options",
    "propagators",
    "responses",
    "results",
    "results_aws",
    "sanitizers",
    "sdk_boto2",
    "sdk_calls",
    "sdk_databases",
    "sdk_filesystems",
    "sdk_models",
    "sdk_others",
    "sdk_storage",
    "sdk_texts",
    "sinks_output",
    "sinks_send",
    "sinks_store",
    "sources",
)
"""The modules of the catalogue that hold rows; each has a tuple `ROWS`."""

T = TypeVar("T")


@cache
def rows() -> tuple[Row, ...]:
    """Every row that credlint ships."""
    found: list[Row] = []
    for name in MODULES:
        found.extend(import_module(f"credlint.catalogue.{name}").ROWS)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Entry:
    """All rows about one qualified name."""

    rows: tuple[Row, ...]

    def get(self, kind: type[T]) -> T | None:
        """The first row of a type; None if there is none."""
        for row in self.rows:
            if isinstance(row, kind):
                return row
        return None


NOTHING = Entry(())

_MOST_NAMES = 20_000
"""The names that are kept resolved: programs bring new ones without end."""


class Index:
    """The catalogue as the analysis queries it: by qualified name, by operation, by class."""

    def __init__(self, extra: Iterable[Row] = ()) -> None:
        by_name: defaultdict[str, list[Row]] = defaultdict(list)
        operations: defaultdict[str, list[schema.Operation]] = defaultdict(list)
        classes: dict[str, schema.CredentialClass] = {}
        attributes: dict[str, list[schema.ClassAttributes]] = defaultdict(list)
        aliases: dict[str, str] = {}
        variables: list[str] = []
        dummies: set[str] = set()
        # A user's rows come first: they take precedence over shipped rows about the same name.
        extra = tuple(extra)
        for row in (*extra, *rows()):
            match row:
                case schema.Operation():
                    operations[row.method].append(row)
                case schema.CredentialClass():
                    classes[row.name] = row
                case schema.ClassAttributes():
                    attributes[row.base].append(row)
                case schema.CredentialVariable():
                    variables.extend(row.names)
                case schema.DummyLiteral():
                    dummies.update(row.names)
                case schema.ClassAlias():
                    aliases.update(dict.fromkeys(row.aliases, row.name))
                case _:
                    for name in row.names:
                        by_name[name].append(row)
        self._aliases = aliases
        self._canonical: dict[str, str] = {}
        self._variables = tuple(variables)
        self.dummies = frozenset(dummies)
        entries: defaultdict[str, list[Row]] = defaultdict(list)
        for name, found in by_name.items():
            entries[self.canonical(name)].extend(row for row in found if row not in entries[self.canonical(name)])
        self._entries = {name: Entry(tuple(found)) for name, found in entries.items()}
        # "*.execute", "*.wfile.write": a method of any receiver that is not resolved.
        self._methods = {name[2:]: entry for name, entry in self._entries.items() if name.startswith("*.")}
        self.operations = MappingProxyType(dict(operations))
        self.distinctive = frozenset(
            name for name, found in operations.items() if any(row.distinctive for row in found)
        )
        self.credential_parts = frozenset(
            row.path[-1] for found in operations.values() for row in found if row.path and _issues_temporary(row)
        )
        self.classes = MappingProxyType({self.canonical(name): row for name, row in classes.items()})
        self.class_attributes = MappingProxyType(dict(attributes))
        known = {*by_name, *classes, *attributes, *aliases, *aliases.values()}
        children: defaultdict[str, set[str]] = defaultdict(set)
        for name in known:
            parts = name.split(".")
            for end in range(1, len(parts)):
                children[".".join(parts[:end])].add(parts[end])
        self._extra = extra
        self.configured = tuple(name for row in extra if isinstance(row, _CALLED) for name in row.names)
        """The names of functions and classes of which the user says what they do."""
        made = {
            row.returns
            for name, entry in self._entries.items()
            for row in entry.rows
            if isinstance(row, _MAKING) and row.returns != name  # to call a class is to name it
        }
        self._sensitive = _sensitive((*self._entries.items(), *self._class_entries()), {*made, *aliases.values()})
        self.with_options = _only_with(self._entries, lambda row: isinstance(row, schema.SdkCall) and row.inside)
        self.showing = _last_names(self._entries, lambda row: isinstance(row, schema.Sink) and row.kind not in STORING)
        """The last names of sinks that show what they are given, and do not store or send it."""
        self.wire_traces = _only_with(self._entries, lambda row: isinstance(row, schema.WireTrace))
        self.metadata_requests = _last_names(self._entries, lambda row: isinstance(row, schema.MetadataRequest))
        """The last names of calls that request credentials from a metadata service."""
        self.last_names = frozenset(name.rpartition(".")[2] for name in self._entries)
        self._children = {name: frozenset(found) for name, found in children.items()}

    def _class_entries(self) -> Iterator[tuple[str, Entry]]:
        """The classes whose instances hold credentials, which a program can create itself."""
        return ((name, Entry((row,))) for name, row in self.classes.items())

    def sensitive(self, imported: Collection[str], words: Collection[str]) -> set[str]:
        """The last names of sensitive entries, for a file that imports these packages and contains these words."""
        found: set[str] = set()
        for root in ("", *imported):
            found.update(last for last, way in self._sensitive.get(root, ()) if way.issubset(words))
        return found

    @cached_property
    def needles(self) -> Needles:
        """What the screen looks for."""
        return needles_of(rows(), self._extra)

    def canonical(self, name: str) -> str:
        """The name that rows use for `name`, with aliases of classes resolved."""
        known = self._canonical.get(name)
        if known is None:
            if len(self._canonical) >= _MOST_NAMES:
                self._canonical.clear()
            known = self._canonical[name] = self._resolved(name)
        return known

    def _resolved(self, name: str) -> str:
        if name in self._aliases:
            return self._aliases[name]
        head, dot, _ = name.rpartition(".")
        while dot:
            if head in self._aliases:
                return f"{self._aliases[head]}{name[len(head) :]}"
            head, dot, _ = head.rpartition(".")
        own = self.vendored(name)
        return name if own == name else self._resolved(own)

    def vendored(self, name: str) -> str:
        """The own name of what a package has copied into itself: `click.echo` for `acme._vendor.click.echo`."""
        if not _VENDORED.search(name):
            return name
        own = _VENDORED.split(name)[-1]
        package = own.partition(".")[0]
        return own if package in self._children and package not in sys.stdlib_module_names else name

    def entry(self, name: str) -> Entry:
        """The rows about a qualified name."""
        return self._entries.get(self.canonical(name), NOTHING)

    def items(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Every qualified name with its rows."""
        return ((name, entry.rows) for name, entry in self._entries.items())

    @staticmethod
    def is_sensitive(entry: Entry) -> bool:
        """Whether an entry is sensitive: what it describes can cause a finding by itself."""
        return any(isinstance(row, _SENSITIVE) or _issues(row) for row in entry.rows)

    def method(self, name: str) -> Entry:
        """The rows about a method of any receiver that is not resolved, by the last part of a dotted name and by its
        last two."""
        head, _, last = name.rpartition(".")
        longer = self._methods.get(f"{head.rpartition('.')[2]}.{last}", NOTHING)
        return Entry((*self._methods.get(last, NOTHING).rows, *longer.rows))

    def is_credential_variable(self, name: str) -> bool:
        """Whether the user has declared that an environment variable holds a credential."""
        return any(fnmatchcase(name, pattern) for pattern in self._variables)

    def children(self, name: str) -> frozenset[str]:
        """The names of the catalogue directly below a module (for star imports)."""
        return self._children.get(name, frozenset())


_VENDORED = re.compile(r"(?:^|\.)(?:_vendor|_?vendored|packages)\.")
"""What the names of packages are put behind that another one has copied into itself."""

_SENSITIVE = (
    schema.SdkCall,
    schema.EnvironmentReader,
    schema.EnvironmentMapping,
    schema.SecretStore,
    schema.WireTrace,
    schema.MetadataRequest,
    schema.EnvironmentWriter,
    schema.CredentialClass,
)
"""Types of rows about what can cause a finding by itself."""


_CALLED = (schema.SdkCall, schema.Sink, schema.Sanitizer)
_MAKING = (schema.Returns, schema.SdkCall)
"""Types of rows about what returns an object, whose class the program need not name."""


def _sensitive(
    entries: Iterable[tuple[str, Entry]], made: Collection[str]
) -> Mapping[str, Sequence[tuple[str, frozenset[str]]]]:
    """The last names of sensitive entries, by the package that must be imported for them ("": none).

    Each comes with the names of the modules and classes on the access path to it; up to a class whose instances a call
    returns (`made`) they need not occur.
    """
    found: defaultdict[str, set[tuple[str, frozenset[str]]]] = defaultdict(set)
    for name, entry in entries:
        root, *inner = name.split(".")
        if root in ("builtins", "*") or not inner:
            root = ""
        if Index.is_sensitive(entry):
            *way, last = inner or [name]
            if last.startswith("__"):
                last = way.pop() if way else root
            known = max((end for end in range(len(way) + 1) if ".".join((root, *way[:end])) in made), default=0)
            found[root].add((last, frozenset(way[known:]) if root else frozenset()))
    return {root: tuple(names) for root, names in found.items()}


def _written(name: str) -> str:
    """The last part of a qualified name that a program contains: the class where it is a special method."""
    return next(part for part in reversed(name.split(".")) if not part.startswith("__"))


def _last_names(entries: Mapping[str, Entry], is_such: Callable[[Row], object]) -> frozenset[str]:
    """The last names of what has a row of this kind."""
    return frozenset(name.rpartition(".")[2] for name, entry in entries.items() if any(map(is_such, entry.rows)))


def _only_with(entries: Mapping[str, Entry], is_such: Callable[[Row], object]) -> frozenset[str]:
    """The last names all of whose sensitive rows are of this kind."""
    such: set[str] = set()
    others: set[str] = set()
    for name, entry in entries.items():
        sensitive = [row for row in entry.rows if isinstance(row, _SENSITIVE) or _issues(row)]
        if sensitive:
            (such if all(map(is_such, sensitive)) else others).add(_written(name))
    return frozenset(such - others)


def _issues_temporary(row: schema.Operation) -> bool:
    return row.lifetime is Lifetime.TEMPORARY and bool(row.secrets)


def _issues(row: Row) -> bool:
    return isinstance(row, schema.Returns) and "Credentials" in row.returns


@cache
def default_index() -> Index:
    """The catalogue as shipped."""
    return Index()
