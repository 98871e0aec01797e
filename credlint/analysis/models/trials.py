"""Patterns tried on texts shaped like keys: what an operation leaves of them, and whether it ends in a short time."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from math import comb
from typing import TypeAlias

from credlint.analysis.domain.markers import holes_of
from credlint.analysis.domain.provenance import NO_LABELS, Labels, Origin, path_markers, sources
from credlint.analysis.domain.values import Opaque, Text
from credlint.catalogue.kinds import Role

_TOKEN = re.compile(
    r"""\\. | \[\^?\]?(?:\\.|[^\]\\])*\] | \(\?P=\w+\) | \(\?\#[^)]*\) | \(\?[aiLmsux-]+\)
    | \((?:\?(?:[aiLmsux-]*:|[=!>]|<[=!]|P?<\w+>))? | [*+?][?+]? | \{\d*,?\d*\}[?+]? | .""",
    re.DOTALL | re.VERBOSE,
)
"""The tokens of a regular expression: a character or class, the beginning or end of a group, a repetition."""

_NESTED = re.compile(r"[+*}]\)?[+*{]|\([^)]*[+*][^)]*\)[+*{]")
"""A repetition in a repetition, by which the time could grow exponentially."""

_EFFORT = 20_000_000
"""Steps of a match, at worst, past which a pattern is not tried: a fifth of a second."""


_LONGEST = 1_000
"""Characters of a pattern that is tried: each repetition is compared with what follows it."""


@cache
def _loops(pattern: str) -> tuple[int, int] | None:
    """How many unbounded repetitions may share the same characters, and in how many ways the bounded ones may; None if
    a repetition may contain another one, or alternatives, so that the time could grow exponentially."""
    tokens = _TOKEN.findall(pattern)
    varied = [False]  # of each group that is open
    loops, ways, before, closed = 0, 1, "", False
    for at, token in enumerate(tokens):
        repeats = token[:1] in ("*", "+", "?") or (token[:1] == "{" and len(token) > 1)
        if token.startswith("(") and not token.endswith(")"):
            varied.append(False)
        elif token == ")" and len(varied) > 1:
            closed = varied.pop()
            varied[-1] |= closed
        elif token == "|":
            varied[-1] = True
        elif repeats:
            if before == ")" and closed and token[0] != "?":
                return None
            varied[-1] = True
            if _overlap(before, tokens[at + 1 :]):
                different = _different(token)
                loops += different is None
                ways *= different or 1
        before = token
    return loops, ways


def _different(repetition: str) -> int | None:
    """How many different numbers of times something may be repeated; None without a bound."""
    if repetition[0] != "{":
        return 2 if repetition[0] == "?" else None
    least, comma, most = repetition.strip("{}?+").partition(",")
    if not comma:
        return 1
    return int(most) - int(least or "0") + 1 if most else None


def _overlap(repeated: str, after: list[str]) -> bool:
    """Whether what is repeated may match the literal character that follows, so that there are several ways."""
    following = next((token for token in after if token != ")"), "")
    literal = following[1:] if following[:1] == "\\" and not following[1:].isalnum() else following
    if repeated == ")" or len(literal) != 1 or (literal == following and literal in "^$.()|[]*+?{"):
        return True
    try:
        return re.fullmatch(repeated, literal, re.IGNORECASE) is not None
    except re.error:
        return True


def affordable(pattern: str, length: int) -> bool:
    """Whether a pattern can be tried on a text of this length in a short time, however it is written."""
    found = None if len(pattern) > _LONGEST or _NESTED.search(pattern) else _loops(pattern)
    if found is None:
        return False
    loops, ways = found
    return length * ways * comb(length + loops, loops) <= _EFFORT


_LEFT = 9
"""So many characters of a key in a row are too many."""
_FILLER = "name"
"""What stands in a hole of a text that holds no secret."""


@cache
def _samples(role: Role | None, salt: int, start: str) -> tuple[str, ...]:
    """Texts shaped like keys, the same ones in every run; `start` is what the pattern may want them to begin with."""
    digest = hashlib.sha512(str(salt).encode()).digest()
    if role is Role.ACCESS_KEY:
        return tuple(f"{prefix}{base64.b32encode(digest).decode()[:16]}" for prefix in ("AKIA", "ASIA"))
    plain = base64.b64encode(digest, b"aZ").decode()[:40]
    hexadecimal = digest.hex()[:40]
    return (plain, f"{plain[:12]}/{plain[13:30]}+{plain[31:]}", hexadecimal, *((start + plain,) if start else ()))


def _remains(sample: str, result: str) -> bool:
    """Whether so much of a sample is left in a text that the key is given away: a part of it, or most of its pairs."""
    if any(sample[at : at + _LEFT] in result for at in range(len(sample) - _LEFT + 1)):
        return True
    pairs = [sample[at : at + 2] for at in range(0, len(sample), 2)]
    return sum(pair in result for pair in pairs) > len(pairs) // 2


def _role(labels: Labels) -> Role | None:
    """The role that all origins of a secret have."""
    roles = {_role_of(origin) for origin in sources(labels)}
    return roles.pop() if len(roles) == 1 else None


def _role_of(origin: Origin) -> Role | None:
    if origin.role is None and origin.detail.upper().endswith(("ACCESS_KEY_ID", "AWS_ACCESS_KEY")):
        return Role.ACCESS_KEY
    return origin.role


@dataclass(frozen=True, slots=True)
class _Trial:
    """A text with samples in its holes: what it is, and each sample with the labels for which it stands."""

    text: str
    samples: tuple[tuple[str, Labels], ...]

    def left(self, result: str) -> Labels:
        """The labels of what is still to be read in `result`."""
        return NO_LABELS.union(*(labels for sample, labels in self.samples if _remains(sample, result)))


def _trials(atom: Text | Opaque, pattern: re.Pattern[str]) -> Iterator[_Trial]:
    """Texts as `atom` may be at run time, for each shape that keys have."""
    parts, holes = (atom.parts, holes_of(atom)) if isinstance(atom, Text) else ((None,), (atom.labels,))
    prefix = re.match(r"[A-Za-z][\w-]+(?![\w*+?{-])", pattern.pattern)
    start = prefix[0] if prefix is not None else ""
    shapes = [_samples(_role(labels), salt, start) if labels else (_FILLER,) for salt, labels in enumerate(holes)]
    for at in range(max(map(len, shapes), default=0)):
        chosen = iter([shape[at % len(shape)] for shape in shapes])
        samples = tuple((shape[at % len(shape)], labels) for shape, labels in zip(shapes, holes, strict=True))
        yield _Trial("".join(next(chosen) if part is None else part for part in parts), samples)


Taken: TypeAlias = str | tuple["Taken", ...] | None
"""What an operation takes out of a text: a text, or parts of it."""


def _joined(taken: Taken) -> str:
    return "\0".join(map(_joined, taken)) if isinstance(taken, tuple) else taken or ""


def left_of(atom: Text | Opaque, pattern: re.Pattern[str] | None, operation: Callable[[str], Taken]) -> Labels:
    """The labels that the result of an operation on a text keeps: of a sample that is gone for one shape of keys the
    operation is meant to remove it. All of them where it cannot be tried."""
    found = atom.labels
    for trial in _trials(atom, pattern) if pattern is not None else ():
        if not affordable(pattern.pattern if pattern is not None else "", len(trial.text)):
            return atom.labels
        taken = operation(trial.text)
        if taken is not None:  # a text in which the pattern does not match is not like those that the program meets
            found &= trial.left(_joined(taken)) | path_markers(atom.labels)
    return found
