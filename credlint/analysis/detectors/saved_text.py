"""Keys in text that is not Python: saved outputs of notebooks, and command lines."""

import re
from collections.abc import Iterable, Iterator, Sequence

from credlint.analysis.detectors.hardcoded_keys import MINIMUM
from credlint.analysis.domain.credential_names import aws_variable, spelled_like_credential
from credlint.analysis.domain.literal_shapes import REAL, has_key_id, shape_of
from credlint.analysis.facts import Facts, LiteralFact, LiteralKind, OutputFact
from credlint.catalogue.kinds import SinkKind
from credlint.catalogue.names import RESPONSE_KEYS
from credlint.model.diagnostic import Confidence, Step
from credlint.model.place import Place
from credlint.model.redact import BEARER, KEY_ID, SECRET, TOKEN
from credlint.model.span import Span
from credlint.source.documents import Command

_NAMED = re.compile(
    r"(?<![A-Za-z0-9_])(?P<name>[A-Za-z][A-Za-z_]{6,59})\\?[\"']?\]?"
    r"(?:[ \t]{0,40}(?P<sign>=>|[:=])[ \t]{0,40}|[ \t]{1,40})"
    r"(?:b?\\?(?P<quote>[\"'])(?P<quoted>[^\"'\\]{16,4000})|(?P<bare>[^\s\"'<>,;&()\[\]{}]{16,4000}))"
)
"""A name and a value: `"SecretAccessKey": "…"`, `aws_secret_access_key = …`, a row of a table."""

_DISPLAYED = re.compile(r"(?:env: |export )?[A-Z_]+=\S+")
"""A whole row as `%env` and `env` print a variable."""

_RESPONSE = frozenset(key.lower() for key in RESPONSE_KEYS)


def facts_of_texts(commands: Iterable[Command], rows: Sequence[str], first_row: int) -> Facts:
    """Facts about credentials in command lines, and about keys in saved outputs, whose `rows` begin at `first_row`."""
    literals: list[LiteralFact] = []
    outputs: list[OutputFact] = []
    for command in commands:
        if not _is_credential(command.name) or shape_of(command.value) not in REAL:
            continue
        shown = Place(command.line, "", Confidence.HIGH, (Step(command.line, "shown here"),))
        place = Place(command.span, "")
        material = (f"the value of {command.name}",)
        outputs.append(OutputFact(shown, command.command, SinkKind.COMMAND, material, whole_environment=False))
        if has_key_id(command.value):
            literals.append(LiteralFact(place, LiteralKind.KEY_ID))
        elif len(command.value) >= MINIMUM:
            literals.append(LiteralFact(place, LiteralKind.NAMED, command.name))
    saved = list(_saved(rows, first_row))
    secrets = [fact.place.span for fact in (*literals, *saved)]
    return Facts(outputs=tuple(outputs), literals=(*literals, *saved), secrets=tuple(secrets))


def _is_credential(name: str) -> bool:
    return spelled_like_credential(name) or aws_variable(name.upper()) or name.lower() in _RESPONSE


def _saved(rows: Sequence[str], first_row: int) -> Iterator[LiteralFact]:
    """Facts about keys in saved outputs, each key once."""
    seen: set[str] = set()
    for row, text in enumerate(rows, first_row):
        found: list[tuple[int, int, LiteralKind, str]] = []
        if "KIA" in text or "SIA" in text:
            found += [
                (*match.span(), LiteralKind.KEY_ID, "") for match in KEY_ID.finditer(text) if has_key_id(match[0])
            ]
        found += [(*span, LiteralKind.NAMED, name) for span, name in _values(text)]
        for start, end, kind, name in sorted(found, key=lambda each: each[:2]):
            if text[start:end] not in seen:
                seen.add(text[start:end])
                yield LiteralFact(
                    Place(Span.of(row, start + 1, row, end + 1), "", Confidence.HIGH), kind, name, saved=True
                )


def _values(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The spans and names of values that follow an AWS secret's name."""
    at = 0
    while match := _NAMED.search(text, at):
        at = match.end("name")
        name = match["name"]
        if not _is_credential(name):
            continue
        group = "quoted" if match["quote"] else "bare"
        value = match[group]
        if shape_of(value) not in REAL or _is_credential(value) or KEY_ID.search(value):
            continue
        # Tracebacks show code, in which an unquoted value is an expression.
        if (group == "quoted" and match["sign"]) or _is_shaped(value) or _displayed(text, name):
            yield match.span(group), name


def _is_shaped(value: str) -> bool:
    return any(shape.fullmatch(value) for shape in (SECRET, TOKEN, BEARER))


def _displayed(text: str, name: str) -> bool:
    return aws_variable(name) and _DISPLAYED.fullmatch(text) is not None
