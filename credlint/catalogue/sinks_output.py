"""Calls that show their arguments: on a terminal, in a notebook, in a log."""

from credlint.catalogue.kinds import SinkKind
from credlint.catalogue.schema import Param, Row, Sink

PRINTS: tuple[Sink, ...] = (
    # What separates and ends the text is output too.
    Sink(names=("builtins.print",), kind=SinkKind.PRINT, skip=("file", "flush"), stream="file"),
    Sink(
        names=("pprint.pprint", "pprint.pp"),
        kind=SinkKind.PRINT,
        params=(Param(("object",), 0),),
        stream="stream",
        stream_position=1,
    ),
    Sink(names=("pprint.PrettyPrinter.pprint",), kind=SinkKind.PRINT, params=(Param(("object",), 0),)),
    Sink(
        names=tuple(
            f"sys.{stream}.{method}"
            for stream in ("stdout", "stderr", "__stdout__", "__stderr__", "stdout.buffer", "stderr.buffer")
            for method in ("write", "writelines")
        ),
        kind=SinkKind.PRINT,
    ),
    # To the terminal only if the file descriptor is 1 or 2.
    Sink(names=("os.write",), kind=SinkKind.PRINT, params=(Param(("data",), 1),)),
    Sink(
        names=("click.echo", "click.secho", "typer.echo", "typer.secho"),
        kind=SinkKind.PRINT,
        params=(Param(("message",), 0),),
        stream="file",
        stream_position=1,
    ),
    Sink(
        names=("click.echo_via_pager",),
        kind=SinkKind.PRINT,
        params=(Param(("text_or_generator",), 0),),
    ),
    Sink(
        names=("click.confirm", "click.prompt", "typer.confirm", "typer.prompt"),
        kind=SinkKind.PRINT,
        params=(Param(("text",), 0),),
    ),
    Sink(names=("rich.print",), kind=SinkKind.PRINT, skip=("file", "flush"), stream="file"),
    Sink(names=("rich.print_json", "rich.console.Console.print_json"), kind=SinkKind.PRINT),
    Sink(names=("rich.inspect",), kind=SinkKind.PRINT, params=(Param(("obj",), 0),)),
    Sink(names=("rich.pretty.pprint",), kind=SinkKind.PRINT, params=(Param(("_object",), 0),)),
    Sink(
        names=tuple(f"rich.console.Console.{method}" for method in ("input", "log", "out", "print", "rule")),
        kind=SinkKind.PRINT,
    ),
    Sink(names=("rich.console.Console.status",), kind=SinkKind.PRINT, params=(Param(("status",), 0),)),
    Sink(names=("rich.live.Live", "rich.live.Live.update"), kind=SinkKind.PRINT, params=(Param(("renderable",), 0),)),
    # An option's error ends the program with the message.
    *(
        Sink(names=names, kind=SinkKind.PRINT, params=(Param((name,), position),))
        for names, name, position in (
            (("argparse.ArgumentParser.error",), "message", 0),
            (("argparse.ArgumentParser.exit",), "message", 1),
            (("optparse.OptionParser.error",), "msg", 0),
            (("optparse.OptionParser.exit",), "msg", 1),
            (("click.Context.fail",), "message", 0),
        )
    ),
    Sink(
        names=("tqdm.tqdm.write", "tqdm.auto.tqdm.write", "tqdm.notebook.tqdm.write"),
        kind=SinkKind.PRINT,
        params=(Param(("s",), 0),),
        stream="file",
        stream_position=1,
    ),
    Sink(names=("icecream.ic",), kind=SinkKind.PRINT),
    # A notebook has `display` without an import.
    Sink(
        names=(
            "display",
            "IPython.display.display",
            "IPython.core.display.display",
            "IPython.core.display_functions.display",
        ),
        kind=SinkKind.PRINT,
    ),
    Sink(
        # Of commands whose base class is a project's own, too.
        names=tuple(
            f"{owner}.{stream}.write"
            for owner in ("django.core.management.base.BaseCommand", "*")
            for stream in ("stdout", "stderr")
        ),
        kind=SinkKind.PRINT,
        params=(Param(("msg",), 0),),
    ),
    Sink(
        names=tuple(
            f"streamlit.{owner}{name}"
            for owner in ("", "sidebar.")
            for name in (
                "caption",
                "code",
                "dataframe",
                "error",
                "exception",
                "header",
                "info",
                "json",
                "markdown",
                "subheader",
                "success",
                "table",
                "text",
                "title",
                "toast",
                "warning",
                "write",
            )
        ),
        kind=SinkKind.PRINT,
    ),
)

LEVELS = ("debug", "info", "warning", "warn", "error", "critical", "exception")

LOGGERS = (
    "logging",
    "logging.root",
    "logging.Logger",
    "flask.Flask.logger",
    "flask.current_app.logger",
    "quart.Quart.logger",
    "quart.current_app.logger",
)
"""Objects with the methods of the standard library's loggers."""

STANDARD: tuple[Sink, ...] = (
    Sink(
        names=(*(f"{logger}.{level}" for logger in LOGGERS for level in (*LEVELS, "fatal")),),
        kind=SinkKind.LOG,
        skip=("exc_info", "stack_info", "stacklevel"),
    ),
    # An adapter adds its `extra` to each record. It has no method `fatal`.
    Sink(
        names=tuple(f"logging.LoggerAdapter.{level}" for level in LEVELS),
        kind=SinkKind.LOG,
        skip=("exc_info", "stack_info", "stacklevel"),
        receiver=True,
    ),
    Sink(
        names=("logging.LoggerAdapter.log",),
        kind=SinkKind.LOG,
        skip=("level", "exc_info", "stack_info", "stacklevel"),
        first=1,
        receiver=True,
    ),
    Sink(
        names=tuple(f"{logger}.log" for logger in LOGGERS),
        kind=SinkKind.LOG,
        skip=("level", "exc_info", "stack_info", "stacklevel"),
        first=1,
    ),
    Sink(
        names=tuple(f"{logger}.handle" for logger in LOGGERS if logger in ("logging.root", "logging.Logger")),
        kind=SinkKind.LOG,
        params=(Param(("record",), 0),),
    ),
    Sink(
        names=("warnings.warn", "warnings.warn_explicit"),
        kind=SinkKind.LOG,
        params=(Param(("message",), 0),),
    ),
)

POWERTOOLS: tuple[Sink, ...] = (
    Sink(
        names=tuple(f"aws_lambda_powertools.Logger.{level}" for level in (*LEVELS, "fatal")),
        kind=SinkKind.LOG,
        skip=("exc_info", "stack_info", "stacklevel"),
    ),
    Sink(
        names=("aws_lambda_powertools.Logger.log",),
        kind=SinkKind.LOG,
        skip=("level", "exc_info", "stack_info", "stacklevel"),
        first=1,
    ),
    Sink(
        names=tuple(
            f"aws_lambda_powertools.Logger.{method}"
            for method in (
                "append_context_keys",
                "append_keys",
                "set_correlation_id",
                "structure_logs",
                "thread_safe_append_keys",
            )
        ),
        kind=SinkKind.LOG,
    ),
)

STRUCTLOG: tuple[Sink, ...] = (
    Sink(
        names=(
            *(f"structlog.stdlib.BoundLogger.{level}" for level in (*LEVELS, "fatal", "msg")),
            *(f"structlog.stdlib.BoundLogger.a{level}" for level in (*LEVELS, "fatal") if level != "warn"),
        ),
        kind=SinkKind.LOG,
        skip=("exc_info", "stack_info", "stacklevel"),
    ),
    Sink(
        names=("structlog.stdlib.BoundLogger.log", "structlog.stdlib.BoundLogger.alog"),
        kind=SinkKind.LOG,
        skip=("level", "exc_info", "stack_info", "stacklevel"),
        first=1,
    ),
    # Bound values are part of every later record.
    Sink(
        names=(
            "structlog.stdlib.BoundLogger.bind",
            "structlog.stdlib.BoundLogger.new",
            "structlog.contextvars.bind_contextvars",
            "structlog.contextvars.bound_contextvars",
        ),
        kind=SinkKind.LOG,
    ),
)

LOGURU: tuple[Sink, ...] = (
    Sink(
        names=tuple(
            f"loguru.{owner}.{method}"
            for owner in ("logger", "Logger")
            for method in (
                "bind",
                "contextualize",
                "critical",
                "debug",
                "error",
                "exception",
                "info",
                "success",
                "trace",
                "warning",
            )
        ),
        kind=SinkKind.LOG,
        lazy=True,
    ),
    Sink(
        names=("loguru.logger.log", "loguru.Logger.log"),
        kind=SinkKind.LOG,
        first=1,
        lazy=True,
    ),
)

SENTRY: tuple[Sink, ...] = tuple(
    Sink(
        names=tuple(f"{owner}.{method}" for owner in ("sentry_sdk", "sentry_sdk.Scope") for method in methods),
        kind=SinkKind.LOG,
        params=params,
    )
    for methods, params in (
        (("capture_message",), (Param(("message",), 0),)),
        (("capture_event",), (Param(("event",), 0),)),
        (("capture_exception",), (Param(("error",), 0),)),
        (("set_context", "set_extra", "set_tag"), (Param(("value",), 1),)),
        (("set_tags",), (Param(("tags",), 0),)),
        (("set_user",), (Param(("value",), 0),)),
        (("add_breadcrumb",), ()),
    )
)

OPENTELEMETRY: tuple[Sink, ...] = tuple(
    Sink(names=(f"opentelemetry.trace.{name}",), kind=SinkKind.LOG, params=params)
    for name, params in (
        ("Span.set_attribute", (Param(("value",), 1),)),
        ("Span.set_attributes", (Param(("attributes",), 0),)),
        ("Span.add_event", (Param(("name",), 0), Param(("attributes",), 1))),
        ("Span.update_name", (Param(("name",), 0),)),
        ("Tracer.start_as_current_span", (Param(("name",), 0), Param(("attributes",), 3))),
        ("Tracer.start_span", (Param(("name",), 0), Param(("attributes",), 3))),
    )
)

ROWS: tuple[Row, ...] = (
    *PRINTS,
    *STANDARD,
    *POWERTOOLS,
    *STRUCTLOG,
    *LOGURU,
    *SENTRY,
    *OPENTELEMETRY,
)
