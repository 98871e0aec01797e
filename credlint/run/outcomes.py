"""Remembers what has come of the analysis of files, with all that it rests on: it is believed as long as that stands.

That are the job, the bytes of the file and of the modules that were read, what is known of other modules by themselves,
and which files the names of modules mean. It is kept as JSON: names, places and phrases, never a piece of source.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from credlint.config.settings import Settings
from credlint.exchange.jobs import Finished, Job
from credlint.model.result import FileResult
from credlint.project.answers import Answer, Resolution
from credlint.project.project import Files
from credlint.project.used import Used
from credlint.run.cache import Cache, digest
from credlint.run.codec import Unfit, decode, decode_alone, encode, encode_alone, encode_name, encode_path
from credlint.run.contents import Contents
from credlint.suppress.meta import UNPARSABLE

_MOST = 4
"""Outcomes that are kept of a file: a cycle of imports has it analysed twice, and what was undone comes back."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What an analysis saw: the digest of the file's own bytes, those of the modules that it read, by path, and that of
    the answers to its questions."""

    own: str
    modules: Mapping[str, str]
    answers: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job; `basis` is None where it is not to be remembered."""

    result: FileResult
    finished: Finished
    basis: Basis | None = None


class Answers:
    """What questions about the modules of a project are answered, as digests; for one state of its files."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._texts: dict[Resolution | Answer, str] = {}

    def digest(self, path: str, used: Used) -> str:
        """That of all the answers which the analysis of the file at `path` has got."""
        return digest("\0".join(map(self._text, used.answers(path, self._files))).encode("utf-8", "surrogateescape"))

    def _text(self, answer: Resolution | Answer) -> str:
        if answer not in self._texts:
            self._texts[answer] = repr(answer)
        return self._texts[answer]


class Outcomes:
    """What is remembered of the jobs of a run."""

    def __init__(self, settings: Settings, contents: Contents, files: Files, cache: Cache) -> None:
        self._contents = contents
        self._cache = cache
        self._answers = Answers(files)
        self._paths = _Paths(settings.root)
        self._today = settings.today.isoformat()
        self._known: dict[int, tuple[object, str]] = {}

    def recall(self, job: Job) -> Done | None:
        """What comes of a job, if that is known."""
        target = self._contents.target(job.path)
        for entry in self._cache.outcomes(target):
            try:
                found = self._recalled(job, entry)
            except (ValueError, TypeError, AttributeError):  # an entry of another form
                continue
            if found is not None:
                return replace(found, result=replace(found.result, path=target.name))
        return None

    def remember(self, job: Job, done: Done) -> None:
        """Keep what came of a job, unless it says nothing of the file or holds what is to be redacted."""
        unchecked = done.result.unchecked
        if done.basis is None or (unchecked is not None and unchecked.code != UNPARSABLE.code):
            return
        seen, target = self._contents.seen(job.path), self._contents.target(job.path)
        if done.basis.own != seen.content.digest:  # it has changed meanwhile
            return
        try:
            day = self._today if seen.content.dated else ""
            entry = [day, *self._premises(job, done), *_conclusion(done, self._paths)]
        except Unfit:
            return
        others = [each for each in self._cache.outcomes(target) if isinstance(each, list) and each[1:8] != entry[1:8]]
        self._cache.keep(target, seen, [entry, *others][:_MOST])

    def _premises(self, job: Job, done: Done) -> Iterator[Any]:
        assert done.basis is not None
        used, short = done.finished.used, self._paths.short
        imports: dict[str, list[str]] = {}
        for importer, module, level in sorted(used.imports):
            imports.setdefault(short(importer), []).append("." * level + encode_name(module))
        yield _given(job)
        yield done.basis.own
        yield {short(path): known for path, known in sorted(done.basis.modules.items())}
        yield imports
        yield [[*map(short, folders), encode_name(name)] for folders, name in sorted(used.members)]
        yield done.basis.answers
        yield {short(path): self._known_of(job, path) for path in sorted(done.finished.asked)}

    def _recalled(self, job: Job, entry: list[Any]) -> Done | None:
        """The outcome in an entry, if all that it rests on is as it was; raises ValueError or TypeError."""
        day, given, own, modules, imports, members, answers, asked, alone, result = entry
        long = self._paths.long
        if own != self._contents.seen(job.path).content.digest or given != _given(job):
            return None
        if day not in ("", self._today):
            return None
        if any(self._contents.as_module(long(path)) != known for path, known in modules.items()):
            return None
        if any(self._known_of(job, long(path)) != known for path, known in asked.items()):
            return None
        used = Used(
            frozenset(map(long, modules)),
            frozenset(_imports((long(path), names) for path, names in imports.items())),
            frozenset((tuple(map(long, each[:-1])), each[-1]) for each in members),
        )
        if self._answers.digest(job.path, used) != answers:
            return None
        found = FileResult("") if result == 0 else decode(result)
        if not isinstance(found, FileResult):
            return None
        return Done(found, Finished(job.path, decode_alone(alone, long), frozenset(map(long, asked)), used))

    def _known_of(self, job: Job, path: str) -> str:
        """What is known of a module by itself, as a digest; empty if that is nothing."""
        alone = job.known.get(path)
        if alone is None:
            return ""
        known = self._known.get(id(alone))
        if known is None:
            raw = encode_alone(alone, str)
            known = self._known[id(alone)] = alone, digest(json.dumps(raw).encode()) if raw else ""
        return known[1]


def _conclusion(done: Done, paths: "_Paths") -> tuple[Any, Any]:
    result = replace(done.result, path="")
    return encode_alone(done.finished.alone, paths.short), 0 if result == FileResult("") else encode(result)


def _imports(written: Iterable[tuple[str, list[str]]]) -> Iterator[tuple[str, str, int]]:
    for path, names in written:
        for name in names:
            module = name.lstrip(".")
            yield path, module, len(name) - len(module)


@dataclass(frozen=True, slots=True)
class _Paths:
    """Absolute paths, written shorter below a root."""

    root: str

    def short(self, path: str) -> str:
        """A path as it is kept; raises Unfit for one that is to be redacted."""
        within = path.startswith(f"{self.root}/")
        return encode_path(path[len(self.root) + 1 :] if within else path)

    def long(self, path: str) -> str:
        """The absolute path that was kept."""
        return path if path.startswith("/") else f"{self.root}/{path}"


def _given(job: Job) -> list[str]:
    """The names that a file is given, and after a mark those of what sets loggers to DEBUG."""
    return [*sorted(map(encode_name, job.given)), "", *sorted(map(encode_name, job.levels))]
