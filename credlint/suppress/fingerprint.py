"""What a finding is known by when lines move."""

import hashlib
import re

from credlint.model.diagnostic import FINGERPRINT, Diagnostic
from credlint.model.redact import MASK, redact
from credlint.source.decode import SourceError
from credlint.source.scan import STRING, scan

_NOISE = re.compile(
    r"(?P<string>(?:"
    r"'''(?:\\.|(?!''').)*(?:'''|$)"
    r'|"""(?:\\.|(?!""").)*(?:"""|$)'
    r"|'(?:\\.|[^'\\\n])*(?:'|$|(?=\n))"
    r'|"(?:\\.|[^"\\\n])*(?:"|$|(?=\n))'
    r"))|#[^\r\n]*",
    re.DOTALL,
)
"""A string literal or a comment, whichever begins first: for code that is cut out of the middle of a string."""

_SPACE = re.compile(r"[\s\\]+")
_PREFIX = re.compile(rf"(?i:\b[rbuft]{{1,2}})(?={STRING})")
_STRINGS = re.compile(rf"(?:{STRING}|{re.escape(MASK)})+")
_TRAILING_COMMA = re.compile(r",(?=[)\]}])")
_PARENTHESES = re.compile(r"[()]+")
_NUMBER = re.compile(r"\b\d\w*")

_HALF = FINGERPRINT // 2
"""Digits of a fingerprint that know the code only."""


def normalise(code: str) -> str:
    """`code` without what a formatter may change and without the contents of strings.

    Gone are comments, whitespace, line continuations, quotes and prefixes of strings, the borders of strings that
    follow each other, trailing commas, the case of numbers, and parentheses, which formatters add and remove.
    """
    text = redact(code)
    try:
        text = scan(text).code
    except SourceError:
        text = _NOISE.sub(lambda match: STRING if match["string"] else " ", text)
    text = _SPACE.sub("", _PREFIX.sub("", text))
    text = _PARENTHESES.sub("", _TRAILING_COMMA.sub("", text))
    return _NUMBER.sub(lambda match: match[0].lower(), _STRINGS.sub(STRING, text))


def fingerprint(diagnostic: Diagnostic, path: str, code: str, nth: int) -> str:
    """32 hexadecimal digits for the `nth` finding with this key in the file at `path` (relative to the project root).

    `code` is the source under the finding with its secrets masked; no line number and no secret goes in. The first half
    depends on nothing but the code.
    """
    normal = normalise(code)
    key = (diagnostic.code, path, diagnostic.scope, diagnostic.detail, normal, str(nth))
    return _digest(normal) + _digest("\0".join(key))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:_HALF]
