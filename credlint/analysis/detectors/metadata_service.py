"""Credentials that are fetched from a metadata service by hand."""

from __future__ import annotations

from credlint.analysis.core.arguments import Call
from credlint.analysis.core.events import Listener
from credlint.analysis.core.machine import Machine
from credlint.analysis.facts import HandlingKind


class MetadataService(Listener):
    """Requests for credentials to a metadata service."""

    def __init__(self, m: Machine) -> None:
        self._m = m

    def metadata_requested(self, call: Call, host: str) -> None:
        self._m.recorder.handling(self._m.handled(HandlingKind.METADATA, host, call))
