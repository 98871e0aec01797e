"""The command line; the only room that knows click."""

import sys


def main() -> None:
    """The entry point: run the command that `sys.argv` names and exit with its verdict."""
    try:
        # Ctrl-C while modules are loaded is no reason for a traceback either.
        from credlint.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
