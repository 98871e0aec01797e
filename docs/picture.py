"""A picture of a terminal, made from what credlint really writes: text with ANSI styles becomes SVG."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

PROGRAM = """\
import os

import boto3


def connect(key):
    return boto3.client("s3", aws_access_key_id=key)


uploads = connect("AKIAQ7T3XW5LKZP4M2RD")

env = {name: value for name, value in os.environ.items() if "SECRET" not in name}
print("started in", env)
"""
"""A key that is not where it is passed on, and a filter that leaves the session token."""

COMMAND = "credlint app.py"
COLUMNS = 122

SIZE, CELL, LINE = 14, 8.43, 20
"""The font's size, the width of a character (of Menlo and DejaVu Sans Mono) and the height of a line, in pixels."""
MARGIN, BAR = 20, 38
"""Around the text, and the height of the window's bar."""

BACKGROUND, TEXT, STRONG = "#0d1117", "#c9d1d9", "#f0f6fc"
COLORS = {"31": "#ff7b72", "33": "#e3b341", "34": "#79c0ff", "36": "#76e3ea"}
BUTTONS = ("#ff5f57", "#febc2e", "#28c840")
FONTS = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"

_STYLE = re.compile(r"\x1b\[([\d;]*)m")


@dataclass(frozen=True, slots=True)
class Style:
    """How a character looks."""

    color: str = TEXT
    bold: bool = False

    def after(self, codes: str) -> "Style":
        """The style after an escape sequence with these numbers; ValueError for one that is not known."""
        color, bold = self.color, self.bold
        for code in codes.split(";"):
            if code in ("", "0"):
                color, bold = TEXT, False
            elif code == "1":
                bold = True
            elif code in COLORS:
                color = COLORS[code]
            else:
                raise ValueError(f"a picture has no style {code}")
        return Style(STRONG if bold and color == TEXT else color, bold)


Cell = tuple[str, Style]


def rows(text: str) -> Iterator[list[Cell]]:
    """The rows of a terminal of COLUMNS columns; ValueError for a character that would not be one column wide."""
    style = Style()
    for line in text.split("\n"):
        cells: list[Cell] = []
        for number, part in enumerate(_STYLE.split(line)):
            if number % 2:
                style = style.after(part)
                continue
            if not (part.isascii() and part.isprintable()):
                raise ValueError(f"a picture cannot show {part!a}")
            cells.extend((character, style) for character in part)
        for start in range(0, max(len(cells), 1), COLUMNS):
            yield cells[start : start + COLUMNS]


def svg(text: str) -> str:
    """The picture of a text."""
    lines = list(rows(text.rstrip("\n")))
    width, height = round(COLUMNS * CELL + 2 * MARGIN), BAR + len(lines) * LINE + 2 * MARGIN - LINE // 2
    size = f'width="{width}" height="{height}"'
    font = f'font-family="{FONTS}" font-size="{SIZE}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {size} role="img" {font}>',
        f"<title>{escape(COMMAND)}</title>",
        f'<rect {size} rx="10" fill="{BACKGROUND}"/>',
        *(f'<circle cx="{MARGIN + 5 + 20 * n}" cy="20" r="6" fill="{color}"/>' for n, color in enumerate(BUTTONS)),
    ]
    for number, cells in enumerate(lines):
        parts.extend(_texts(cells, BAR + MARGIN + number * LINE))
    return "\n".join((*parts, "</svg>")) + "\n"


def _texts(cells: list[Cell], y: int) -> Iterator[str]:
    """Words of one style, each at its column, so that a font of another width moves nothing."""
    column = 0
    for style, group in groupby(cells, key=lambda cell: cell[1]):
        run = "".join(character for character, _ in group)
        # What has two blanks or more is placed apart, as SVG makes one of them.
        for word in re.finditer(r"\S+(?: \S+)*", run):
            x = MARGIN + (column + word.start()) * CELL
            weight = ' font-weight="bold"' if style.bold else ""
            length = f'textLength="{len(word[0]) * CELL:.1f}" lengthAdjust="spacingAndGlyphs"'
            yield f'<text x="{x:.1f}" y="{y}" {length} fill="{style.color}"{weight}>{escape(word[0])}</text>'
        column += len(run)


def output() -> str:
    """What the command writes for the program, with the prompt before it."""
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("CREDLINT_")}
    options = ("--isolated", "--no-progress", "--color", "always", "--output-format", "full")
    with TemporaryDirectory() as folder:
        (Path(folder) / "app.py").write_text(PROGRAM, encoding="utf-8")
        command = [sys.executable, "-m", "credlint", "check", *options, "app.py"]
        done = subprocess.run(command, cwd=folder, env=quiet, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode != 1:
        raise ValueError(f"the program of the picture gave exit code {done.returncode}: {done.stderr}")
    return f"\x1b[1m$ {COMMAND}\x1b[0m\n{done.stdout}{done.stderr}"
