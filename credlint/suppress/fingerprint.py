"""What a finding is known by when lines move."""

import hashlib
import re

from credlint.model.diagnostic import Diagnostic
from credlint.model.redact import redact

_NOISE = re.compile(
    r"(?P<string>(?i:\b[rbuft]{1,2})?(?:"
    r"'''(?:\\.|(?!''').)*(?:'''|$)"
    r'|"""(?:\\.|(?!""").)*(?:"""|$)'
    r"|'(?:\\.|[^'\\\n])*(?:'|$|(?=\n))"
    r'|"(?:\\.|[^"\\\n])*(?:"|$|(?=\n))'
    r"))|#[^\r\n]*",
    re.DOTALL,
)
"""A string literal or a comment, whichever begins first."""

_SPACE = re.compile(r"[\s\\]+")
_TRAILING_COMMA = re.compile(r",(?=[)\]}])")


def normalise(code: str) -> str:
    """`code` without comments, whitespace, trailing commas and the contents and quotes of strings."""
    text = _NOISE.sub(lambda match: "''" if match["string"] else " ", redact(code))
    return _TRAILING_COMMA.sub("", _SPACE.sub("", text))


def fingerprint(diagnostic: Diagnostic, path: str, code: str, nth: int) -> str:
    """32 hexadecimal digits for the `nth` finding with this key in the file at `path` (relative to the project root).

    `code` is the source under the finding with its secrets masked; no line number and no secret goes in.
    """
    key = (diagnostic.code, path, diagnostic.scope, diagnostic.detail, normalise(code), str(nth))
    return hashlib.sha256("\0".join(key).encode("utf-8", "backslashreplace")).hexdigest()[:32]
