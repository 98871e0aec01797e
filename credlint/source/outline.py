"""The functions and classes of a module, found in its text alone: what each says of its own."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from credlint.source.scan import STRING, Scan

_DEFINITION = re.compile(r"(?:async[ \t\f]+)?(def|class)[ \t\f]+([^\W\d]\w*)")
_HEADER_PART = re.compile(r"[()\[\]{}:]")
DEFAULT = re.compile(r"=([^=][^,]*)")
"""The value of a parameter in a header."""

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
_BREAK = re.compile(r"\\?\r?\n")


@dataclass(slots=True)
class Region:
    """A function or a class, or the module itself (the first one), less what is defined inside of it.

    `code` is its own part of `Scan.code`, each logical line on one row: its body, and the decorators, defaults and
    bases of what it defines.
    `header` is what stands between its name and its body. `texts` are its strings, docstrings left out; `marks` are the
    texts of the strings that `code` shows as marks, in their order (none where that is not known). `body` are the
    offsets in the text between which its statements stand on rows of their own: None where they do not.
    """

    name: str = ""
    qualname: str = ""
    parent: int = 0
    is_class: bool = False
    decorators: tuple[str, ...] = ()
    header: str = ""
    code: str = ""
    texts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    body: tuple[int, int] | None = None
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """A logical line as indexes of the code, its indentation in columns, and the regions that it is part of."""

    start: int
    end: int
    indent: int
    regions: tuple[int, ...] = ()


def outline(scan: Scan) -> list[Region] | None:
    """All regions in the order of their definitions, the module first; None for code without clear lines."""
    code = scan.code
    rows = _rows(code)
    if rows is None:
        return None
    regions = [Region()]
    parts: list[list[str]] = [[]]
    around = [(0, -1)]  # regions with the indentation of their headers
    bodies: dict[int, tuple[int, int]] = {}  # the rows of each region
    decorators: tuple[str, ...] = ()
    for index, row in enumerate(rows):
        while row.indent <= around[-1][1]:
            around.pop()
        for number, _ in around[1:]:
            bodies[number] = (bodies.get(number, (index,))[0], index)
        parent = around[-1][0]
        row.regions = (parent,)
        line = code[row.start : row.end].lstrip(" \t\f") + "\n"
        if "\n" in line[:-1]:
            line = _BREAK.sub(" ", line[:-1]) + "\n"
        found = _DEFINITION.match(line) if line[0] in "dac" else None
        if found is None:
            parts[parent].append(line)
            decorators = (*decorators, line[1:].strip()) if line[0] == "@" else ()
            continue
        header, body = _split(line[found.end() :])
        is_class = found[1] == "class"
        outer = regions[parent].qualname
        qualname = f"{outer}.{found[2]}" if outer else found[2]
        parts[parent].append(f"{header}\n" if is_class else "".join(f"{each}\n" for each in DEFAULT.findall(header)))
        regions[parent].children.append(len(regions))
        row.regions = (parent, len(regions))
        around.append((len(regions), row.indent))
        regions.append(Region(found[2], qualname, parent, is_class, decorators, header))
        parts.append([body])
        decorators = ()
    for number, region in enumerate(regions):
        region.code = "".join(parts[number])
        if number in bodies:
            first, last = bodies[number]
            region.body = _lines_of(scan, rows[first].start, rows[last].end)
    _add_texts(regions, rows, scan)
    return regions


def _rows(code: str) -> list[_Row] | None:
    """The logical lines that are not blank; None where brackets do not match."""
    rows: list[_Row] = []
    at = depth = 0
    goes_on = False
    for line in code.split("\n"):
        end = at + len(line)
        if goes_on:
            rows[-1].end = end
        else:
            code_of_line = line.lstrip(" \t\f\r")
            if code_of_line:
                blank = line[: len(line) - len(code_of_line)].rpartition("\f")[2]
                rows.append(_Row(at, end, len(blank.expandtabs(8))))
        for opening, closing in _PAIRS:
            if opening in line or closing in line:
                depth += line.count(opening) - line.count(closing)
        if depth < 0:
            return None
        goes_on = bool(rows) and (depth > 0 or line.endswith(("\\", "\\\r")))
        at = end + 1
    return rows if depth == 0 else None


def _split(text: str) -> tuple[str, str]:
    """The rest of a definition's header, and what stands behind its colon."""
    depth = 0
    for match in _HEADER_PART.finditer(text):
        match match[0]:
            case "(" | "[" | "{":
                depth += 1
            case ":" if depth == 0:
                return text[: match.start()], text[match.end() :]
            case ":":
                pass
            case _:
                depth -= 1
    return text, ""


def _lines_of(scan: Scan, start: int, end: int) -> tuple[int, int]:
    """The offsets of the whole lines from one index of the code to another."""
    text, code = scan.text, scan.code
    start += len(code[start:end]) - len(code[start:end].lstrip())
    end -= len(code[start:end]) - len(code[start:end].rstrip())
    first = text.rfind("\n", 0, scan.offset(start)) + 1
    # Behind the last token may be the rest of a string, or a comment.
    stop = text.find("\n", scan.offset(end)) if end < len(code) else -1
    stop = len(text) if stop < 0 else stop
    return first, stop - (text[stop - 1] == "\r")


def _add_texts(regions: list[Region], rows: list[_Row], scan: Scan) -> None:
    """Give each region its strings."""
    starts = [row.start for row in rows]
    for index, is_mark, text in _texts(scan):
        row = rows[bisect_right(starts, index) - 1]
        if is_mark and len(row.regions) == 1:
            regions[row.regions[0]].marks.append(text)
        if scan.code[row.start : row.end].strip(" \t\f\rrRuUbB") != STRING:
            for number in row.regions:
                regions[number].texts.append(text)
    for region in regions:
        if region.code.count(STRING) != len(region.marks):
            region.marks.clear()  # some are those of the header of a definition


def _texts(scan: Scan) -> Iterator[tuple[int, bool, str]]:
    """The text of each string, with its quotes, or part of an f-string: the index of the code where it stands, whether
    it is the one that the code shows as a mark there."""
    comments = {start for start, _ in scan.comments}
    index = 0
    for number, piece in enumerate(scan.pieces[:-1]):
        index += len(piece)
        is_mark = piece.endswith(STRING)
        begin = scan.offsets[number] + len(piece) - is_mark
        end = scan.offsets[number + 1]
        if begin < end and begin not in comments:
            yield index - 1, is_mark, scan.text[begin:end]
