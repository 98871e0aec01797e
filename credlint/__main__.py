"""`python -m credlint`: what lies in the folder that is checked is not imported."""

import os
import sys
from contextlib import suppress

if __name__ == "__main__":
    with suppress(OSError, IndexError):  # the folder may be gone
        # Python has put it first, and it may hold a click.py.
        if not sys.flags.safe_path and sys.path[0] in ("", os.getcwd()):  # noqa: PTH109 - pathlib takes a while
            del sys.path[0]

    from credlint.cli import main

    main()
