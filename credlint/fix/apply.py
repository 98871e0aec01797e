"""Makes fixes in a file's bytes, as many at once as do not touch each other, until none is left that holds.

What has been changed is checked again each time. A fix stays only if the file can still be parsed, its finding is gone
and no other has come: else the file is as if there were no such fix.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from credlint.model.diagnostic import Diagnostic
from credlint.model.fix import Applicability, Edit, Fix
from credlint.model.result import FileResult
from credlint.model.span import Span

ROUNDS = 100
"""Checks of one file: what is left then is reported, and the next run goes on with it."""

UNUSED = "CRD900"
"""A comment can lose what it suppresses by a fix; that is told, and has a fix itself."""

_WORD = re.compile(rb"[^\W\d]\w*(?!\w*\s*=[^=])")
"""A name in the bytes of a program; not that of a keyword argument."""

Check = Callable[[bytes], FileResult]
Choose = Callable[[FileResult], Sequence[Diagnostic]]


Places: TypeAlias = frozenset[tuple[str, Span]]
"""Places of calls, by the paths of their files."""

_PASSING = "CRD103"
"""The rule of calls that hand on what they are given."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What has become of a file: its bytes, its result now, the findings that were fixed, in the order in which that
    was done, those whose fixes did not hold, and the edits of each round.
    """

    data: bytes
    result: FileResult
    fixed: tuple[Diagnostic, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    rounds: tuple[tuple[Edit, ...], ...] = ()


def fixable(findings: Iterable[Diagnostic], unsafe: bool) -> list[Diagnostic]:
    """The findings whose fixes may be made: the safe ones, and the `unsafe` ones if these are wanted."""
    wanted = {Applicability.SAFE, *((Applicability.UNSAFE,) if unsafe else ())}
    return [one for one in findings if one.fix is not None and one.fix.applicability in wanted]


def used_places(findings: Iterable[Diagnostic]) -> Places:
    """Where functions of other files hand on what these findings say that they are given."""
    return frozenset((step.path, step.span) for one in findings for step in one.steps if step.path)


def is_used(path: str, finding: Diagnostic, places: Places) -> bool:
    """Whether a finding of the file at `path` is a call that hands on what other files are reported to give to it: it
    keeps that, or they would give it for nothing."""
    return finding.code == _PASSING and (path, finding.span) in places


def is_sound(fix: Fix, size: int) -> bool:
    """Whether the edits of a fix lie in a file of `size` bytes, in any order, and none in another."""
    edits = sorted(fix.edits)
    ends = [0, *(edit.end for edit in edits)]
    return (
        bool(edits)
        and ends[-1] <= size
        and all(end <= edit.start <= edit.end for end, edit in zip(ends, edits, strict=False))
    )


def splice(data: bytes, edits: Iterable[Edit]) -> bytes:
    """`data` with edits made, none of which overlap."""
    parts: list[bytes] = []
    done = 0
    for edit in sorted(edits):
        parts += [data[done : edit.start], edit.content]
        done = edit.end
    return b"".join((*parts, data[done:]))


def compatible(data: bytes, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The first of `findings`, and those that can be fixed with it at once.

    Edits that touch wait for the next round: which of them comes first could matter. So does the last of several fixes
    that delete the same name: only when the others are made can it be seen that what they had in common is left over.
    """
    sound = [one for one in findings if one.fix is not None and is_sound(one.fix, len(data))]
    names = [_deleted(data, one.fix) if one.fix is not None else set[bytes]() for one in sound]
    count = Counter(name for each in names for name in each)
    waited_for: set[bytes] = set()
    waiting: set[int] = set()
    for number in reversed(range(len(sound))):
        shared = {name for name in names[number] if count[name] > 1}
        if shared - waited_for:
            waiting.add(number)
            waited_for |= shared
    chosen: list[Diagnostic] = []
    taken: list[Edit] = []
    for number, finding in enumerate(sound):
        edits = finding.fix.edits if finding.fix is not None else ()
        if number not in waiting and not any(_touch(one, other) for one in edits for other in taken):
            chosen.append(finding)
            taken += edits
    return chosen


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def _deleted(data: bytes, fix: Fix) -> set[bytes]:
    """The names in what a fix deletes."""
    if all(data[edit.start : edit.end].lstrip().startswith(b"#") for edit in fix.edits):
        return set()
    return {name for edit in fix.edits for name in _WORD.findall(data[edit.start : edit.end])}


def apply_fixes(data: bytes, check: Check, choose: Choose, parses: Callable[[bytes], bool]) -> Fixed:
    """Fix what `choose` gives of a file's result as often as there is something; `check` gives the results.

    `parses` says whether bytes are a program in the same encoding as `data`.
    """
    result = check(data)
    fixed: list[Diagnostic] = []
    refused: dict[str, Diagnostic] = {}
    rounds: list[tuple[Edit, ...]] = []
    checks = 0
    batch: list[Diagnostic] = []
    while checks < ROUNDS:
        if not batch:
            wanted = [one for one in choose(result) if one.fingerprint not in refused]
            batch = compatible(data, wanted)
            if not batch:
                break
        edits = tuple(edit for one in batch if one.fix for edit in one.fix.edits)
        after = splice(data, edits)
        checks += 1
        checked = check(after) if parses(after) else None
        if checked is not None and _holds(result, checked, batch):
            data, result = after, checked
            fixed += batch
            rounds.append(edits)
            batch = []
        else:
            if len(batch) == 1:
                refused[batch[0].fingerprint] = batch[0]
            # One of them does not hold: the first half may.
            batch = batch[: len(batch) // 2]
    return Fixed(data, result, tuple(fixed), tuple(refused.values()), tuple(rounds))


def _holds(before: FileResult, after: FileResult, batch: Collection[Diagnostic]) -> bool:
    """Whether as many findings of each rule are gone as were fixed, at least."""
    if after.unchecked is not None:
        return False
    left = _codes(before)
    left.subtract(one.code for one in batch)
    now = _codes(after)
    if any(one.code != UNUSED for one in batch):
        del now[UNUSED]
    return all(count <= left[code] for code, count in now.items())


def _codes(result: FileResult) -> Counter[str]:
    """How many findings of each rule there are, the suppressed ones among them."""
    return Counter(one.code for one in (*result.diagnostics, *(one.diagnostic for one in result.suppressed)))
