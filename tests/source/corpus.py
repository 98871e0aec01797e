"""Real files for tests: a fixed sample of the standard library."""

import sysconfig
from functools import cache
from pathlib import Path

from credlint.source.decode import Source, SourceError, decode

MAX_SIZE = 60_000


@cache
def sample(every: int) -> tuple[tuple[str, Source], ...]:
    """One of `every` files of the standard library and its tests, by name; no large ones and none that is not text."""
    library = Path(sysconfig.get_paths()["stdlib"])
    paths = sorted(path for path in library.rglob("*.py") if "site-packages" not in path.parts)
    found = []
    for path in paths[::every]:
        if path.stat().st_size <= MAX_SIZE:
            try:
                found.append((str(path.relative_to(library)), decode(path.read_bytes())))
            except SourceError:
                continue
    return tuple(found)
