"""Kinds of files, told by their names and first bytes."""

NOTEBOOKS = (".ipynb",)
"""Suffixes of Jupyter notebooks, in any case."""

MARKDOWN = (".md", ".markdown")
"""Suffixes of Markdown files, in any case."""


def may_be_notebook(path: str, data: bytes) -> bool:
    """Whether a file is to be read as a notebook by its name, or may be one by its bytes."""
    return path.lower().endswith(NOTEBOOKS) or data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
