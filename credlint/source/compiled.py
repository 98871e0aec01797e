"""Whether this Python takes a text for a program."""

import ast
import re
import warnings

_FINALLY = re.compile(r"^[ \t\f]*(?=finally\b)", re.MULTILINE)
_NESTED = 6
"""Depths at which `finally` stands in a file, past which its code is not made."""


def compiles(text: str) -> bool:
    """Whether Python compiles a text, without making code where that could take too long.

    CPython writes the code of a `finally` once for each way out of its `try`, so that blocks in each other multiply.
    """
    makes = len(set(_FINALLY.findall(text))) <= _NESTED
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "", "exec", flags=0 if makes else ast.PyCF_ONLY_AST, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return True
