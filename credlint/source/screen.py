"""Decides on a file's bytes whether it can matter at all."""

import codecs
from collections.abc import Sequence
from typing import Protocol

from credlint.source.decode import WIDE_BOMS, cookie, is_ascii_superset, is_decodable

DIRECTIVE = b"credlint:"


class Beyond(Protocol):
    """A text that must stand in a file more often than all `ordinary` uses of it together."""

    @property
    def text(self) -> bytes: ...
    @property
    def ordinary(self) -> Sequence[bytes]: ...


class Group(Protocol):
    """Of each clause one text must be there: of `names` in the folded file, of `texts` in the file as it is."""

    @property
    def names(self) -> Sequence[tuple[bytes, ...]]: ...
    @property
    def texts(self) -> Sequence[tuple[bytes, ...]]: ...
    @property
    def beyond(self) -> Beyond | None: ...


class Needles(Protocol):
    """What to look for: any of `exact`, or any stem together with any group in its list."""

    @property
    def table(self) -> bytes: ...
    @property
    def dropped(self) -> bytes: ...
    @property
    def exact(self) -> Sequence[bytes]: ...
    @property
    def stems(self) -> Sequence[tuple[bytes, Sequence[Group]]]: ...


def screen(data: bytes, needles: Needles) -> bool:
    """Whether `data` holds all needles of any group, a directive, or may hide them by its encoding.

    NUL bytes, a UTF-16 or UTF-32 mark, a cookie naming a codec in which ASCII bytes are no ASCII text, and what does
    not decode always pass: such files must be reported as unchecked, not passed over in silence.
    """
    if DIRECTIVE in data or b"\0" in data or data.startswith(WIDE_BOMS) or _has_foreign_cookie(data):
        return True
    # Most files are ASCII, which costs nothing to know.
    if not data.isascii() and not is_decodable(data):
        return True
    for text in needles.exact:
        if text in data:
            return True
    folded = data.translate(needles.table, needles.dropped)
    # Groups share many clauses.
    names: dict[tuple[bytes, ...], bool] = {}
    texts: dict[tuple[bytes, ...], bool] = {}
    for stem, groups in needles.stems:
        if stem in folded:
            for group in groups:
                if (
                    _holds(folded, group.names, names)
                    and _holds(data, group.texts, texts)
                    and (group.beyond is None or _exceeds(data, group.beyond))
                ):
                    return True
    return False


def _holds(data: bytes, clauses: Sequence[tuple[bytes, ...]], known: dict[tuple[bytes, ...], bool]) -> bool:
    """Whether of each clause one text is there; `known` keeps what has been looked for."""
    for clause in clauses:
        held = known.get(clause)
        if held is None:
            held = False
            # A plain loop: a generator costs as much as the search.
            for text in clause:
                if text in data:
                    held = True
                    break
            known[clause] = held
        if not held:
            return False
    return True


def _exceeds(data: bytes, beyond: Beyond) -> bool:
    return data.count(beyond.text) > sum(data.count(text) for text in beyond.ordinary)


def _has_foreign_cookie(data: bytes) -> bool:
    # A cookie stands on the first two lines: most files have none, and are done without a regular expression.
    second = data.find(b"\n", data.find(b"\n") + 1)
    head = data if second < 0 else data[:second]
    if b"coding" not in head:
        return False
    name = cookie(head.removeprefix(codecs.BOM_UTF8))
    return name is not None and not is_ascii_superset(name.decode("ascii"))
