"""Reads the Python of Markdown files: fenced blocks, all of them as one module in which rows keep their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt

from credlint.source.decode import Source, SourceError, decode
from credlint.source.documents import Document, Row
from credlint.source.lines import Lines
from credlint.source.magics import Translation
from credlint.source.parse import parse

LANGUAGES = frozenset({"python", "py", "python3", "pycon"})
"""First words of the info strings of blocks that hold Python."""

MOST = 10
"""Blocks that are named in a note."""

_WORD = re.compile(r"[ \t]*([\w.+#-]+)")
_PROMPT = re.compile(r"(?:>>>|\.\.\.)(?: |$)")
_INDENT = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Block:
    """Code without what stands before it on each row: `shifts` columns, some of which may be blanks less."""

    first_row: int
    lines: tuple[str, ...]
    shifts: tuple[int, ...]


def read(data: bytes) -> Document:
    """The Python of a Markdown file; blocks that do not parse are left out and counted in a note."""
    source = decode(data, cookies=False)
    rows = [""] * len(Lines(source.text))
    places: dict[int, Row] = {}
    translations = []
    broken = []
    found = list(blocks(source.text))
    for block in found:
        translation = Translation(block.lines, block.first_row, block.shifts)
        if not _parses(translation.lines):
            broken.append(block.first_row)
            continue
        translations.append(translation)
        places.update(translation.rows)
        rows[block.first_row - 1 : block.first_row - 1 + len(block.lines)] = translation.lines
    return Document(
        source=Source("\n".join(rows)),
        shown=source.text,
        rows=places,
        commands=tuple(command for each in translations for command in each.commands),
        hidden=tuple(span for each in translations for span in each.hidden),
        notes=_notes(len(found), broken),
    )


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of Python in a Markdown text, in order, also those in lists and quotes."""
    if "```" not in text and "~~~" not in text:
        return
    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    lines = Lines(text)
    for token in parser.parse(text):
        word = _WORD.match(token.info) if token.type == "fence" else None
        if word is None or token.map is None or word[1].lower() not in LANGUAGES:
            continue
        first_row = token.map[0] + 2
        code = token.content.removesuffix("\n").split("\n")
        raw = [lines.line(first_row + index) for index in range(len(code))]
        # However a row is indented or quoted, it ends where its code does.
        shifts = [len(shown) - len(line) for shown, line in zip(raw, code, strict=True)]
        yield _dedented(first_row, *_without_prompts(code, shifts, word[1].lower()))


def _without_prompts(code: list[str], shifts: list[int], language: str) -> tuple[list[str], list[int]]:
    """Only what is typed at a prompt, in a block that has some."""
    first = next((line.lstrip() for line in code if line.strip()), "")
    if language != "pycon" and not first.startswith(">>> "):
        return code, shifts
    kept, moved = [], []
    for line, shift in zip(code, shifts, strict=True):
        indent = len(line) - len(line.lstrip())
        prompt = _PROMPT.match(line, indent)
        kept.append(line[prompt.end() :] if prompt else "")
        moved.append(shift + (prompt.end() if prompt else 0))
    return kept, moved


def _dedented(first_row: int, code: Sequence[str], shifts: Sequence[int]) -> Block:
    """A block without the blanks that all its rows begin with."""
    indents = [match[0] for line in code if line.strip() and (match := _INDENT.match(line))]
    common = min(indents, key=len, default="")
    while not all(indent.startswith(common) for indent in indents):
        common = common[:-1]
    cut = [min(len(common), len(line)) for line in code]
    return Block(
        first_row,
        tuple(line[length:] for line, length in zip(code, cut, strict=True)),
        tuple(shift + length for shift, length in zip(shifts, cut, strict=True)),
    )


def _parses(lines: Sequence[str]) -> bool:
    try:
        parse(Source("\n".join(lines) + "\n"))
    except SourceError:
        return False
    return True


def _notes(count: int, broken: Sequence[int]) -> tuple[str, ...]:
    if not broken:
        return ()
    rows = ", ".join(map(str, broken[:MOST])) + (", …" if len(broken) > MOST else "")
    return (f"{len(broken)} of {count} Python blocks do not parse and were left out: at line {rows}",)
