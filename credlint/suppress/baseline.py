"""Findings that were there when a project began to look: kept silent as long as there are no more of them.

A finding is known by what neither moving nor formatting changes. Equal ones are counted, so that one more is new.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from credlint.model.diagnostic import Diagnostic
from credlint.model.redact import redact, redact_path
from credlint.model.result import FileResult, Suppressed

VERSION = 1
_TEXTS = ("path", "rule", "scope", "detail", "code")


class BaselineError(ValueError):
    """A baseline that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What equal findings have in common.

    `path` is relative to the project root, `scope` the qualified name around the finding, `code` a hash of the
    normalised code without its strings.
    """

    path: str
    rule: str
    scope: str
    detail: str
    code: str


Baseline = Mapping[Key, int]
"""How many findings of each key are accepted."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The results with the accepted findings among the suppressed ones.

    `stale` are accepted findings that are no longer there, as far as the run can tell; `moved` leads from the old path
    of a renamed file to the new one.
    """

    results: tuple[FileResult, ...]
    stale: Baseline
    moved: Mapping[str, str]


def key_of(path: str, diagnostic: Diagnostic) -> Key:
    """The key of a finding in the file at `path` (relative to the project root)."""
    return Key(
        redact_path(path),
        diagnostic.code,
        redact(diagnostic.scope),
        redact(diagnostic.detail),
        diagnostic.code_part,
    )


def count(results: Iterable[FileResult], relative: Callable[[str], str]) -> Counter[Key]:
    """The live findings; `relative` makes a result's path relative to the project root."""
    return Counter(key_of(relative(result.path), one) for result in results for one in result.diagnostics)


def apply(
    results: Sequence[FileResult],
    baseline: Baseline,
    relative: Callable[[str], str],
    exists: Callable[[str], bool],
    enabled: Callable[[str], frozenset[str]],
) -> Applied:
    """Keep the accepted findings of `results` silent.

    `exists` says whether a file is still there, `enabled` which rules were asked in it; both take paths relative to the
    project root.
    """
    moved = _moved(results, baseline, relative, exists)
    back = {new: old for old, new in moved.items()}
    left = Counter(baseline)
    applied = tuple(_silence(result, redact_path(relative(result.path)), back, left) for result in results)
    checked = {redact_path(relative(result.path)) for result in results if result.unchecked is None}
    unchecked = {redact_path(relative(result.path)) for result in results if result.unchecked is not None}
    stale = {
        key: number
        for key, number in left.items()
        if number > 0
        and (key.path in checked or (key.path not in unchecked and not exists(key.path)))
        and key.rule in enabled(key.path)
    }
    return Applied(applied, stale, moved)


def _silence(result: FileResult, path: str, back: Mapping[str, str], left: Counter[Key]) -> FileResult:
    """One result; takes what it finds accepted out of `left`."""
    kept: list[Diagnostic] = []
    silent: list[Suppressed] = []
    for diagnostic in result.diagnostics:
        key = key_of(path, diagnostic)
        accepted = next((one for one in (key, _at(key, back.get(path))) if one and left[one] > 0), None)
        if accepted is None:
            kept.append(diagnostic)
        else:
            left[accepted] -= 1
            silent.append(Suppressed(diagnostic, "baseline"))
    if not silent:
        return result
    return replace(result, diagnostics=tuple(kept), suppressed=(*result.suppressed, *silent))


def _at(key: Key, path: str | None) -> Key | None:
    return replace(key, path=path) if path is not None else None


def _moved(
    results: Sequence[FileResult], baseline: Baseline, relative: Callable[[str], str], exists: Callable[[str], bool]
) -> dict[str, str]:
    """Old and new paths of renamed files.

    The old one is gone, the new one has nothing accepted of its own, and they have findings in common; the most common
    ones first, then those that keep the file's name.
    """
    accepted: defaultdict[str, Counter[Key]] = defaultdict(Counter)
    for key, number in baseline.items():
        accepted[key.path][replace(key, path="")] += number
    fresh: dict[str, Counter[Key]] = {}
    for result in results:
        path = redact_path(relative(result.path))
        if result.diagnostics and path not in accepted:
            fresh[path] = Counter(key_of("", one) for one in result.diagnostics)
    if not fresh:
        return {}
    gone = [path for path in accepted if not exists(path)]
    pairs = sorted(
        (-(accepted[old] & fresh[new]).total(), _name(old) != _name(new), old, new) for old in gone for new in fresh
    )
    moved: dict[str, str] = {}
    for common, _, old, new in pairs:
        if common and old not in moved and new not in moved.values():
            moved[old] = new
    return moved


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def without(baseline: Baseline, applied: Applied) -> Counter[Key]:
    """The baseline less what is stale, under the new paths of what has moved."""
    left = Counter(dict(baseline))
    left.subtract(dict(applied.stale))
    pruned: Counter[Key] = Counter()
    for key, number in left.items():
        if number > 0:
            pruned[_at(key, applied.moved.get(key.path)) or key] += number
    return pruned


def dump(baseline: Baseline) -> str:
    """The file's text: one finding a line, sorted, ASCII, so that merges and diffs of it can be read."""
    lines = [json.dumps(_entry(key, number)) for key, number in sorted(baseline.items()) if number > 0]
    findings = "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "version": {VERSION},\n  "findings": {findings}\n}}\n'


def _entry(key: Key, number: int) -> dict[str, str | int]:
    return {**{name: getattr(key, name) for name in _TEXTS}, "count": number}


def load(data: bytes) -> Counter[Key]:
    """The accepted findings in a file's bytes; raises BaselineError."""
    try:
        text = data.decode("utf-8-sig")
        document = json.loads(text)
    except json.JSONDecodeError as error:
        hint = " (a merge conflict?)" if "<<<<<<<" in text else ""
        raise BaselineError(f"no valid JSON in line {error.lineno}{hint}") from None
    except (UnicodeDecodeError, RecursionError):
        raise BaselineError("no valid JSON") from None
    if not isinstance(document, dict) or "version" not in document:
        raise BaselineError("not a baseline of credlint")
    if document["version"] != VERSION:
        raise BaselineError(f"its version is not {VERSION}: another credlint has written it")
    findings = document.get("findings")
    if not isinstance(findings, list):
        raise BaselineError("it has no list of findings")
    found: Counter[Key] = Counter()
    for key, number in _read(findings):
        # The same line from both sides of a merge is one.
        found[key] = max(found[key], number)
    return found


def _read(findings: Sequence[Any]) -> Iterator[tuple[Key, int]]:
    for index, entry in enumerate(findings, 1):
        if not isinstance(entry, dict) or not all(isinstance(entry.get(name), str) for name in _TEXTS):
            raise BaselineError(f"finding {index} lacks one of {', '.join(_TEXTS)}")
        number = entry.get("count", 1)
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise BaselineError(f"the count of finding {index} is no number above 0")
        yield Key(*(entry[name] for name in _TEXTS)), number
