"""The names of the formats; a format is imported when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import TextIO

from credlint.report.report import Report

Render = Callable[[Report, TextIO], None]

FORMATS = {
    "full": "credlint.report.full:render",
    "concise": "credlint.report.concise:render",
    "grouped": "credlint.report.grouped:render",
    "json": "credlint.report.json_format:render",
    "jsonl": "credlint.report.jsonl:render",
    "sarif": "credlint.report.sarif:render",
    "github": "credlint.report.github:render",
    "gitlab": "credlint.report.gitlab:render",
    "junit": "credlint.report.junit:render",
    "rdjson": "credlint.report.rdjson:render",
}
"""Where each format's function is, in the order in which `--help` lists them."""


def load(name: str) -> Render:
    """The function that writes the format `name` (one of FORMATS, else KeyError)."""
    module, _, function = FORMATS[name].partition(":")
    render: Render = getattr(import_module(module), function)
    return render
