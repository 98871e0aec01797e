"""Reads a file of any kind that may hold Python, by its name."""

from credlint.source.decode import SourceError, decode
from credlint.source.documents import Document, python
from credlint.source.suffixes import MARKDOWN, NOTEBOOKS


def document_of(path: str, data: bytes) -> Document:
    """The Python in a file and where it is shown; raises SourceError. Only the end of `path` is looked at."""
    name = path.lower()
    if name.endswith(NOTEBOOKS):
        from credlint.source import notebooks

        return notebooks.read(data)
    if name.endswith(MARKDOWN):
        from credlint.source import markdown

        return markdown.read(data)
    return python(decode(data))


def text_of(path: str, data: bytes) -> str | None:
    """The text of the Python in a file; None if it cannot be read."""
    try:
        return document_of(path, data).source.text
    except SourceError:
        return None
