"""Options of command lines: what declares them, and what gives their values."""

from credlint.catalogue.schema import ClassAlias, Collector, Command, Option, OptionParser, Param, Returns, Row

_PARSER = "argparse.ArgumentParser"
_PARENTS = Param(("parents",), 4)
_DEFAULTS = (Param(("default",)), Param(("const",)))
_REQUIRED = Param(("required",))

PARSERS: tuple[Row, ...] = (
    ClassAlias(_PARSER, ("configargparse.ArgParser", "configargparse.ArgumentParser")),
    Returns((_PARSER,), _PARSER, holds=True, inherits=_PARENTS),
    Returns((f"{_PARSER}.add_argument_group", f"{_PARSER}.add_mutually_exclusive_group"), _PARSER, shares=True),
    Returns((f"{_PARSER}.add_subparsers",), "argparse._SubParsersAction", shares=True),
    Returns(("argparse._SubParsersAction.add_parser",), _PARSER, shares=True, inherits=_PARENTS),
    Option((f"{_PARSER}.add_argument",), _DEFAULTS, Param(("dest",)), required=_REQUIRED),
    Collector((f"{_PARSER}.set_defaults",), keywords=True),
    OptionParser((f"{_PARSER}.parse_args", f"{_PARSER}.parse_intermixed_args"), Param(("namespace",), 1)),
    OptionParser(
        (f"{_PARSER}.parse_known_args", f"{_PARSER}.parse_known_intermixed_args"), Param(("namespace",), 1), many=True
    ),
    Returns(("optparse.OptionParser",), "optparse.OptionParser", holds=True),
    Option(("optparse.OptionParser.add_option",), _DEFAULTS, Param(("dest",)), required=_REQUIRED),
    Collector(("optparse.OptionParser.set_defaults",), keywords=True),
    OptionParser(("optparse.OptionParser.parse_args",), many=True),
)
"""Objects that keep options until the command line is read."""

DECORATORS: tuple[Row, ...] = (
    Option(("click.option", "click.argument"), (Param(("default",)),), decorates=True, required=_REQUIRED),
    Command(("click.command", "click.Group.command"), "click.Command"),
    Command(("click.group", "click.Group.group"), "click.Group"),
)
"""What gives the parameters of functions values of the command line."""

VALUES: tuple[Option, ...] = (
    Option(("typer.Option", "typer.Argument"), (Param(("default",), 0), Param(("default_factory",)))),
)
"""What stands for the default of a parameter that is an option."""

ROWS: tuple[Row, ...] = (*PARSERS, *DECORATORS, *VALUES)
