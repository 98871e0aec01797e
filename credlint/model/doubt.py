"""What may be a secret, or a piece of one, although it has no known shape: words that read like none.

A passphrase looks like a name, and half of a key like any other half. Where a text is shown only so that people know
their way, what does not plainly read as words, names, numbers or paths is masked: better a word too few than a secret.
"""

import re
from collections.abc import Callable, Iterator

from credlint.model.redact import PIECE, holds_random, is_random, mask, secrets_in

_MOST = 100_000
"""Characters of values that are looked for elsewhere: a program is no better known by more of them."""

_TOKEN = re.compile(r"(?:\\N\{[^{}\n]*\}|\\\S|[^\s\"'`])+")
"""Characters without blanks and quotes; one that is written by its name is one."""

_BLANK = re.compile(r"\\[nrt]")
"""An escape that stands for a blank."""

_AROUND = "()[]<>,.;:!?*#|&"
_HOLE = re.compile(r"%[-#0 +]{,5}\d{,4}(?:\.\d{,4})?[a-zA-Z%]|%\(\w+\)-?\d{,4}[a-z]|\$?\{[\w.\[\]!:]{0,40}\}|\$\w+")
_SETTING = re.compile(r"(?:[A-Za-z][A-Za-z_]*(?:\[\w*\])?|-{1,2}[a-z]+(?:-[a-z]+)*)[=:]{1,2}")
_SPLIT = re.compile(r"[/,;:()\[\]<>|=&?]+")

_PLAIN = re.compile(
    r"""(?:
    [A-Za-z]?[a-z]{1,15} | [A-Z]{1,16} | (?=.{1,16}$)(?>(?:[A-Z]?+[a-z]{2,}+)+)     # word, WORD, camelCase
    | [A-Z]++\d{,2}(?>(?:_(?:[A-Z]++(?!\d)|[A-Z][A-Z0-9]{1,2}+))+)_?(?:_\d{1,4})?       # NAME_OF_A_VARIABLE
    | (?>(?i:access|amz|api|auth|aws|credentials?|data|ec2|fs|hadoop|iam|id|instance|key|meta|role|s3[an]?(?![a-z])
       |secret|security|session|spark|token|x|[_.-])+)
    | [a-z]{2}(?:-[a-z]+){1,3}-\d                                                 # us-east-1
    | \d{1,8} | \d{12} | \d{4}-\d\d-\d\d | \d{1,3}(?:\.\d{1,3}){1,3} | v?\d{1,2}(?:\.\d{1,3})*
    | [A-Z]{2,8}-(?:\d{4}-)?\d{1,6}                                               # SEC-123
    | (?:\.?[a-z_]{1,11}){1,2}\.[a-z0-9]{1,4} | \.[a-z]{1,15}                     # config.yaml, .aws
    | (?:[a-z]{1,11}\d?\.){1,3}[a-z]{2,9} | X(?:-[A-Z][a-z]+){1,3}                   # www.example.org
    | file-ignore | [\w.+%-]{1,5} | [A-Z]{1,4}\d{1,4} | -{1,2}[a-z]{1,12} | [^\w\s]{1,20}
    )?""",
    re.VERBOSE,
)
"""What a part of a text is that reads like no secret."""

_NAME = re.compile(
    r"[A-Za-z]++(?>(?:_[A-Za-z]++(?!\d)|_[a-z]?\d{1,2})*)|[A-Z][a-z]++(?>(?:-[A-Z][a-z]++)*)|(?>(?:[A-Z]?+[a-z]{2,}+)+)"
)
"""What is a name where names stand."""

_IDENTIFIER = re.compile(rf"\w{{{PIECE},}}")
_CODES = re.compile(r"(?:(?:0x[0-9A-Fa-f]{1,6}|\d{1,3})\s*,\s*){7,}(?:0x[0-9A-Fa-f]{1,6}|\d{1,3})")
"""A list of numbers, which may be those of characters."""
_LETTERS = re.compile(
    r"(?:[rbu]?(?P<q>[\"'])(?:[^\"'\\]|\\.[0-9A-Fa-f]{0,8}|\\N\{[^{}]*\})(?P=q)[\s,+]*){8,}", re.IGNORECASE
)
"""A list of letters."""
_NUMBER = re.compile(rf"\b(?=\w{{{PIECE + 4}}})(?:0[xXoObB])?(?=[A-Fa-f_]*+\d)[0-9A-Fa-f_]++\b")

Known = Callable[[str], bool]
"""Tells words that are shown anyway, such as the names of the program."""


def nothing_known(_: str) -> bool:
    """No word is shown anyway."""
    return False


def words_in_doubt(text: str, known: Known = nothing_known) -> Iterator[tuple[int, int]]:
    """The offsets of the words of a text that may be a secret or a piece of one, in order."""
    for match in _TOKEN.finditer(_BLANK.sub("  ", text)):
        if match.end() - match.start() < PIECE:
            continue
        start = match.end() - len(match[0].lstrip(_AROUND))
        token = text[start : match.end()].rstrip(_AROUND)
        if setting := _SETTING.match(token):
            begin = setting.end()
            if begin < len(token) and (len(token) - begin < 8 or _reads_plainly(token[begin:], known)):
                continue
            if begin < len(token) and _reads_plainly(setting[0].rstrip("=:"), known):
                yield start + begin, start + len(token)
                continue
        if len(token) >= PIECE and not _reads_plainly(token, known):
            yield start, start + len(token)


def is_plain_name(name: str) -> bool:
    """Whether what stands where a name should reads like one."""
    return len(name) < PIECE or _NAME.fullmatch(name) is not None or _reads_plainly(name, nothing_known)


def code_in_doubt(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of what may be a piece of a secret in code: random names, numbers of characters, letters."""
    for match in _IDENTIFIER.finditer(text):
        if holds_random(match[0]):
            yield match.span()
    for pattern in (_CODES, _LETTERS, _NUMBER):
        for match in pattern.finditer(text):
            yield match.span()


def _reads_plainly(token: str, known: Known) -> bool:
    if known(token):
        return True
    if is_random(token):
        return False
    return all(_PLAIN.fullmatch(part) or known(part) for part in _SPLIT.split(_HOLE.sub("/", token)))


class Values:
    """Texts that are known to be secrets, and found again wherever a piece of one stands."""

    def __init__(self, values: set[str]) -> None:
        self._short = {value for value in values if PIECE > len(value) >= 8}
        self._pieces: set[str] = set()
        left = _MOST
        for value in sorted(values, key=lambda value: (len(value), value)):
            left -= len(value)
            if left < 0:
                break
            self._pieces.update(value[at : at + PIECE] for at in range(len(value) - PIECE + 1))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The offsets of the pieces of values in a text."""
        for value in self._short:
            at = text.find(value)
            while at >= 0:
                yield at, at + len(value)
                at = text.find(value, at + 1)
        if self._pieces:
            for at in range(len(text) - PIECE + 1):
                if text[at : at + PIECE] in self._pieces:
                    yield at, at + PIECE


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans sorted, those that overlap as one, and without empty ones."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def without_random(text: str) -> str:
    """A text of names with those masked that are none."""
    return mask(text, merged([*secrets_in(text), *code_in_doubt(text)]))


def without_doubts(text: str, known: Known = nothing_known) -> str:
    """A text for people with everything masked that may be a secret."""
    return mask(text, merged([*secrets_in(text), *words_in_doubt(text, known), *code_in_doubt(text)]))
