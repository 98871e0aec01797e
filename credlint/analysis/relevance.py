"""Which functions can matter: those that name a source, a call or a key, and those tied to them by name.

A function that is none of these is run only when a relevant one calls it or hands it a secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import libcst as cst

from credlint.analysis.machine import Definition, Machine
from credlint.analysis.names import Bindings
from credlint.catalogue import schema
from credlint.catalogue.index import Index
from credlint.catalogue.names import AWS_VARIABLES, CREDENTIAL_NAMES, RESPONSE_KEYS, SDK_VARIABLES
from credlint.catalogue.shapes import METADATA_HOSTS

_SPELLED = frozenset(name.replace("_", "") for name in CREDENTIAL_NAMES)
_TEXT = re.compile(
    "|".join(
        [
            *(re.escape(name) for name in (*AWS_VARIABLES, *RESPONSE_KEYS, *METADATA_HOSTS)),
            *("_?".join(name.split("_")) for name in CREDENTIAL_NAMES),
            r"AWS_BEARER|AWS_CONTAINER|AWS_SHARED|AKIA|ASIA|\.aws\b|environ|security-credentials|KEY_ID|fs\.s3|sqs://|:%s@|:\{",
        ]
    ),
    re.IGNORECASE,
)
_SPREADING = frozenset({"client", "resource", "create_client", "setup_default_session"})
"""Calls that take credentials by late positions or unpacked mappings: without these they say nothing."""

_MAKING = frozenset({"__init__", "__new__", "__post_init__", "__call__", "__enter__", "__aenter__", "__getattr__"})
"""Methods that the name of their class calls."""

_ROWS = (
    schema.SdkCall,
    schema.EnvironmentReader,
    schema.EnvironmentMapping,
    schema.SecretStore,
    schema.WireTrace,
    schema.EnvironmentWriter,
)


_ELSEWHERE: tuple[tuple[re.Pattern[str], type[schema.Row], frozenset[str]], ...] = (
    (re.compile(r"\.aws\b|AWS_SHARED"), schema.FileAccess, frozenset({"open"})),
    (
        re.compile(r"169\.254\.|fd00:ec2|AWS_CONTAINER"),
        schema.FileAccess,
        frozenset({"get", "request", "urlopen", "put"}),
    ),
    (re.compile("|".join(SDK_VARIABLES)), schema.EnvironmentDefinition, frozenset()),
)
"""Texts that name a file, a host or a variable, and the calls that would use them wherever they stand."""


class Relevance:
    """The functions of one module that can matter, found by name before and while the module is run."""

    def __init__(self, catalogue: Index, imported: Iterable[str]) -> None:
        self._catalogue = catalogue
        self._seeds = seeds(catalogue, frozenset(imported))

    def is_seed(self, bindings: Bindings) -> bool:
        """Whether a scope itself names something that can make a finding."""
        if not self._seeds.isdisjoint(bindings.words) or not self._seeds.isdisjoint(bindings.calls):
            return True
        if not _SPREADING.isdisjoint(bindings.spreads):
            return True
        if any(word.replace("_", "").lower() in _SPELLED for word in bindings.words):
            return True
        return any(_TEXT.search(text.value) for text in bindings.texts)

    def prepare(self, m: Machine, bindings: Bindings, scope: str = "") -> None:
        """Make the definitions of all functions and classes of a scope known."""
        nodes: list[cst.FunctionDef | cst.ClassDef] = [*bindings.functions, *bindings.classes]
        for node in nodes:
            definition = m.definition(node, scope)
            self.prepare(m, definition.bindings, definition.qualname)

    def look(self, bindings: Iterable[Bindings]) -> None:
        """Look through the texts of all scopes: some make further names worth following anywhere in the file."""
        for scope in bindings:
            for text in scope.texts:
                for pattern, rows, names in _ELSEWHERE:
                    if pattern.search(text.value):
                        self._seeds |= names.union(
                            name.rpartition(".")[2]
                            for name, found in self._catalogue.items()
                            if any(isinstance(row, rows) for row in found)
                        )

    def spread(self, m: Machine) -> None:
        """Add every function that is tied to a relevant one: callers of it, and writers of what it reads."""
        definitions = m.definitions
        for definition in definitions:
            if definition.number not in m.relevant and self.is_seed(definition.bindings):
                m.relevant.add(definition.number)
        while True:
            names = {name for each in definitions if each.number in m.relevant for name in _names(each)}
            read = {word for each in definitions if each.number in m.relevant for word in _read(each)}
            # A function inside a relevant one is made by it, and one around it makes it.
            outer = {each.qualname.rpartition(".")[0] for each in definitions if each.number in m.relevant}
            inner = {
                each.qualname
                for each in definitions
                if each.number in m.relevant and (not isinstance(each.node, cst.ClassDef) or "." in each.qualname)
            }
            found = [
                each.number
                for each in definitions
                if each.number not in m.relevant
                and (
                    each.qualname in outer
                    or each.qualname.rpartition(".")[0] in inner
                    or not names.isdisjoint(each.bindings.words)
                    or not m.tainted.isdisjoint(each.bindings.words)
                    or not read.isdisjoint(each.bindings.stores)
                )
            ]
            if not found:
                return
            m.relevant.update(found)


def _names(definition: Definition) -> list[str]:
    """The names by which a function is called."""
    parts = definition.qualname.split(".")
    if parts[-1] in _MAKING:
        return parts[-2:-1]
    return [] if parts[-1] == "<lambda>" else parts[-1:]


def _read(definition: Definition) -> set[str]:
    """What a function reads that others may have written: attributes and outer names, where it passes values on."""
    bindings = definition.bindings
    if not isinstance(definition.node, cst.FunctionDef):
        return set()
    return bindings.words - bindings.local - bindings.called


def seeds(catalogue: Index, imported: frozenset[str]) -> frozenset[str]:
    """Identifiers that can make a finding in a file with these imports."""
    found = {"environ", "environb", "getenv", "getenvb"}
    found.update(catalogue.operations)
    for name, rows in catalogue.items():
        root = name.split(".", 1)[0]
        if root not in imported and root not in ("builtins", "*") and "." in name:
            continue
        if any(isinstance(row, _ROWS) or _issues(row) for row in rows):
            last = name.rpartition(".")[2]
            found.add(name.split(".")[-2] if last.startswith("__") else last)
    return frozenset(found - _SPREADING)


def _issues(row: schema.Row) -> bool:
    return isinstance(row, schema.Returns) and "Credentials" in row.returns
