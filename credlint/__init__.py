"""The credential-hygiene linter for Python on AWS."""

from typing import Any

__version__ = "0.1.0"

__all__ = ["Diagnostic", "__version__", "check_source"]

_PUBLIC = {"check_source": "credlint.pipeline", "Diagnostic": "credlint.model.diagnostic"}


def __getattr__(name: str) -> Any:
    """The public API, imported when it is asked for: `--version` needs none of it."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PUBLIC[name]), name)
