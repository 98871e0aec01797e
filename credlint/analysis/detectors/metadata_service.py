"""Credentials that the program itself requests from a metadata service."""

from __future__ import annotations

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.facts import HandlingKind


class MetadataService(Listener):
    """Detects requests for credentials to a metadata service."""

    def __init__(self, m: Machine) -> None:
        self._m = m

    def metadata_requested(self, call: Call, host: str, *, name_only: bool = False) -> None:
        """Record the request, with the host that it goes to."""
        kind = HandlingKind.ROLE_NAME if name_only else HandlingKind.METADATA
        self._m.recorder.emit(self._m.handled(kind, host, call))
