"""Writes suppression comments for findings into their files."""

import codecs
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from credlint.config.errors import ConfigError
from credlint.config.settings import Settings
from credlint.model.diagnostic import Diagnostic
from credlint.model.redact import redact
from credlint.model.result import FileResult
from credlint.pipeline import check_source
from credlint.run.discover import Found
from credlint.run.targets import Target
from credlint.run.write import rewrite
from credlint.source.decode import SourceError, decode
from credlint.source.lines import Lines
from credlint.source.parse import parse
from credlint.source.suffixes import MARKDOWN, NOTEBOOKS
from credlint.suppress.insertions import insert_ignores
from credlint.suppress.meta import SWITCHABLE

_ABOUT_COMMENTS = frozenset(rule.code for rule in SWITCHABLE)


class _Refused(Exception):
    """Why no comment is written into a file."""


def annotate(
    found: Found, results: Sequence[FileResult], settings: Settings, reason: str, note: Callable[[str], None]
) -> list[FileResult]:
    """Write a comment for each live finding of `results` into its file; the results after that.

    A file is written once or not at all: when the comments would not keep its findings silent it stays as it is. What
    credlint says of comments is not accepted by a comment. Raises ConfigError for a reason that cannot be one.
    """
    targets = {target.name: target for target in found.targets}
    judges = {name: target.settings or settings for name, target in targets.items()}
    wanted = any(judges[result.path].require_reason for result in results if result.diagnostics)
    reason = _checked(reason, wanted)
    after = []
    comments = files = 0
    for result in results:
        findings = [one for one in result.diagnostics if one.code not in _ABOUT_COMMENTS]
        if findings:
            try:
                result = _annotated(targets[result.path], findings, judges[result.path], reason)
                comments += len(findings)
                files += 1
            except (_Refused, OSError, SourceError, UnicodeError) as error:
                note(f"{result.path}: no comment written: {_why(error)}")
        after.append(result)
    note(f"Suppressed {comments} finding{'s' * (comments != 1)} by comments in {files} file{'s' * (files != 1)}")
    return after


def _checked(reason: str, wanted: bool) -> str:
    reason = reason.strip()
    if not reason and wanted:
        raise ConfigError("--add-ignore wants --reason here: require-reason is set")
    if not reason.isprintable() or "#" in reason:
        raise ConfigError("--reason is one line of text without #")
    return redact(reason)


def _annotated(target: Target, findings: Sequence[Diagnostic], settings: Settings, reason: str) -> FileResult:
    """Write the comments of one file; its result after that, which accepted findings of a baseline may be part of."""
    if PurePosixPath(target.name.lower()).suffix in (*NOTEBOOKS, *MARKDOWN):
        raise _Refused("notebooks and Markdown are not edited")
    before = target.read()
    source = decode(before)
    parsed = parse(source)
    text = insert_ignores(Lines(source.text), parsed.statements, parsed.comments, findings, reason, source.newline)
    mark = codecs.BOM_UTF8 if source.bom else b""
    if mark + source.text.encode(source.encoding) != before:
        raise _Refused("its encoding cannot be written as it was")
    data = mark + text.encode(source.encoding)
    result = check_source(target.name, data, settings)
    known = {one.fingerprint for one in findings}
    if result.unchecked is not None or any(one.fingerprint in known for one in result.diagnostics):
        raise _Refused("its findings would stay")
    rewrite(target.path, before, data)
    return result


def _why(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error) if isinstance(error, _Refused) else "it cannot be decoded or encoded"
