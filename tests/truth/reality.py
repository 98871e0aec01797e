"""Running a program for real, and seeing on which of its lines a secret comes out."""

import ast
import contextlib
import io
import logging
import os
import sys
import traceback
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from types import FrameType, TracebackType
from typing import Any, BinaryIO, TypeAlias, cast
from unittest.mock import patch

import structlog
from loguru import logger as loguru_logger

from .aws import boto3
from .canaries import environment, shows_ordinary, shows_secret

FILENAME = "program.py"

PRINTED, LOGGED, ENVIRONMENT, RAISED = "CRD201", "CRD202", "CRD203", "CRD205"

LOGGING = frozenset({"logging", "loguru", "structlog", "warnings"})
"""Packages through which a text is a log record."""

LIBRARIES = ("boto3", "botocore", "urllib3", "s3transfer", "asyncio")
"""Their debug records hold whole answers of AWS."""

_RECORD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}

Verdict: TypeAlias = dict[int, str]
"""The code of the finding on each line that shows a secret."""


@dataclass
class Observer:
    """Keeps what a program puts out, by the line that does so and the way it takes."""

    source: str
    texts: defaultdict[tuple[int, str], str] = field(default_factory=lambda: defaultdict(str))

    def __post_init__(self) -> None:
        nodes = list(ast.walk(ast.parse(self.source)))
        self._raising = {node.lineno for node in nodes if isinstance(node, ast.Raise) and node.exc}
        self.ends = {node.lineno for node in nodes if isinstance(node, (ast.Raise, ast.Assert))}

    def wrote(self, text: str) -> None:
        """Note a text for the innermost line of the program that is running."""
        frame: FrameType | None = sys._getframe(1)
        code = PRINTED
        while frame is not None and frame.f_code.co_filename != FILENAME:
            if frame.f_globals.get("__name__", "").partition(".")[0] in LOGGING:
                code = LOGGED
            frame = frame.f_back
        if frame is not None:
            self.texts[frame.f_lineno, code] += text

    def trace(self, frame: FrameType, event: str, found: Any) -> Callable[[FrameType, str, Any], Any] | None:
        """A trace function that notes the text of each exception where it is raised: any caller may show it."""
        if frame.f_code.co_filename != FILENAME:
            return None
        if event == "exception":
            _, error, where = cast(tuple[type[BaseException], BaseException, TracebackType | None], found)
            # The end of an awaited coroutine has no traceback.
            if where is not None and (where.tb_next is None or frame.f_lineno in self._raising):
                self.texts[frame.f_lineno, RAISED] += "".join(traceback.format_exception_only(error))
        return self.trace

    def verdict(self, issued: Set[str]) -> Verdict:
        """The lines that show a planted or issued secret."""
        return {
            line: ENVIRONMENT if shows_ordinary(text) else code
            for (line, code), text in sorted(self.texts.items())
            if shows_secret(text, issued)
        }


class Stream(io.StringIO):
    """A standard stream that tells its observer; also its own bytes stream."""

    def __init__(self, observer: Observer) -> None:
        super().__init__()
        self._observer = observer

    def write(self, text: str | bytes, /) -> int:
        self._observer.wrote(text if isinstance(text, str) else text.decode())
        return len(text)

    @property
    def buffer(self) -> BinaryIO:
        return cast(BinaryIO, self)


class Records(logging.Handler):
    """Puts out the message, the extra fields and the exception of every record."""

    def __init__(self, observer: Observer) -> None:
        super().__init__(logging.NOTSET)
        self._observer = observer

    def emit(self, record: logging.LogRecord) -> None:
        extra = {name: value for name, value in vars(record).items() if name not in _RECORD}
        self._observer.wrote(f"{self.format(record)} {extra}")


def run(source: str, issued: Set[str]) -> Verdict:
    """Run a program and tell which lines of it show a secret, with the code that RULES gives them.

    A program which fails by itself fails here: it may end by SystemExit or its own `raise` or `assert`, no other way.
    """
    observer = Observer(source)
    code = compile(source, FILENAME, "exec")
    with _surroundings(observer):
        before = sys.gettrace()
        # A trace function makes every call slower, also those inside boto3.
        sys.settrace(observer.trace if observer.ends or "exit" in source else before)
        try:
            exec(code, {"__name__": "__main__"})
        except (Exception, SystemExit) as error:
            sys.settrace(before)
            _check_end(error, observer, issued)
        finally:
            sys.settrace(before)
    return observer.verdict(issued)


def _check_end(error: BaseException, observer: Observer, issued: Set[str]) -> None:
    """An uncaught exception must be the program's own, and shows nothing that no line of the program has raised."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    own = last.filename == FILENAME and (last.lineno in observer.ends or isinstance(error, SystemExit))
    raised = any(shows_secret(text, issued) for (_, code), text in observer.texts.items() if code == RAISED)
    if not own or (shows_secret("".join(traceback.format_exception(error)), issued) and not raised):
        raise error


@contextlib.contextmanager
def _surroundings(observer: Observer) -> Iterator[None]:
    """A process of its own, as far as a program can tell: variables, streams, loggers, warnings, default session."""
    write = os.write

    def os_write(descriptor: int, data: bytes) -> int:
        if descriptor not in (1, 2):
            return write(descriptor, data)
        observer.wrote(data.decode())
        return len(data)

    with (
        patch.dict("os.environ", environment(observer.source), clear=True),
        patch.object(os, "write", os_write),
        patch.object(boto3, "DEFAULT_SESSION", None),
        contextlib.redirect_stdout(Stream(observer)),
        contextlib.redirect_stderr(Stream(observer)),
        _loggers(observer),
        warnings.catch_warnings(),
        patch.object(warnings, "showwarning", lambda message, *place: observer.wrote(str(message))),
    ):
        warnings.simplefilter("always")
        yield


@contextlib.contextmanager
def _loggers(observer: Observer) -> Iterator[None]:
    root = logging.getLogger()
    known = dict(root.manager.loggerDict)
    levels = {log: log.level for log in (root, *map(logging.getLogger, LIBRARIES))}
    structlog.reset_defaults()
    loguru_logger.remove()
    loguru_logger.add(lambda text: observer.wrote(str(text)), format="{message} {extra}", diagnose=False)
    for name in LIBRARIES:
        logging.getLogger(name).setLevel(logging.WARNING)
    with (
        patch.object(root, "handlers", [Records(observer)]),
        patch.object(root, "filters", []),
        patch.object(root.manager, "loggerDict", known),
    ):
        root.setLevel(logging.NOTSET)
        yield
    for log, level in levels.items():
        log.setLevel(level)
    loguru_logger.remove()
