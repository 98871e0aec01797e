"""The credential-hygiene linter for Python on AWS."""

__version__ = "0.1.0"
