"""Reads what a comment asks of credlint."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import zip_longest

from credlint.model.doubt import without_doubts
from credlint.model.redact import redact
from credlint.model.rule_info import RuleInfo
from credlint.source.layout import Comment

MARK = "credlint:"
"""No text without it holds a directive."""

START = re.compile(r"#\s*credlint:")
FORM = re.compile(r"\s*(?P<verb>ignore|file-ignore)\s*\[(?P<codes>[^\[\]]*)\](?P<rest>.*)", re.DOTALL)
_BARE = re.compile(r"\s*(?:ignore|file-ignore)\s*(?:\[[\s,]*\])?\s*(?![\[\w-])")
NEXT_PRAGMA = re.compile(r"(?:^|\s)#(?!\d).*", re.DOTALL)
_UNTIL = re.compile(r"(?:^|\s)until=(\S*)")
_PREFIX = re.compile(r"CRD\d{1,2}")
_QUOTABLE = re.compile(r"[A-Za-z0-9-]{1,40}")
_ALIKE = 0.8
"""How much a word must be like a rule's name to be quoted however long it is: else it may be anything."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the settings say about comments."""

    rules: tuple[RuleInfo, ...]
    today: date
    require_reason: bool = False


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment that has an effect: each of `selectors` is a code, a name or a prefix, with the codes it stands for."""

    comment: Comment
    selectors: tuple[tuple[str, frozenset[str]], ...]
    reason: str
    whole_file: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A comment, or a part of one, that has no effect."""

    comment: Comment
    message: str


def read(comments: Iterable[Comment], terms: Terms) -> tuple[list[Directive], list[Problem]]:
    """The directives in `comments`, and what is wrong with those that are none."""
    directives: list[Directive] = []
    problems: list[Problem] = []
    for comment in comments:
        starts = list(START.finditer(comment.text)) if MARK in comment.text else []
        for match, following in zip_longest(starts, starts[1:]):
            end = following.start() if following else len(comment.text)
            directive, wrong = _read_one(comment, comment.text[match.end() : end], terms)
            problems.extend(Problem(comment, message) for message in wrong)
            if directive is not None:
                directives.append(directive)
    return directives, problems


def _read_one(comment: Comment, text: str, terms: Terms) -> tuple[Directive | None, list[str]]:
    """The directive in `text` (what follows ``credlint:``), and what is wrong with it."""
    form = FORM.match(text)
    if form is None or not form["codes"].strip(", \t"):
        if _BARE.match(text):
            return None, ["a suppression needs the codes it is for: `ignore[CRD101] reason`"]
        return None, ["not a suppression: expected `ignore[CODE] reason` or `file-ignore[CODE] reason`"]
    selectors, wrong = _selectors(form["codes"], terms.rules)
    rest = NEXT_PRAGMA.sub("", form["rest"])
    until = _UNTIL.search(rest)
    reason = _UNTIL.sub(" ", rest).strip(" \t:;,.-–—")  # noqa: RUF001 - dashes of all lengths stand before reasons
    if until is not None and (dead := _expiry(until[1], terms.today)):
        return None, [*wrong, dead]
    if terms.require_reason and not reason:
        return None, [*wrong, "a suppression needs a reason here: `ignore[CODE] reason`"]
    if not selectors:
        return None, wrong
    return Directive(comment, tuple(selectors), redact(reason), form["verb"] == "file-ignore"), wrong


def _selectors(text: str, rules: Sequence[RuleInfo]) -> tuple[list[tuple[str, frozenset[str]]], list[str]]:
    found = []
    wrong = []
    for word in (part.strip() for part in text.split(",")):
        codes = frozenset(
            rule.code
            for rule in rules
            if word in (rule.code, rule.name) or (_PREFIX.fullmatch(word) and rule.code.startswith(word))
        )
        if codes:
            found.append((word, codes))
        elif word:
            wrong.append(_unknown(word, rules))
    return found, wrong


def _unknown(word: str, rules: Sequence[RuleInfo]) -> str:
    if word.upper() in ("ALL", "PEDANTIC", "CRD"):
        return f"{word} cannot be suppressed as a whole: name the codes"
    if not _QUOTABLE.fullmatch(word):
        return "unknown rule in the brackets"
    known = {name.lower(): name for rule in rules for name in (rule.code, rule.name)}
    near = get_close_matches(word.lower(), known, n=1)
    hint = f'; did you mean "{known[near[0]]}"?' if near else ""
    quoted = word if get_close_matches(word.lower(), known, n=1, cutoff=_ALIKE) else without_doubts(word)
    return f'unknown rule "{quoted}"{hint}'


def _expiry(text: str, today: date) -> str:
    """Why a date keeps a directive from working; empty if it does not."""
    try:
        last = date.fromisoformat(text) if len(text) == len("2035-01-31") else None
    except ValueError:
        last = None
    if last is None:
        return "`until=` needs a date such as 2035-01-31"
    return f"the suppression ended on {last.isoformat()}" if today > last else ""
