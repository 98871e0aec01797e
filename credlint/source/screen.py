"""Decides on a file's bytes whether it can matter at all."""

import codecs
from collections.abc import Sequence

from credlint.source.decode import WIDE_BOMS, cookie, is_ascii_superset

DIRECTIVE = b"credlint:"


def screen(data: bytes, needles: Sequence[tuple[bytes, ...]]) -> bool:
    """Whether `data` holds all needles of any group, a directive, or may hide them by its encoding.

    NUL bytes, a UTF-16 or UTF-32 mark and a cookie naming a codec in which ASCII bytes are not ASCII text always pass:
    such files must be reported as unchecked, not passed over in silence.
    """
    for group in needles:
        for needle in group:
            if needle not in data:
                break
        else:
            return True
    if DIRECTIVE in data or b"\0" in data or data.startswith(WIDE_BOMS):
        return True
    return _has_foreign_cookie(data)


def _has_foreign_cookie(data: bytes) -> bool:
    # A cookie stands on the first two lines: most files have none, and are done without a regular expression.
    second = data.find(b"\n", data.find(b"\n") + 1)
    head = data if second < 0 else data[:second]
    if b"coding" not in head:
        return False
    name = cookie(head.removeprefix(codecs.BOM_UTF8))
    return name is not None and not is_ascii_superset(name.decode("ascii"))
