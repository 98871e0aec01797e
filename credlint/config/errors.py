"""The mistakes of a user that end a run before it starts."""


class ConfigError(Exception):
    """A setting that cannot be used; `file` and `line` say where it stands, when it stands in a file."""

    def __init__(self, message: str, file: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.file = file
        self.line = line

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line is not None else self.file
        return f"{place}: {self.message}" if place else self.message
