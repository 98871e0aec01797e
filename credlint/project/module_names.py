"""Names of modules: which can be imported, and which never mean the project's own."""

import sys
import unicodedata
from keyword import iskeyword

BOTO = frozenset({"aioboto3", "aiobotocore", "boto", "boto3", "botocore", "s3transfer"})
"""The boto family."""

COME_AND_GO = frozenset(
    {
        # Removed in Python 3.12.
        *("asynchat", "asyncore", "distutils", "imp", "smtpd"),
        # Removed in Python 3.13.
        *("aifc", "audioop", "cgi", "cgitb", "chunk", "crypt", "imghdr", "lib2to3", "mailcap", "msilib", "nis"),
        *("nntplib", "ossaudiodev", "pipes", "sndhdr", "spwd", "sunau", "telnetlib", "uu", "xdrlib"),
        # New in Python 3.14.
        *("annotationlib", "compression"),
    }
)
"""Modules that only some of the supported versions of Python have: a project may have its own, and a finding must not
depend on the Python that runs credlint."""

ALWAYS_EXTERNAL = (sys.stdlib_module_names - COME_AND_GO) | BOTO
"""Packages and modules that an absolute import always means."""


def is_importable(name: str) -> bool:
    """Whether an import statement can name it: `my-lambda` and `lambda` cannot be parts of a dotted name."""
    return name.isidentifier() and not iskeyword(name)


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a dotted name as Python reads it (identifiers in NFKC); empty if it cannot be imported."""
    parts = tuple((name if name.isascii() else unicodedata.normalize("NFKC", name)).split("."))
    return parts if all(map(is_importable, parts)) else ()
