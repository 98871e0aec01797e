"""What a file hands to an SDK as a secret: a first run finds it, in a second it is a secret wherever it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from credlint.analysis.domain.provenance import Labels, Origin, Provenance
from credlint.analysis.domain.value_kinds import Naming
from credlint.analysis.domain.values import (
    Address,
    Atom,
    Const,
    Opaque,
    Qual,
    Typed,
    Value,
)

_UNDECIDED = frozenset({Provenance.CONFIGURATION, Provenance.PARAMETER, Provenance.UNKNOWN})
_STEP = re.compile(r"[.\[]")
_WORD = re.compile(r"[^\W\d]\w*")
_ANY = "[]"
"""The step of an access path to one of all items."""
_TEXT_KEY = re.compile(r"\[[^\[\]]*[^\[\]\d-][^\[\]]*\]$")
_UNWRAPPED = re.compile(r"\.get_secret_value\(\)(?:#\d+)?$")


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One value of unknown origin: its access path, and the site of the parameter or setting that this starts from.

    The site is 0 where the path identifies the value in the whole module.
    """

    site: int
    path: str


@dataclass(slots=True)
class Uses:
    """The values that are handed to an SDK as a secret: `known` from an earlier run, `found` in this one.

    A known value gets the origin USED whenever it is read; so does what holds it, as showing that shows the value.
    """

    known: frozenset[Use] = frozenset()
    found: set[Use] = field(default_factory=set)
    _holders: dict[Use, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for use in sorted(self.known):
            for step in _STEP.finditer(use.path):
                self._holders.setdefault(Use(use.site, use.path[: step.start()]), use.path)

    def note(self, value: Value) -> None:
        """Note a value that is handed over."""
        for atom in value.atoms:
            if isinstance(atom, Typed):
                self.note(atom.attribute("first") or Value())
            else:
                self.found.update(_uses_of(atom))

    def names(self) -> frozenset[str]:
        """The names by which the module refers to what has been found: the first and the last of each path."""
        found = (_WORD.findall(use.path) for use in self.found)
        return frozenset(name for words in found if words for name in (words[0], words[-1]))

    def words(self) -> frozenset[str]:
        """All names that have to do with what has been found; of the path of a module its last parts."""
        paths = ((use.site, _WORD.findall(use.path)) for use in self.found)
        return frozenset(name for site, words in paths for name in (words if site else words[-3:]))

    def at(
        self, labels: Labels, path: str = "", binding: Naming = Naming.NONE, identity: Address | None = None
    ) -> Opaque:
        """A value of unknown content at an access path; whether its container is a secret says nothing of it."""
        if not self.known:
            return Opaque(labels, path, binding, at=identity)
        labels = frozenset(label for label in labels if label.kind is not Provenance.USED)
        return self.marked(Opaque(labels, path, binding, at=identity))

    def marked(self, atom: Opaque) -> Opaque:
        """The value as a secret if it is known as one, or holds one."""
        # Of what has no path of its own, as a mapping's keys, it is known only from whom it comes.
        uses = (use for use in _uses_of(atom) if atom.name or use in self.known)
        mark = next(filter(None, map(self._mark, uses)), None)
        return atom if mark is None else Opaque(atom.labels | {mark}, atom.name, atom.binding, atom.cls, atom.at)

    def listed(self, atom: Opaque) -> Labels:
        """What iterating a value reveals: a mapping's keys are not its values."""
        if not self.known or any(use in self.known for use in _uses_of(atom)):
            return atom.labels
        return frozenset(label for label in atom.labels if label.kind is not Provenance.USED)

    def of_module(self, value: Value, site: int) -> Value:
        """A member of a module that is not followed, as a secret if it is known as one."""
        if not any(isinstance(atom, Qual) and Use(0, atom.name) in self.known for atom in value.atoms):
            return value
        unknown = Origin(Provenance.UNKNOWN, "", None, site)
        return Value(
            self.marked(Opaque(frozenset([unknown]), atom.name)) if isinstance(atom, Qual) else atom
            for atom in value.atoms
        )

    def _mark(self, use: Use) -> Origin | None:
        path = use.path if use in self.known else self._holders.get(use)
        return None if path is None else Origin(Provenance.USED, _shown(path), None, use.site, guessed=True)


def _uses_of(atom: Atom) -> Iterator[Use]:
    """The identities of a value of unknown origin; none for anything else."""
    if isinstance(atom, Qual):
        yield Use(0, atom.name)
    if not isinstance(atom, Opaque):
        return
    path = _UNWRAPPED.sub("", atom.name)
    if not any(letter.isalpha() for letter in path):
        path = ""  # a blank to be filled in: `____`
    origins = sorted(
        (label for label in atom.labels if isinstance(label, Origin) and label.kind in _UNDECIDED),
        key=lambda origin: (origin.site, origin.detail),
    )
    for origin in origins:
        of_item = f"{origin.detail}{_ANY}{path}" if path.startswith("[") else ""
        if origin.kind is Provenance.PARAMETER:
            yield Use(origin.site, of_item or path or origin.detail)
        elif path and not (of_item and origin.site):
            yield Use(0, path)
        elif origin.site:
            yield Use(origin.site, of_item or origin.detail)


def _shown(path: str) -> str:
    """The last name of a path, as a message shows it."""
    names = _WORD.findall(path)
    return names[-1] if names else ""


def step(path: str, key: Const | None) -> str:
    """The access path of an item; a key's dots do not separate attributes."""
    if not path or key is None or not isinstance(key.value, (str, int)):
        return ""
    return item_path(path, key.value)


def item_path(path: str, key: str | int) -> str:
    """As `step`, also from something that has no path: one of the items that a loop runs over."""
    name = str(key).replace(".", "\u00b7")
    return f"{path}[{name}]"


def has_text_key(path: str) -> bool:
    """Whether an access path leads to what stands under a text key."""
    return _TEXT_KEY.search(path) is not None
