"""The lines that have changed since the merge base with a revision, as git tells."""

import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from credlint.config.errors import ConfigError
from credlint.model.diagnostic import Diagnostic, Step
from credlint.model.result import FileResult
from credlint.model.span import Span
from credlint.run.git import GitError, ask, ask_about_files

_DIFF = (
    "diff",
    "--unified=0",
    "--inter-hunk-context=0",
    "--find-renames",
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--ignore-submodules=all",
    "--text",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)
"""A diff that no configuration changes; the files of a submodule are no files of the repository."""

_FILE = re.compile(rb'^\+\+\+ (?:b/([^\t\n]*)\t?|"b/((?:[^"\\\n]|\\.)*)")$')
_HUNK = re.compile(rb"^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}

Lines = Sequence[tuple[int, int]]
"""Changed rows: pairs of the first and the last of them, sorted."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed in a repository; a file that git does not track is new as a whole."""

    root: str
    tracked: frozenset[str]
    lines: dict[str, Lines]

    def touch(self, path: str) -> bool:
        """Whether a file holds a changed line or is new."""
        name = self._name(path)
        return name not in self.tracked or name in self.lines

    def only(self, result: FileResult) -> FileResult:
        """A result with what lies, or comes from, where something has changed."""
        name = self._name(result.path)
        if name not in self.tracked:
            return result
        lines = self.lines.get(name, ())
        return replace(
            result,
            diagnostics=tuple(one for one in result.diagnostics if self._touched(one, result, lines)),
            suppressed=tuple(one for one in result.suppressed if self._touched(one.diagnostic, result, lines)),
        )

    def _touched(self, diagnostic: Diagnostic, result: FileResult, lines: Lines) -> bool:
        """Whether the finding or a step on the way of its value is on a changed row, in whatever file."""
        steps = [step for step in diagnostic.trace if not step.path]
        spans = (diagnostic.span, *(step.span for step in steps))
        if any(_overlap(*_rows(span, result), lines) for span in spans):
            return True
        return any(self._is_new(step) for step in diagnostic.trace if step.path)

    def _is_new(self, step: Step) -> bool:
        """Whether a step in another file of the repository is on a changed row."""
        name = self._name(step.path)
        if name not in self.tracked:
            return not name.startswith("../")
        return _overlap(step.span.start.row, step.span.end.row, self.lines.get(name, ()))

    def _name(self, path: str) -> str:
        folder, last = os.path.split(Path(path).absolute())
        return os.path.relpath(f"{os.path.realpath(folder)}{os.sep}{last}", self.root).replace(os.sep, "/")


def changes_since(revision: str) -> Changes:
    """The changes of the working directory's repository, committed or not; raises ConfigError."""
    root = _git(".", "rev-parse", "--show-toplevel").removesuffix(b"\n")
    if not root:
        raise ConfigError("--since: there is no working tree here")
    folder = os.path.realpath(os.fsdecode(root))
    commit = _commit(revision, folder)
    base = _merge_base(commit, revision, folder)
    tracked = _git(folder, "ls-files", "-z", "--full-name", "--").split(b"\0")
    diff = _git(folder, *_DIFF, base, "--", command=ask_about_files)
    lines = {os.fsdecode(name): rows for name, rows in _changed(diff.split(b"\n"))}
    return Changes(folder, frozenset(map(os.fsdecode, filter(None, tracked))), lines)


def _commit(revision: str, folder: str) -> str:
    # What begins with a dash would be an option.
    found = b"" if revision.startswith("-") else _git(folder, "rev-parse", "-q", "--verify", f"{revision}^{{commit}}")
    if not found:
        raise ConfigError(f"--since: git knows no revision {revision!a}; has it been fetched?")
    return found.decode().strip()


def _merge_base(commit: str, revision: str, folder: str) -> str:
    base = _git(folder, "merge-base", commit, "HEAD")
    if not base:
        shallow = _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"
        hint = ": this clone is shallow, fetch more of its history" if shallow else ""
        raise ConfigError(f"--since: HEAD and {revision!a} have no commit in common{hint}")
    return base.decode().split()[0]


def _git(folder: str, *args: str, command: Callable[..., bytes] = ask) -> bytes:
    """What git writes; nothing where the answer is no. Raises ConfigError."""
    try:
        return command(folder, *args)
    except GitError as error:
        raise ConfigError(f"--since: {error}") from None


def _changed(lines: Iterable[bytes]) -> Iterator[tuple[bytes, Lines]]:
    """The files of a diff with their changed rows; a file that only lost lines has none."""
    name: bytes | None = None
    rows: list[tuple[int, int]] = []
    skip = 0
    for line in lines:
        if skip:
            # The text of a hunk may look like anything.
            skip -= not line.startswith(b"\\")
        elif line.startswith(b"+++ "):
            if name is not None:
                yield name, rows
            match = _FILE.match(line)
            quoted = match[2] if match else None
            name = _ESCAPE.sub(_unescaped, quoted) if quoted is not None else match[1] if match else None
            rows = []
        elif match := _HUNK.match(line):
            removed, start, added = int(match[1] or 1), int(match[2]), int(match[3] or 1)
            if added:
                rows.append((start, start + added - 1))
            skip = removed + added
    if name is not None:
        yield name, rows


def _unescaped(match: re.Match[bytes]) -> bytes:
    letter = match[1]
    return bytes([int(letter, 8)]) if len(letter) == 3 else _LETTERS.get(letter, letter)


def _rows(span: Span, result: FileResult) -> tuple[int, int]:
    """The first and last row of a span in the file itself."""
    return _row_in_file(span.start.row, result), _row_in_file(span.end.row, result)


def _row_in_file(row: int, result: FileResult) -> int:
    cell = next((cell for cell in reversed(result.cells) if cell.first_row <= row), None)
    if cell is None or not cell.lines:
        return row
    return cell.lines[min(row - cell.first_row, len(cell.lines) - 1)]


def _overlap(first: int, last: int, lines: Lines) -> bool:
    index = bisect_right(lines, last, key=lambda rows: rows[0])
    return index > 0 and lines[index - 1][1] >= first
