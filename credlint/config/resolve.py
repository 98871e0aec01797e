"""Turns layers of keys into the settings of a run."""

import posixpath
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from credlint.config import selection
from credlint.config.globs import Pattern
from credlint.config.keys import KEYS
from credlint.config.load import Layer, Setting
from credlint.config.settings import (
    DEFAULT_EXCLUDES,
    Extension,
    Files,
    PerFileIgnores,
    SdkCallEntry,
    Settings,
    SinkEntry,
)
from credlint.model.diagnostic import Confidence, Severity

CACHE_DIR = ".credlint_cache"
"""The folder of the cache, below the project's root."""


def effective(layers: Sequence[Layer]) -> dict[str, Setting]:
    """The value of every key after `layers` (the weakest first), and where it comes from."""
    result = {}
    for key in KEYS:
        given = [layer.values[key.name] for layer in layers if key.name in layer.values]
        if not given:
            default = DEFAULT_EXCLUDES if key.name == "exclude" else key.default
            result[key.name] = Setting(default, "default")
        elif key.adds:
            values = tuple(value for setting in given for value in setting.value)
            result[key.name] = Setting(values, ", ".join(setting.origin for setting in given))
        else:
            result[key.name] = given[-1]
    return result


def resolve(
    layers: Sequence[Layer], known: selection.Known, *, root: str, working_directory: str, today: date
) -> Settings:
    """The settings after `layers`; `root` and `working_directory` are absolute POSIX paths."""
    values = {name: setting.value for name, setting in effective(layers).items()}
    chosen = selection.select(
        [
            selection.Layer(
                select=_given(layer, "select"),
                extend=_given(layer, "extend-select") or (),
                ignore=_given(layer, "ignore") or (),
            )
            for layer in layers
        ],
        known,
    )
    per_file = _last(layers, "per-file-ignores")
    fail_level = values["fail-level"]
    return Settings(
        selected=chosen,
        today=today,
        per_file_ignores=_per_file_ignores(values["per-file-ignores"], per_file.folder or root, known),
        severities=tuple(sorted((code, Severity(level)) for code, level in dict(values["severity"]).items())),
        min_confidence=Confidence(values["min-confidence"]),
        fail_level=None if fail_level == "never" else Severity(fail_level),
        unchecked_fails=values["unchecked-files"] == "error",
        output_format=values["output-format"],
        unsafe_fixes=values["unsafe-fixes"],
        require_reason=values["require-reason"],
        extension=_extension(values),
        src=tuple(posixpath.join(_last(layers, "src").folder or root, path) for path in values["src"]),
        import_roots=_import_roots(layers, root, values["import-roots"]),
        cross_file=values["cross-file"],
        files=Files(
            exclude=_excludes(layers, root),
            force_exclude=values["force-exclude"],
            respect_gitignore=values["respect-gitignore"],
        ),
        root=root,
        working_directory=working_directory,
        cache_dir=_place(layers, "cache-dir", root, home=True) or posixpath.join(root, CACHE_DIR),
        baseline=_place(layers, "baseline", root),
    )


def _per_file_ignores(
    entries: Sequence[tuple[str, tuple[str, ...]]], folder: str, known: selection.Known
) -> tuple[PerFileIgnores, ...]:
    """Entries in their order: what one with an exclamation mark takes back must have been off, else it is off all over.

    So ``"!src/**" = ["CRD2"]`` by itself means all files but those in src.
    """
    found: list[PerFileIgnores] = []
    off: frozenset[str] = frozenset()
    for text, selectors in entries:
        pattern, codes = Pattern(text, folder), selection.ignored_by(selectors, known)
        if pattern.takes_back and codes - off:
            found.append(PerFileIgnores(Pattern("**", folder), codes - off))
        off |= codes
        found.append(PerFileIgnores(pattern, codes))
    return tuple(found)


def _given(layer: Layer, name: str) -> Any:
    return layer.values[name].value if name in layer.values else None


def _last(layers: Sequence[Layer], name: str) -> Layer:
    """The strongest layer that sets a key; an empty one if none does."""
    return next((layer for layer in reversed(layers) if name in layer.values), Layer())


def _place(layers: Sequence[Layer], name: str, root: str, home: bool = False) -> str:
    """The path that a key names, seen from where it is set; empty if nobody sets it. `home`: also from ~."""
    strongest = _last(layers, name)
    if not strongest.values:
        return ""
    path = strongest.values[name].value
    if home and path.startswith("~"):
        path = posixpath.expanduser(path)
    return posixpath.normpath(posixpath.join(strongest.folder or root, path))


def _import_roots(layers: Sequence[Layer], root: str, paths: Sequence[str]) -> tuple[str, ...]:
    """The folders that a configuration names, seen from where it is; the default is seen from each project."""
    strongest = _last(layers, "import-roots")
    if not strongest.values:
        return tuple(paths)  # the default
    return tuple(posixpath.normpath(posixpath.join(strongest.folder or root, path)) for path in paths)


def _excludes(layers: Sequence[Layer], root: str) -> tuple[Pattern, ...]:
    strongest = _last(layers, "exclude")
    base = strongest.values["exclude"].value if strongest.values else DEFAULT_EXCLUDES
    found = [Pattern(text, strongest.folder or root) for text in base]
    for layer in layers:
        found.extend(Pattern(text, layer.folder or root) for text in _given(layer, "extend-exclude") or ())
    return tuple(found)


def _extension(values: Mapping[str, Any]) -> Extension:
    return Extension(
        credential_env=values["credential-env"],
        sdk_calls=tuple(
            SdkCallEntry(
                callable=row["callable"],
                access_key=row["access-key"],
                secret_key=row["secret-key"],
                session_token=row["session-token"],
            )
            for row in map(dict, values["sdk-call"])
        ),
        sinks=tuple(SinkEntry(row["callable"], row["kind"]) for row in map(dict, values["sink"])),
        sanitizers=tuple(row["callable"] for row in map(dict, values["sanitizer"])),
        dummies=tuple(sorted(set(values["dummies"]))),
    )
