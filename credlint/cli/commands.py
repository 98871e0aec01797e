"""The names of the commands and where they are; a module is imported when its command is asked for."""

from credlint.config.hints import did_you_mean

COMMANDS = {
    "check": "credlint.cli.check",
    "rule": "credlint.cli.explain",
    "why": "credlint.cli.why",
    "baseline": "credlint.cli.baseline",
    "config": "credlint.cli.show_config",
    "clean": "credlint.cli.clean",
}

_MEANT = {
    "analyze": "check",
    "cache": "clean",
    "create": "baseline create",
    "describe": "rule",
    "explain": "rule",
    "fix": "--fix",
    "help": "--help",
    "ignore": "--add-ignore",
    "init": "config",
    "lint": "check",
    "linter": "rule",
    "lsp": "check",
    "prune": "baseline prune",
    "run": "check",
    "scan": "check",
    "server": "check",
    "settings": "config",
    "suppress": "--add-ignore",
    "update": "baseline update",
    "version": "--version",
}
"""What commands of other tools are called here."""

_MISSING = {"lsp": "there is no language server yet"}


def meant(word: str) -> str:
    """``; did you mean "credlint rule"?`` for a word that looks like a command and is none; else the empty string."""
    if word in COMMANDS or word.startswith("-") or not word.replace("-", "").isalpha():
        return ""
    if word not in _MEANT:
        return did_you_mean(word, COMMANDS)
    missing = f"; {_MISSING[word]}" if word in _MISSING else ""
    return f'{missing}; did you mean "credlint {_MEANT[word]}"?'
