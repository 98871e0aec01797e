"""One file from its bytes to its findings, without touching files, clocks or processes."""

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from traceback import walk_tb
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from credlint.catalogue.groups import Needles
from credlint.catalogue.shipped import NEEDLES
from credlint.config.selection import Known, Layer, select
from credlint.config.settings import Extension, Settings
from credlint.model.diagnostic import Diagnostic, Step
from credlint.model.redact import redact_path
from credlint.model.result import FileResult, Unchecked
from credlint.model.rule_info import Rule
from credlint.project.project import Files
from credlint.project.sources import GivenSources
from credlint.source.decode import SourceError
from credlint.source.imports import Imported, imports_of
from credlint.source.reading import text_of
from credlint.source.screen import screen
from credlint.source.suffixes import may_be_notebook
from credlint.suppress.meta import FIXED, INTERNAL, SWITCHABLE

if TYPE_CHECKING:
    from credlint.analysis.facts import Facts
    from credlint.analysis.inquiry import Sighting
    from credlint.catalogue.index import Index
    from credlint.catalogue.schema import Param
    from credlint.examine import Examiner
    from credlint.exchange.jobs import Finished, Job
    from credlint.fix.apply import Fixed
    from credlint.model.diff import Diff
    from credlint.modules import Modules
    from credlint.project.sources import Sources

P = ParamSpec("P")
T = TypeVar("T")

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


class Project:
    """The files around those that are checked: values are followed into the modules that these import.

    `sources` are those of all modules that may be imported, by absolute POSIX paths as `Settings.absolute` makes them,
    or a mapping from paths relative to the working directory to contents. What has been found out about a module is
    remembered, so that a project lasts for one state of its files.
    """

    def __init__(self, sources: "Sources | Mapping[str, bytes]", settings: Settings | None = None) -> None:
        self.settings = settings or default_settings()
        if isinstance(sources, Mapping):
            sources = GivenSources({self.settings.absolute(path): data for path, data in sources.items()})
        self.files = Files(sources, self.settings.import_roots, self.settings.working_directory)
        self._modules: Modules | None = None

    @property
    def modules(self) -> "Modules":
        """The modules as the engine asks for them."""
        if self._modules is None:
            from credlint.modules import Modules

            self._modules = Modules(self.files, catalogue(self.settings.extension))
        return self._modules


def check_source(
    path: str, data: bytes, settings: Settings | None = None, project: Project | None = None
) -> FileResult:
    """Check one file. `path` is relative to the working directory, POSIX; nothing is read from there.

    Without a `project` the file is checked alone. Never raises for what `data` holds: a file that cannot be checked is
    a result with `unchecked`.
    """
    settings = settings or default_settings()
    try:
        if project is not None and settings.cross_file:
            return check_together({path: data}, settings, project)[path]
        if not matters(data, settings, path):
            return FileResult(path)
    except Exception as error:
        return _failed(path, error)
    return check_passed(path, data, settings)


def check_together(files: "Mapping[str, bytes]", settings: Settings, project: Project) -> dict[str, FileResult]:
    """Check several files of a project, as `check_source` does each of them."""
    return {name: shown(result, settings) for name, (result, _) in _linked(files, settings, project).items()}


def _linked(files: "Mapping[str, bytes]", settings: Settings, project: Project) -> "dict[str, tuple[FileResult, Job]]":
    """What several files of a project are found to hold, and the last job that each was."""
    from credlint.exchange.exchange import Exchange
    from credlint.exchange.graph import Graph
    from credlint.exchange.jobs import Job

    names = {settings.absolute(name): name for name in files}
    results = {name: (FileResult(name), Job(path)) for path, name in names.items()}

    def content(path: str) -> bytes | None:
        return files[names[path]] if path in names else project.files.read(path)

    @cache
    def text(path: str) -> str | None:
        data = content(path)
        return None if data is None else text_of(path, data)

    def imports(path: str) -> tuple[Imported, ...] | None:
        found = text(path)
        return None if found is None else imports_of(found)

    def passes(path: str) -> bool:
        data = content(path)
        return data is not None and matters(data, settings, path)

    def analyse(jobs: "list[Job]") -> "Iterator[Finished]":
        for job in jobs:
            name = names.get(job.path, job.path)
            result, finished = check_job(name, content(job.path) or b"", settings, project, job)
            if job.path in names:
                results[name] = result, job
            yield finished

    Exchange(Graph(project.files, text, imports, passes, whole=False)).run(names, analyse)
    return results


def shown(result: FileResult, settings: Settings) -> FileResult:
    """A result in which the steps in other files have the paths by which these are shown."""
    if not any(step.path for finding in _findings(result) for step in finding.steps):
        return result
    return replace(
        result,
        others=tuple(replace(each, path=settings.shown(each.path)) for each in result.others),
        diagnostics=tuple(_as_shown(each, settings) for each in result.diagnostics),
        suppressed=tuple(replace(each, diagnostic=_as_shown(each.diagnostic, settings)) for each in result.suppressed),
    )


def _findings(result: FileResult) -> Iterator[Diagnostic]:
    yield from result.diagnostics
    yield from (each.diagnostic for each in result.suppressed)


def _as_shown(finding: Diagnostic, settings: Settings) -> Diagnostic:
    trace, related = (_steps_shown(steps, settings) for steps in (finding.trace, finding.related))
    message, via = finding.message, finding.via
    if via and trace and message.startswith(via):
        end = trace[-1]
        message = f"{via} ({redact_path(end.path)}:{end.span.start.row}){message.removeprefix(via)}"
    return replace(finding, message=message, trace=trace, related=related)


def _steps_shown(steps: Sequence[Step], settings: Settings) -> tuple[Step, ...]:
    return tuple(replace(step, path=settings.shown(step.path)) if step.path else step for step in steps)


def check_job(
    path: str, data: bytes, settings: Settings, project: Project, job: "Job"
) -> "tuple[FileResult, Finished]":
    """Analyse one file of a project, which holds `data` and is shown as `path`; never raises."""
    from credlint.exchange.jobs import Finished

    try:
        return _deep(_examiner(settings, project).examine, path, data, job)
    except Exception as error:
        return _failed(path, error), Finished.unknown(job.path)


def check_passed(path: str, data: bytes, settings: Settings) -> FileResult:
    """As `check_source` without a project, for what has passed the screen already."""
    try:
        from credlint.exchange.jobs import Job

        return _deep(_examiner(settings).examine, path, data, Job(path))[0]
    except Exception as error:
        return _failed(path, error)


def _examiner(settings: Settings, project: Project | None = None) -> "Examiner":
    # Most files do not need it.
    from credlint.examine import Examiner

    modules = None if project is None else project.modules
    return Examiner(settings, catalogue(settings.extension), rules(), known(), modules)


def _deep(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a function makes of a file, on a deep stack."""
    from credlint.source.isolate import no_collection, run_with_deep_stack

    with no_collection():
        return run_with_deep_stack(function, *args, **kwargs)


def inquire(path: str, data: bytes, settings: Settings, project: Project | None = None) -> "tuple[Sighting, ...]":
    """What the analysis knows of every call and source in a file that can be parsed, reported or not."""
    from credlint.exchange.jobs import Job

    if project is None or not settings.cross_file:
        return _deep(_examiner(settings).inquire, path, data, Job(path))
    _, job = _linked({path: data}, settings, project)[path]
    found = _deep(_examiner(settings, project).inquire, path, data, job)
    return tuple(
        replace(each, arguments=tuple(replace(one, way=_steps_shown(one.way, settings)) for one in each.arguments))
        for each in found
    )


def fix_source(
    path: str,
    data: bytes,
    settings: Settings | None = None,
    project: Project | None = None,
    live: "Callable[[FileResult], Iterable[Diagnostic]] | None" = None,
) -> "Fixed":
    """Fix one file as often as there is something to fix, without writing it; it is given as to `check_source`.

    `Settings.unsafe_fixes` says which fixes are made, `live` which findings of a result may be fixed: all that are not
    suppressed, where it is not given.
    """
    from credlint.fix.apply import Fixed, apply_fixes, fixable
    from credlint.fix.parsing import Parsing

    judge = settings or default_settings()

    def check(changed: bytes) -> FileResult:
        return check_source(path, changed, judge, project)

    def choose(result: FileResult) -> list[Diagnostic]:
        return fixable(result.diagnostics if live is None else live(result), judge.unsafe_fixes)

    try:
        parses = _deep(Parsing, data)
    except SourceError:
        return Fixed(data, check(data))
    return apply_fixes(data, check, choose, lambda changed: _deep(parses, changed))


def diff_of(path: str, fixed: "Fixed", data: bytes, settings: Settings, project: Project | None = None) -> "Diff":
    """What has been changed of a file that held `data`, masked as all that is shown of it."""
    from credlint.exchange.jobs import Job
    from credlint.fix.diff import diff

    job = Job(path)
    if project is not None and settings.cross_file:
        _, job = _linked({path: data}, settings, project)[path]
    examiner = replace(_examiner(settings, project if settings.cross_file else None), every_row=True)
    result, _ = _deep(examiner.examine, path, data, job)
    return diff(data, fixed.rounds, result.excerpts)


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
