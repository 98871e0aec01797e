"""The settings of a run: resolved, frozen, plain data."""

import posixpath
from dataclasses import dataclass
from datetime import date

from credlint.config.globs import Pattern
from credlint.model.diagnostic import Confidence, Severity

DEFAULT_EXCLUDES = (
    ".git",
    ".hg",
    ".svn",
    ".venv",
    "venv",
    ".tox",
    ".nox",
    ".eggs",
    "__pycache__",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    "node_modules",
    "site-packages",
)
"""Folders of tools and of other people's code; `build` and `dist` are names of one's own packages too often."""


@dataclass(frozen=True, slots=True)
class PerFileIgnores:
    """The codes that are off in files which `pattern` matches, or on again there if it takes back."""

    pattern: Pattern
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class SdkCallEntry:
    """A user's own call that takes credentials; each parameter by its names and 0-based positions."""

    callable: str
    access_key: tuple[str | int, ...] = ()
    secret_key: tuple[str | int, ...] = ()
    session_token: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class SinkEntry:
    """A user's own output; `kind` is the value of a `SinkKind`."""

    callable: str
    kind: str


@dataclass(frozen=True, slots=True)
class Extension:
    """What a user adds to the catalogue: variable names (fnmatch), calls, outputs, masking functions and dummies."""

    credential_env: tuple[str, ...] = ()
    sdk_calls: tuple[SdkCallEntry, ...] = ()
    sinks: tuple[SinkEntry, ...] = ()
    sanitizers: tuple[str, ...] = ()
    dummies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Files:
    """Which files of a folder are checked."""

    exclude: tuple[Pattern, ...] = tuple(map(Pattern, DEFAULT_EXCLUDES))
    force_exclude: bool = False
    respect_gitignore: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides about findings and verdict.

    `root` (the project's folder) and `working_directory` are absolute POSIX paths; the paths of files are relative to
    the latter. `severities` are those of rules, by code, where somebody has changed them. `import_roots` are absolute
    where a configuration sets them, else relative to the root of the Python project that a file belongs to. With
    `cross_file` values are followed into modules that a file imports. `cache_dir` and `baseline` are absolute, too, or
    empty where there is none. `fail_level` None is "never". `unchecked_fails` is False for `unchecked-files = "warn"`.
    `output_format` is empty where nobody chose one.
    `unsafe_fixes` says which fixes are made, if any are. `today` is the only clock. With `slices` the bodies of
    functions that cannot matter are not parsed.
    """

    selected: frozenset[str]
    today: date
    per_file_ignores: tuple[PerFileIgnores, ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()
    min_confidence: Confidence = Confidence.LOW
    fail_level: Severity | None = Severity.INFO
    unchecked_fails: bool = True
    output_format: str = ""
    unsafe_fixes: bool = False
    require_reason: bool = False
    honour_comments: bool = True
    extension: Extension = Extension()
    src: tuple[str, ...] = ()
    import_roots: tuple[str, ...] = (".", "src")
    cross_file: bool = True
    files: Files = Files()
    root: str = "/"
    working_directory: str = "/"
    cache_dir: str = ""
    baseline: str = ""
    slices: bool = True

    def absolute(self, path: str) -> str:
        """`path` as patterns take it."""
        return posixpath.normpath(posixpath.join(self.working_directory, path))

    def shown(self, path: str) -> str:
        """The absolute `path` as it is shown: relative to the working directory."""
        return posixpath.relpath(path, self.working_directory)

    def relative(self, path: str) -> str:
        """`path` relative to the project root."""
        return posixpath.relpath(self.absolute(path), self.root)

    def selected_for(self, path: str) -> frozenset[str]:
        """The codes that are on in the file at `path`."""
        if not self.per_file_ignores:
            return self.selected
        absolute = self.absolute(path)
        off: frozenset[str] = frozenset()
        for entry in self.per_file_ignores:
            if entry.pattern.matches(absolute):
                off = off - entry.codes if entry.pattern.takes_back else off | entry.codes
        return self.selected - off
