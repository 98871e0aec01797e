"""One file from its bytes to its findings, without touching files, clocks or processes."""

import pkgutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from traceback import walk_tb
from typing import TYPE_CHECKING

from credlint.catalogue.groups import Needles
from credlint.catalogue.shipped import NEEDLES
from credlint.config.selection import Known, Layer, select
from credlint.config.settings import Extension, Settings
from credlint.model.result import FileResult, Unchecked
from credlint.model.rule_info import Rule
from credlint.source.decode import SourceError
from credlint.source.screen import screen
from credlint.source.suffixes import may_be_notebook
from credlint.suppress.meta import FIXED, INTERNAL, SWITCHABLE

if TYPE_CHECKING:
    from credlint.analysis.facts import Facts
    from credlint.analysis.inquiry import Sighting
    from credlint.catalogue.index import Index
    from credlint.catalogue.schema import Param

_FRAMES = 30
"""Frames of a traceback that are kept: the innermost ones tell where it happened, also in a deep recursion."""


@cache
def rules() -> "tuple[Rule[Facts], ...]":
    """Every rule, by code: one for each public module of `credlint.rules`."""
    package = import_module("credlint.rules")
    names = [module.name for module in pkgutil.iter_modules(package.__path__) if not module.name.startswith("_")]
    found: list[Rule[Facts]] = [import_module(f"credlint.rules.{name}").RULE for name in names]
    return tuple(sorted(found, key=lambda rule: rule.info.code))


@cache
def known() -> Known:
    """What can be selected, ignored and explained."""
    return Known(rules=(*(rule.info for rule in rules()), *SWITCHABLE), fixed=FIXED)


def default_settings() -> Settings:
    """The settings of a run without configuration, in which no `until=` date has passed."""
    return Settings(selected=select([Layer()], known()), today=date.min)


@cache
def catalogue(extension: Extension) -> "Index":
    """The catalogue with a user's additions."""
    from credlint.catalogue.index import Index
    from credlint.catalogue.kinds import SinkKind
    from credlint.catalogue.schema import CredentialVariable, DummyLiteral, Sanitizer, SdkCall, Sink

    calls = [
        SdkCall(
            names=(entry.callable,),
            access_key=_param(entry.access_key),
            secret_key=_param(entry.secret_key),
            session_token=_param(entry.session_token),
        )
        for entry in extension.sdk_calls
    ]
    sinks = [Sink((entry.callable,), SinkKind(entry.kind)) for entry in extension.sinks]
    sanitizers = [Sanitizer((name,)) for name in extension.sanitizers]
    variables = [CredentialVariable(extension.credential_env)] if extension.credential_env else []
    dummies = [DummyLiteral(extension.dummies)] if extension.dummies else []
    return Index((*calls, *sinks, *sanitizers, *variables, *dummies))


def needles(extension: Extension) -> Needles:
    """What the screen looks for; those of the shipped rows need not be worked out, and no dummy is looked for."""
    return NEEDLES if replace(extension, dummies=()) == Extension() else catalogue(extension).needles


def _param(places: Sequence[str | int]) -> "Param | None":
    from credlint.catalogue.schema import Param

    if not places:
        return None
    names = tuple(place for place in places if isinstance(place, str))
    return Param(names, next((place for place in places if isinstance(place, int)), None))


def matters(data: bytes, settings: Settings, path: str = "") -> bool:
    """Whether a file's bytes pass the screen; one that does not is checked by that and has no findings.

    In a notebook the escapes of JSON could hide what is looked for; what should be one by its content or by its `path`
    and is none passes.
    """
    wanted = needles(settings.extension)
    if screen(data, wanted):
        return True
    if not may_be_notebook(path, data):
        return False
    from credlint.source.notebooks import texts

    try:
        return screen(texts(data), wanted)
    except SourceError:
        return True


def warm_up(extension: Extension) -> None:
    """Import what a file that passes the screen needs, so that forked processes share it."""
    for name in ("source.isolate", "source.parse", "examine", "analysis.engine"):
        import_module(f"credlint.{name}")
    rules()
    catalogue(extension)


def check_source(path: str, data: bytes, settings: Settings | None = None) -> FileResult:
    """Check one file. `path` is relative to the working directory, POSIX; nothing is read from there.

    Never raises for what `data` holds: a file that cannot be checked is a result with `unchecked`.
    """
    settings = settings or default_settings()
    try:
        if not matters(data, settings, path):
            return FileResult(path)
    except Exception as error:
        return _failed(path, error)
    return check_passed(path, data, settings)


def check_passed(path: str, data: bytes, settings: Settings) -> FileResult:
    """As `check_source`, for what has passed the screen already."""
    try:
        # Most files do not need it.
        from credlint.examine import Examiner
        from credlint.source.isolate import no_collection, run_with_deep_stack

        examiner = Examiner(settings, catalogue(settings.extension), rules(), known())
        with no_collection():
            return run_with_deep_stack(examiner.examine, path, data)
    except Exception as error:
        return _failed(path, error)


def inquire(path: str, data: bytes, settings: Settings) -> "tuple[Sighting, ...]":
    """What the analysis knows of every call and source in a file that can be parsed, reported or not."""
    from credlint.examine import Examiner
    from credlint.source.isolate import no_collection, run_with_deep_stack

    examiner = Examiner(settings, catalogue(settings.extension), rules(), known())
    with no_collection():
        return run_with_deep_stack(examiner.inquire, path, data)


def _failed(path: str, error: Exception) -> FileResult:
    reason = f"internal error ({type(error).__name__})"
    return FileResult(path, unchecked=Unchecked(INTERNAL.code, INTERNAL.name, reason, details=_traceback(error)))


def _traceback(error: BaseException) -> str:
    """Types and code locations of an exception and its causes; never a text, which could quote the source."""
    found: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(found) < 4 * _FRAMES:
        found.append(type(cause).__name__)
        frames = [
            f"  {frame.f_globals.get('__name__', '?')}:{line} in {frame.f_code.co_name}"
            for frame, line in walk_tb(cause.__traceback__)
        ]
        found.extend(frames[-_FRAMES:])
        cause = cause.__cause__ or cause.__context__
    return "\n".join(found)
