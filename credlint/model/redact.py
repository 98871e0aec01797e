"""The one redactor: what is shaped like a key never passes it."""

import re

MASK = "****"
"""What stands for a secret, of one length whatever the secret's."""

KEY_ID = re.compile(r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}")
"""An AWS access key id (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html)."""

SECRET = re.compile(r"(?<![A-Za-z0-9+/])(?=[a-z+/]{0,39}[A-Z0-9])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/])")
"""A 40-character secret access key. None is drawn that has small letters only, as many a part of a path has."""

TOKEN = re.compile(
    r"(?:FwoGZXIvYXdzE|FQoGZXIvYXdzE|FQoDYXdzE|AQoDYXdzE|IQoJb3JpZ2luX2Vj|AgoJb3JpZ2luX2Vj)"
    r"(?:[A-Za-z0-9/+=_-]|%[0-9A-Fa-f]{2}|\\/){20,}"
)
"""A session token to its end, also where a URL or JSON escapes its letters."""

BEARER = re.compile(r"ABSK[A-Za-z0-9+/]{100,}={0,2}|bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{20,}")
"""A long-term or short-term API key of Bedrock."""

_OLD_KEY_ID = re.compile(r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}")
"""As KEY_ID, with the digits that ids had before they were base 32."""

_ESCAPES = (r"\\[abfnrtv0]", r"\\x[0-9A-Fa-f]{2}", r"\\u[0-9A-Fa-f]{4}", r"%(?!2[BbFf])[0-9A-Fa-f]{2}")
_START = "|".join((r"(?<![A-Za-z0-9+/])(?!(?<=\\)/|(?<=%)2[BbFf])", *(f"(?<={escape})" for escape in _ESCAPES)))
_LETTER = r"(?:[A-Za-z0-9+/]|\\/|%2[BbFf])"
_SMALL = r"(?:[a-z+/]|\\/|%2[BbFf])"
_ESCAPED_SECRET = re.compile(rf"(?:{_START})(?={_SMALL}{{0,39}}(?!{_SMALL})[A-Z0-9]){_LETTER}{{40}}(?!{_LETTER})")
"""As SECRET, where source code, a URL or JSON escapes its letters or the character before it.

No match begins inside an escaped letter: a long run of them would be masked from its end, 40 letters a pass.
"""

_SHAPES = (TOKEN, BEARER, KEY_ID, _OLD_KEY_ID, SECRET, _ESCAPED_SECRET)
_SHORTEST = 20
"""Characters of a key id, the shortest of the shapes."""

PIECE = 12
"""Characters of a secret in a row that are a piece of it; fewer are no help to anybody."""

_DRAWN = re.compile(r"[A-Za-z0-9+]{16,}")
"""What may be the greater part of a key, whose other characters are none of a name's."""

_WORDS = re.compile(r"[^A-Za-z0-9]+")
_RUN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_DIGEST = re.compile(r"[0-9a-f]{40}")
_STARS = re.compile(r"\*+")


def secrets_in(text: str) -> list[tuple[int, int]]:
    """The (start, end) offsets of everything in `text` that is shaped like a key, sorted, with gaps between them."""
    starred = _star(text)
    if starred == text:
        return []
    changed = "".join("*" if new != old else " " for new, old in zip(starred, text, strict=True))
    return [match.span() for match in _STARS.finditer(changed)]


def mask(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with each of `spans` (sorted, not overlapping offsets) replaced by the mask."""
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], MASK]
        done = end
    return "".join((*parts, text[done:]))


def redact(text: str) -> str:
    """`text` with everything that is shaped like a key masked; applying it twice changes nothing more."""
    return mask(text, secrets_in(text)) if len(text) >= _SHORTEST else text


def is_random(word: str) -> bool:
    """Whether a word changes between cases and digits as no name does."""
    if len(word) < PIECE or (word.isalpha() and (word.islower() or word.isupper())):
        return False
    runs = _RUN.findall(word)
    return len(runs) * 8 >= len(word) * 3 and sum(run.isdigit() for run in runs) > 1


def holds_random(name: str) -> bool:
    """Whether one of the words in a name is random."""
    return len(name) >= PIECE and any(map(is_random, _WORDS.split(name)))


def redact_names(text: str) -> str:
    """`text`, which names files, redacted; so are words in it of both cases and digits as keys have them."""
    return _DRAWN.sub(lambda match: MASK if _is_drawn(match[0]) else match[0], redact(text))


def _is_drawn(word: str) -> bool:
    return word.upper() != word and word.lower() != word and holds_random(word)


def redact_path(path: str) -> str:
    """`path` with tokens masked, then each segment redacted by itself: `/` is a letter of secrets, too.

    A SHA-1 names many a folder and stays, as does a name of words in camel case. A secret that is spread over several
    segments looks like any path, and stays.
    """
    if len(path) < _SHORTEST:
        return path
    path = BEARER.sub(MASK, TOKEN.sub(MASK, path))
    segments = path.split("/")
    # Nearly all are shorter than any key, and there is a path for each file of a run.
    if max(map(len, segments)) < _SHORTEST:
        return path
    return "/".join(map(_redact_segment, segments))


def _redact_segment(segment: str) -> str:
    if _DIGEST.fullmatch(segment):
        return segment
    stem, dot, rest = segment.partition(".")
    return f"{stem}{dot}{redact_names(rest)}" if _is_worded(stem) else redact_names(segment)


def _is_worded(name: str) -> bool:
    """Whether a name consists of words in camel case: of 400,000 secret access keys one does."""
    words = name.isascii() and name.isalpha() and not _OLD_KEY_ID.search(name)
    return words and len(_RUN.findall(name)) * 4 <= len(name)


def _star(text: str) -> str:
    """Every key as stars of its own length.

    A secret beside a key id has the id's letters for a border and is seen when these are stars: repeat until all are.
    """
    while len(text) >= _SHORTEST:
        starred = text
        for shape in _SHAPES:
            starred = shape.sub(lambda match: "*" * len(match[0]), starred)
        if starred == text:
            break
        text = starred
    return text
