"""The credential-hygiene linter for Python on AWS."""

from typing import Any

__version__ = "0.1.0"

__all__ = ["Diagnostic", "Project", "__version__", "check_source"]

_PUBLIC = {
    "Diagnostic": "credlint.model.diagnostic",
    "Project": "credlint.pipeline",
    "check_source": "credlint.pipeline",
}


def __getattr__(name: str) -> Any:
    """The public API, imported when it is asked for: `--version` needs none of it."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PUBLIC[name]), name)
