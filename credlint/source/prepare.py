"""A source made ready for the parser: what is in it is known, and that the parser can bear it."""

from dataclasses import dataclass, field
from functools import cached_property

from credlint.model.span import Position
from credlint.source import bounds
from credlint.source.compiled import compiles
from credlint.source.decode import Source, SourceError
from credlint.source.lines import without_lone_cr
from credlint.source.outline import Region, outline
from credlint.source.scan import SYNTAX_ERROR, Scan, scan


@dataclass(frozen=True)
class Prepared:
    """A source, its text with the line ends that libcst knows, and what the scan of that has found."""

    source: Source
    text: str = field(repr=False)
    scan: Scan = field(repr=False)
    relief: bounds.Relief = field(repr=False)

    @cached_property
    def regions(self) -> list[Region] | None:
        """The functions and classes, None where they cannot be told apart by the text."""
        return outline(self.scan)

    @cached_property
    def divisible(self) -> bool:
        """Whether parts can be left out of the tree: the whole is known to be right, and what is left is as plain."""
        if self.regions is None or self.relief != bounds.Relief((), ()):
            return False
        if self.text.count("\r\n") not in (0, self.text.count("\n")):
            return False
        # An error, or syntax that is newer than this Python: the parser will tell.
        return compiles(self.text)


def prepare(source: Source) -> Prepared:
    """Scan a source; raises SourceError for what the parser could not bear."""
    if source.text.startswith("\ufeff"):
        raise SourceError(SYNTAX_ERROR, Position(1, 1))
    text = without_lone_cr(source.text)
    scanned = scan(text)
    return Prepared(source, text, scanned, bounds.check(scanned))
