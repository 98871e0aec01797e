"""Makes Python of what IPython understands besides: magics, shell lines, help; row by row, so that places stay.

%env AWS_PROFILE=dev       import os as _credlint_os; _credlint_os.environ["AWS_PROFILE"] = "dev"
!aws s3 ls {bucket}        import os as _credlint_os; _credlint_os.system("aws s3 ls " + str(bucket))
files = !ls                import os as _credlint_os; _credlint_os.system("ls"); files = get_ipython()
%time load()               0;    load()
%matplotlib inline         pass
%env                       import os …; import IPython …; _credlint_ipython.display.display(_credlint_os.environ)
export A=b                 import os as _credlint_os; _credlint_os.environ.update({"A": "b"})

The latter in a cell of a shell, where rows without a credential are left out. The last expression of a cell is shown:

f(x)                       import IPython as _credlint_ipython; _credlint_ipython.display.display(f(x))
"""

import ast
import re
import warnings
from bisect import bisect_right
from collections.abc import Sequence

from credlint.model.span import Position, Span
from credlint.source.documents import Command, Piece, Row
from credlint.source.logical import Logical
from credlint.source.shell import (
    Given,
    credentials,
    expressions,
    printed_variable,
    setting,
    writes_credentials,
)

PYTHON_CELLS = frozenset(
    {"capture", "debug", "heat", "local", "lprun", "memit", "mprun", "prun", "pypy", "python", "python2", "python3"}
    | {"scalene", "snakeviz", "spark", "time", "timeit"}
)
"""Cell magics whose cells hold Python; those of all others are left out."""

STATEMENTS = frozenset({"debug", "lprun", "memit", "mprun", "prun", "snakeviz", "time", "timeit"})
"""Line magics that are given a statement."""

OTHER_LANGUAGES = frozenset({"fs", "md", "md-sandbox", "r", "scala", "sh"})
"""First words of whole cells of other languages in Databricks, which IPython does not know; `%sql` is known to both."""

SHELLS = frozenset({"!", "bash", "ksh", "sh", "sx", "system", "zsh"})
"""Cell magics whose cells hold command lines."""

FILES = frozenset({"file", "writefile"})
"""Cell magics that write the cell to a file."""

LONGEST = 4_000
"""Characters of a magic or command that are looked at."""

_OS = "import os as _credlint_os; "
SHOW = "import IPython as _credlint_ipython; _credlint_ipython.display.display("
"""Before the expression that a cell shows."""
_OPEN = 'open("~/.aws/credentials", "a"); '
_KEY_ID = re.compile(r"A(?:KIA|SIA|BIA|CCA)[A-Z2-7]{16}|ABSK")
_REFERENCE = re.compile(r"[$`]")
_ALIVE = "if ____: "
"""Before what ends a module for good: the next cell or block is run all the same."""

_MAGIC = re.compile(r"%([\w-]+)[ \t]*")
_NAME = re.compile(r"%?([\w-]+)")
_CELL_MAGIC = re.compile(r"%%(!|\w[\w-]*)[ \t]*(.*)")
_CAPTURING = frozenset({"capture", "prun", "timeit"})
"""Cell magics after which the cell's last expression is not shown."""
_PLAIN = re.compile(r"(?:import|from|def|class|for|while|if|with|try|async|assert|del|print|return|raise|@|#)(?!\w)")
"""What a row begins with that shows nothing, or shows it by itself."""
_ASSIGNED = re.compile(r"([^\W\d][^=!%#'\"]*?)=[ \t]*(?=!|%\w)")
_HELP = re.compile(r"%{0,2}[^\W\d][\w.*\[\]'\"]*\?{1,2}[ \t]*(?:#.*)?")
_AUTOMAGIC = re.compile(
    r"(?:pip3?|conda|mamba|cd|ls|cat|cp|mv|rm|mkdir|env|set_env)[ \t]+(?!(?:and|or|in|is|not|if)\b)[\w./~-]"
)
_SET = re.compile(r"[ \t]*([A-Za-z_]\w*)(?:[ \t]*=[ \t]*|[ \t]+)(?=\S)", re.ASCII)
_GET = re.compile(r"[ \t]*([A-Za-z_]\w*)[ \t]*", re.ASCII)
_OPTIONS = re.compile(r"(?:-\w++(?:[ \t]++\d++)?[ \t]++)*")
_END = re.compile(r"(?:raise|return)\b")
_ENDLESS = re.compile(r"while[ \t]+\(?(True|1)\)?[ \t]*:")
_SECRET_NAME = re.compile(r"(?i)key|secret|token|passw|credential")


class Translation:
    """Code as Python: `lines` are as many as there were rows; the rest is said of the rows of the document."""

    def __init__(
        self, lines: Sequence[str], first_row: int, shifts: Sequence[int] = (), *, is_cell: bool = False
    ) -> None:
        self._given = lines
        self._first_row = first_row
        self._shifts = shifts or [0] * len(lines)
        self.lines = list(lines)
        self.rows = {first_row + index: Row(shift) for index, shift in enumerate(self._shifts) if shift}
        self.commands: list[Command] = []
        self.hidden: list[Span] = []
        self._is_shown = is_cell
        rows = (index for index, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
        self._last = max(rows, default=-1)
        self._translate()

    def _translate(self) -> None:
        at = self._cell_magics()
        logical = Logical()
        begin = -1
        while at < len(self._given):
            if logical.fresh:
                end = self._special(at)
                if end > at:
                    at = end
                    continue
                if at <= self._last:
                    begin = at
            logical.feed(self._given[at])
            at += 1
        if self._is_shown and begin >= 0 and not self._given[self._last].startswith(("!", "%")):
            self._show(begin)

    def _show(self, begin: int) -> None:
        """Show the last expression of a cell, whose last statements begin in a row."""
        if not self.lines[begin][:1].strip() or _PLAIN.match(self.lines[begin]):
            return
        text = "\n".join(self.lines[begin : self._last + 1])
        tree = _parsed(text) if len(text) <= LONGEST else None
        last = tree.body[-1] if tree is not None and tree.body else None
        if not isinstance(last, ast.Expr) or isinstance(last.value, ast.Constant):
            return
        first_row, last_row = begin + last.lineno - 1, begin + (last.end_lineno or last.lineno) - 1
        start = len(self.lines[first_row].encode()[: last.col_offset].decode())
        end = len(self.lines[last_row].encode()[: last.end_col_offset].decode())
        if self.lines[last_row][end:].lstrip().startswith(";"):
            return
        row, behind = self._first_row + first_row, self._first_row + last_row
        whole = Span.of(row, start + 1, behind, end + 1)
        self.lines[last_row] = f"{self.lines[last_row][:end]}){self.lines[last_row][end:]}"
        if row != behind:
            self.rows[behind] = _with_columns(behind, [(0, end, 0)], whole)
        kept = end if row == behind else len(self.lines[first_row])
        self.rows[row] = _with_columns(row, [(0, start, 0), (start, kept, len(SHOW))], whole)
        self.lines[first_row] = f"{self.lines[first_row][:start]}{SHOW}{self.lines[first_row][start:]}"

    def _cell_magics(self) -> int:
        """Leave out the cell magics at the beginning, and the whole cell if it is of another language."""
        for at, line in enumerate(self._given):
            text = line.strip()
            if not text:
                continue
            cell, magic = _CELL_MAGIC.match(text), _MAGIC.match(text)
            if cell is not None and cell[1] in PYTHON_CELLS:
                self.lines[at] = ""
                self._is_shown &= cell[1] not in _CAPTURING
                continue
            foreign = magic is not None and (
                magic[1] in OTHER_LANGUAGES or (magic[1] == "sql" and magic.end() == len(text))
            )
            if cell is None and not foreign:
                return at
            self.lines[at:] = [""] * (len(self.lines) - at)
            if cell is not None:
                self._other_cell(at, cell[1], cell[2])
            elif magic is not None and magic[1] in SHELLS:
                self._script(at + 1)
            break
        return len(self._given)

    def _other_cell(self, at: int, magic: str, given: str) -> None:
        """Translate what is no Python: command lines, and the credentials file."""
        words = given.split()
        if magic in SHELLS or (magic == "script" and words and words[0] in SHELLS):
            self._script(at + 1)
        if magic in FILES and words and writes_credentials(f"> {words[-1]}", 0):
            builder = _Builder(self._given[at], [0], self._first_row + at, self._shifts[at : at + 1], 0)
            builder.code(_OPEN)
            self._write(builder, at, at + 1)
            self._script(at + 1)

    def _script(self, at: int) -> None:
        """Translate command lines, which are not interpolated, as far as they hold or show a credential."""
        while at < len(self._given):
            text, begins, end = self._joined(at)
            builder = _Builder(text, begins, self._first_row + at, self._shifts[at:end], 0)
            if len(text) <= LONGEST and not text.lstrip().startswith("#") and builder.script():
                self._write(builder, at, end)
            at = end

    def _joined(self, at: int) -> tuple[str, list[int], int]:
        """A row with those that go on with it, where each begins, and the row behind."""
        text, begins = self._given[at], [0]
        end = at + 1
        while text.endswith("\\") and end < len(self._given):
            begins.append(len(text))
            text = f"{text[:-1]} {self._given[end]}"
            end += 1
        return text, begins, end

    def _write(self, builder: "_Builder", at: int, end: int) -> None:
        self.lines[at:end] = [builder.text, *[""] * (end - at - 1)]
        self.rows[self._first_row + at] = Row(0, tuple(builder.pieces), builder.whole)
        self.commands += builder.commands
        self.hidden += builder.hidden

    def _special(self, at: int) -> int:
        """Translate what begins in a row and is no Python; returns the row behind it, the same one for Python."""
        line = self._given[at]
        text = line.strip(" \t\f")
        indent = len(line) - len(line.lstrip(" \t\f"))
        if not text:
            return at
        if text[0] in "!%":
            return self._line(at, indent, indent, indent)
        if text[0] in "?,;/" or _HELP.fullmatch(text):
            self.lines[at] = f"{line[:indent]}pass"
            return at + 1
        if assigned := _ASSIGNED.match(line, indent):
            return self._line(at, indent, assigned.end(), assigned.end())
        if _AUTOMAGIC.match(text):
            return self._line(at, indent, indent, indent)
        if not indent and _END.match(line):
            self.lines[at] = f"{_ALIVE}{line}"
            self.rows[self._first_row + at] = Row(self._shifts[at] - len(_ALIVE))
        elif not indent and (endless := _ENDLESS.match(line)):
            self.lines[at] = f"{line[: endless.start(1)]}{'_' * len(endless[1])}{line[endless.end(1) :]}"
        return at

    def _line(self, at: int, indent: int, target_end: int, start: int) -> int:
        """Translate a magic or command at the column `start` of a row, which is assigned to what is before it."""
        text, begins, end = self._joined(at)
        builder = _Builder(text, begins, self._first_row + at, self._shifts[at:end], indent)
        builder.is_shown = self._is_shown and not indent and end > self._last
        target = (indent, target_end) if target_end > indent else None
        if len(text) > LONGEST or not self._build(builder, start, target):
            builder = _Builder(text, begins, self._first_row + at, self._shifts[at:end], indent)
            if target is not None:
                builder.copy(*target)
            builder.code("pass" if target is None else "get_ipython()")
        self._write(builder, at, end)
        return end

    def _build(self, builder: "_Builder", start: int, target: tuple[int, int] | None) -> bool:
        """Write the Python of a magic or command; False if there is none."""
        text = builder.given
        if text[start] == "!":
            begin = start + 1 + text.startswith("!", start + 1)
            variable = printed_variable(text, begin) if target is None else None
            if variable is not None:
                builder.show(variable)
                return True
            builder.code(_OS)
            builder.command(begin)
            if target is not None:
                builder.code("; ")
                builder.copy(*target)
                builder.code("get_ipython()")
            return True
        name = _NAME.match(text, start)
        if name is not None and name[1] in ("env", "set_env"):
            return builder.environment(name.end(), target)
        if name is not None and name[1] in STATEMENTS and text[start] == "%":
            return builder.statement(name.end(), target)
        return False


class _Builder:
    """The Python of one magic or command, which may go over several rows, as it is written."""

    def __init__(self, given: str, begins: Sequence[int], row: int, shifts: Sequence[int], indent: int) -> None:
        self.given = given
        self._begins = begins
        self._row = row
        self._shifts = shifts
        self._indent = indent
        self.text = given[:indent]
        self.pieces: list[Piece] = []
        self.commands: list[Command] = []
        self.hidden: list[Span] = []
        self.is_shown = False

    def span(self, start: int, end: int) -> Span:
        """Where two offsets are shown."""
        last = self._position(max(start, end - 1))
        return Span(self._position(start), Position(last.row, last.column + (end > start)))

    @property
    def whole(self) -> Span:
        """Where all of it is shown."""
        return self.span(self._indent, len(self.given.rstrip()))

    def _position(self, offset: int) -> Position:
        index = bisect_right(self._begins, offset) - 1
        return Position(self._row + index, max(1, offset - self._begins[index] + 1 + self._shifts[index]))

    def code(self, text: str) -> None:
        """Write what stands for the whole."""
        self.text += text

    def copy(self, start: int, end: int) -> None:
        """Write a part of what is given."""
        self._piece(self.given[start:end], start, end)

    def _piece(self, text: str, start: int, end: int) -> None:
        begin = len(self.text) + 1
        self.text += text
        self.pieces.append(Piece(begin, begin + len(text), self.span(start, end)))

    def environment(self, start: int, target: tuple[int, int] | None) -> bool:
        """Write `%env NAME=value`, or the `%env NAME` that reads it."""
        if (setting := _SET.match(self.given, start)) and target is None:
            begin, end = _unquoted(self.given, setting.end(), len(self.given.rstrip()))
            self.code(f'{_OS}_credlint_os.environ["{setting[1]}"] = ')
            self._template(begin, end, hide=_SECRET_NAME.search(setting[1]) is not None)
            return True
        reading = _GET.fullmatch(self.given, start)
        if target is None and self.is_shown and (reading is not None or not self.given[start:].strip()):
            self.show(reading[1] if reading is not None else "")
            return True
        if reading is None or target is None:
            return False
        self.code(_OS)
        self.copy(*target)
        self.code(f'_credlint_os.environ["{reading[1]}"]')
        return True

    def statement(self, start: int, target: tuple[int, int] | None) -> bool:
        """Write the statement that a magic is given, in its own columns."""
        indent = len(self.text)
        options = _OPTIONS.match(self.given, start + (self.given[start : start + 1] in (" ", "\t")))
        begin = options.end() if options is not None else start
        statement = self.given[begin:]
        before = "0;" if target is None else self.given[slice(*target)]
        if not statement.strip() or not _is_python(f"{before}{statement}"):
            return False
        self.text += f"{before}{' ' * (begin - indent - len(before))}{statement}"
        self.pieces.append(Piece(indent + 1, len(self.text) + 1, self.span(indent, len(self.given))))
        return True

    def show(self, variable: str) -> None:
        """Write that a variable, or the whole environment, is shown."""
        name = f'["{variable}"]' if variable else ""
        self.code(f"{_OS}{SHOW}_credlint_os.environ{name})")

    def script(self) -> bool:
        """Write what a row of a script does with credentials; False where it does nothing."""
        before = len(self.text) + len(self.commands)
        variable = printed_variable(self.given, 0)
        if variable is not None:
            self.show(variable)
            return True
        if writes_credentials(self.given, 0):
            self.code(_OPEN)
        at = 0
        ini = setting(self.given)
        found = [ini] if ini is not None else credentials(self.given, 0)
        found = [given for given in found if not _REFERENCE.search(self.given, given.start, given.end)]
        self._export([given for given in found if given.exported], script=True)
        for given in found:
            self._key_ids(at, given.start)
            at = given.end
            if ini is not None:
                self.code(f'_credlint = {{"{given.name}": ')
                self._text(given.start, given.end, first=True, hide=True)
                self.code("}; ")
            elif not given.exported:
                self._told(given)
        self._key_ids(at, len(self.given))
        return len(self.text) + len(self.commands) > before

    def _key_ids(self, start: int, end: int) -> None:
        """Write a part of a script as a text if it may hold a key id."""
        if _KEY_ID.search(self.given, start, end):
            self.code("_credlint = ")
            self._text(start, end, first=True, hide=False)
            self.code("; ")

    def _export(self, exported: Sequence[Given], *, script: bool = False) -> None:
        """Write that variables of the environment are set."""
        if not exported:
            return
        self.code(f"{_OS}_credlint_os.environ.update({{")
        for given in exported:
            self.code(f'"{given.name}": ')
            if script:
                self._text(given.start, given.end, first=True, hide=True)
            else:
                self._template(given.start, given.end, hide=True)
            self.code(", ")
        self.code("}); ")

    def command(self, start: int) -> None:
        """Write a call of the shell."""
        if writes_credentials(self.given, start):
            self.code(_OPEN)
            self._template(start, len(self.given.rstrip()))
            return
        found = credentials(self.given, start)
        self._export([given for given in found if given.exported])
        self.code("_credlint_os.system(")
        at = start
        for given in found:
            if given.start < at:
                continue
            if given.exported:
                self._template(at, given.start)
                self.code(" + ")
                at = given.end
                continue
            self._template(at, given.start)
            self.code(" + ")
            self._credential(given)
            self.code(" + ")
            at = given.end
        self._template(at, len(self.given.rstrip()))
        self.code(")")

    def _credential(self, given: Given) -> None:
        """Write the value of a credential: one that stands there as it is becomes a fact of its own."""
        if any(expressions(self.given, given.start, given.end)):
            self._template(given.start, given.end, name=given.name, hide=True)
            return
        self._told(given)
        self.code('""')

    def _told(self, given: Given) -> None:
        """Keep the value of a credential as a fact of its own."""
        span = self.span(given.start, given.end)
        value = self.given[given.start : given.end]
        self.commands.append(Command(given.command, given.name, value, span, self.whole))
        self.hidden.append(span)

    def _template(self, start: int, end: int, *, name: str = "", hide: bool = False) -> None:
        """Write a text in which expressions are replaced; with `name` as if these were read from a mapping."""
        found = list(expressions(self.given, start, end))
        if len(found) == 1 and (found[0].start, found[0].end) == (start, end) and not name:
            self._piece(found[0].text, found[0].inner, found[0].inner + len(found[0].text))
            return
        at = start
        first = True
        for each in found:
            if each.start > at:
                first = self._text(at, each.start, first, hide)
            self.code("" if first else " + ")
            first = False
            self.code(f'str({{"{name}": ' if name else "str(")
            self._piece(each.text, each.inner, each.inner + len(each.text))
            self.code(f'}}["{name}"])' if name else ")")
            at = each.end
        if at < end or first:
            self._text(at, end, first, hide)

    def _text(self, start: int, end: int, first: bool, hide: bool) -> bool:
        self.code("" if first else " + ")
        self._piece(repr(self.given[start:end]), start, end)
        if hide and start < end:
            self.hidden.append(self.span(start, end))
        return False


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    if end - start >= 2 and text[start] in "\"'" and text[end - 1] == text[start]:
        return start + 1, end - 1
    return start, end


def _with_columns(row: int, parts: Sequence[tuple[int, int, int]], whole: Span) -> Row:
    """A row of which the columns from each start to end have been moved; all others stand for `whole`."""
    pieces = (
        Piece(start + moved + 1, end + moved + 1, Span.of(row, start + 1, row, end + 1))
        for start, end, moved in parts
        if end > start
    )
    return Row(0, tuple(pieces), whole)


def _is_python(text: str) -> bool:
    """Whether a row is a simple statement."""
    return _parsed(text) is not None


def _parsed(text: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
