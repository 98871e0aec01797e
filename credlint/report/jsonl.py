"""The findings of `json`, one a line, then the files that could not be checked."""

import json
from typing import TextIO

from credlint.report.json_format import finding_object, unchecked_object
from credlint.report.report import Report


def render(report: Report, out: TextIO) -> None:
    """Write a line of ASCII for each; the lines of unchecked files have the codes CRD901 to CRD903."""
    for finding in report.shown():
        out.write(json.dumps(finding_object(finding, report)) + "\n")
    for result, unchecked in report.unchecked():
        out.write(json.dumps(unchecked_object(result, unchecked, report)) + "\n")
