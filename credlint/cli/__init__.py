"""The command line; the only room that knows click."""

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn


def main() -> NoReturn:
    """The entry point: run the command that `sys.argv` names and exit with its verdict."""
    # What is imported stays: nothing of it is garbage. `run.check` goes on with it before files are parsed.
    gc.disable()
    try:
        # Ctrl-C while modules are loaded is no reason for a traceback either.
        from credlint.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    # To take down what has been imported and parsed would take longer than many a run.
    os._exit(code)
