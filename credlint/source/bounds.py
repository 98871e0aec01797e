"""Refuses what would kill or stall the parser, before it sees the file."""

from credlint.source.scan import Scan


def check(scan: Scan) -> None:
    """Raise SourceError for code beyond the bounds."""
