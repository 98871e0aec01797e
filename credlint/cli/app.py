"""The group of commands, and what becomes of their errors."""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from traceback import walk_tb
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click
from click.shell_completion import CompletionItem

from credlint import __version__
from credlint.cli.commands import COMMANDS, meant
from credlint.config.errors import ConfigError

if TYPE_CHECKING:
    from credlint.model.doubt import Known

DEFAULT = "check"
_OF_GROUP = ("-h", "--help", "-V", "--version")


class Terminated(BaseException):
    """SIGTERM."""


class _Commands(click.Group):
    """Commands that are loaded when they are asked for; without one of them it is `check`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write both ways of calling it."""
        formatter.write_usage(ctx.command_path, "[OPTIONS] [PATHS]...")
        formatter.write_usage(ctx.command_path, "COMMAND [OPTIONS] [ARGS]...", prefix="       ")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command where none is named (but complete the names of commands)."""
        named = bool(args) and (args[0] in COMMANDS or args[0] in _OF_GROUP)
        if not named and args and not ctx.resilient_parsing:
            _refuse_command(args[0])
        if not named and (args or not ctx.resilient_parsing):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and what can follow if none is named: the options and paths of the default one."""
        found = super().shell_complete(ctx, incomplete)
        default = self.get_command(ctx, DEFAULT)
        if default is not None and incomplete.startswith("-"):
            own = {item.value for item in found}
            inner = click.Context(default, info_name=DEFAULT, parent=ctx, resilient_parsing=True)
            return [*found, *(item for item in default.shell_complete(inner, incomplete) if item.value not in own)]
        return [*found, CompletionItem(incomplete, type="file")]


def _refuse_command(word: str) -> None:
    """Raise ConfigError for what is no path and looks like a command."""
    hint = meant(word)
    if hint and not os.path.lexists(word):
        raise ConfigError(f"there is no file, folder or command {word!a}{hint}")


_EPILOG = """\
\b
Examples:
  credlint                      check this project
  credlint src app.py           check a folder and a file
  credlint --since origin/main  report only what this branch has changed
  credlint rule CRD203          what a finding means and what to do about it
  credlint why app.py:12        why a line is reported, or is not
  credlint baseline create      suppress today's findings, report new ones only

`credlint PATHS` is `credlint check PATHS`, and takes its options: see
`credlint check --help`. A folder named like a command is `./rule`.
"""


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EPILOG)
@click.version_option(__version__, "-V", "--version", prog_name="credlint", message="%(prog)s %(version)s")
def group() -> None:
    """Find hard-coded, leaked and mishandled AWS credentials in Python code, notebooks and Markdown."""


def run(args: Sequence[str]) -> int:
    """Run a command and return the exit code."""
    from credlint.cli.streams import flush, install, note

    install()
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = group.main(list(args), prog_name="credlint", standalone_mode=False)
        flush()
    except (click.Abort, KeyboardInterrupt):
        return 130
    except Terminated:
        return 143
    except click.ClickException as error:
        _explain(error)
        return 2
    except ConfigError as error:
        note(f"error: {error}")
        return 2
    except OSError as error:
        what = _where(error)
        note(f"error: {what}: {error.strerror}")
        return 2
    except Exception as error:
        note(f"internal error: {type(error).__name__}; please report it with these places:")
        for frame, line in walk_tb(error.__traceback__):
            note(f"  {frame.f_globals.get('__name__')}:{line} in {frame.f_code.co_name}")
        return 2
    return code if isinstance(code, int) else 0


def _where(error: OSError) -> str:
    """What the system has refused: an error without a name is one of standard output, unless nothing can be named."""
    if error.filename is not None:
        return f"{error.filename!a}"
    try:
        os.getcwd()  # noqa: PTH109 - a Path would say no more
    except OSError:
        return "the working directory"
    return "cannot write"


def _explain(error: click.ClickException) -> None:
    """Tell what is wrong with a command line, which may quote anything that stands there."""
    from credlint.cli.streams import note
    from credlint.model.doubt import without_doubts

    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is not None:
        text = ctx.get_help()
        if error.format_message() == text:  # a group of commands without one of them
            sys.stderr.write(f"{text}\n")
            return
        sys.stderr.write(f"{ctx.get_usage()}\nTry `{ctx.command_path} --help`.\n\n")
    note(f"error: {without_doubts(error.format_message(), _our_words(ctx))}")


def _our_words(ctx: click.Context | None) -> "Known":
    """Tells the names of a command's options from other words on its line."""
    names = {name for each in ctx.command.params for name in (*each.opts, *each.secondary_opts)} if ctx else set()
    return names.__contains__


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    raise Terminated
