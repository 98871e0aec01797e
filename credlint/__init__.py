"""The credential-hygiene linter for Python on AWS."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from credlint.config.settings import Settings
    from credlint.model.diagnostic import Diagnostic
    from credlint.model.result import FileResult
    from credlint.pipeline import Project, check_source

__version__ = "0.1.0"

__all__ = ["Diagnostic", "FileResult", "Project", "Settings", "__version__", "check_source"]

_PUBLIC = {
    "Diagnostic": "credlint.model.diagnostic",
    "FileResult": "credlint.model.result",
    "Project": "credlint.pipeline",
    "Settings": "credlint.config.settings",
    "check_source": "credlint.pipeline",
}

if not TYPE_CHECKING:  # else every name would be there, of any type

    def __getattr__(name: str) -> Any:
        """The public API, imported when it is asked for: `--version` needs none of it."""
        if name not in _PUBLIC:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(_PUBLIC[name]), name)
