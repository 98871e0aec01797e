"""The names of the commands and where they are; a module is imported when its command is asked for."""

COMMANDS = {
    "check": "credlint.cli.check",
    "rule": "credlint.cli.explain",
    "baseline": "credlint.cli.baseline",
    "config": "credlint.cli.show_config",
    "clean": "credlint.cli.clean",
}
