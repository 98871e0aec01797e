"""Whether bytes are still the program that they were, to the parser."""

import codecs

from credlint.source.compiled import compiles
from credlint.source.decode import Source, SourceError, decode
from credlint.source.lines import without_lone_cr
from credlint.source.parse import parse


class Parsing:
    """Tells of changed bytes of a file whether they can be parsed as the file could, in the same encoding.

    What this Python compiles must compile; what is newer must be what libcst knows.
    """

    def __init__(self, data: bytes) -> None:
        """`data` are the bytes of the file; raises SourceError, also where they could not be written as they are."""
        source = decode(data)
        mark = codecs.BOM_UTF8 if source.bom else b""
        try:
            same = mark + source.text.encode(source.encoding) == data
        except UnicodeError:
            same = False
        if not same:
            raise SourceError("its encoding cannot be written as it was")
        self._kind = _kind(source)
        self._compiles = compiles(without_lone_cr(source.text))

    def __call__(self, data: bytes) -> bool:
        try:
            source = decode(data)
            if _kind(source) != self._kind:
                return False
            if self._compiles:
                return compiles(without_lone_cr(source.text))
            parse(source)
        except SourceError:
            return False
        return True


def _kind(source: Source) -> tuple[str, bool]:
    return source.encoding, source.bom
