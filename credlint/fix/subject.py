"""A file whose findings are to be fixed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import libcst as cst

from credlint.analysis.facts import Facts, SdkCallFact
from credlint.catalogue.schema import SdkCall
from credlint.fix.arguments import Given, given
from credlint.fix.code import Code
from credlint.fix.layout import Change
from credlint.fix.names import inner_calls, last_name, reads_of
from credlint.model.fix import Applicability, Edit, Fix
from credlint.model.span import Span
from credlint.source.prepare import Prepared
from credlint.source.tree import Tree

_LOADERS = ("load_dotenv", "read_env")
_MAKERS = ("client", "resource", "create_client")

_WRITES = re.compile(
    r"\benvironb?\s*(?:\[[^\]]*\]\s*(?:\|?=(?!=)|:)|\|=|\.\s*(?:pop|update|setdefault|clear|popitem|__setitem__)\b)"
    r"|\bdel\s[^\n]*\benviron|\b(?:un)?(?:put|set)env\b"
)
"""What changes the process environment."""


@dataclass(frozen=True, slots=True)
class Handover:
    """A call that is given credentials: what is known of it and of its callee, and where the credentials are."""

    call: cst.Call
    fact: SdkCallFact
    row: SdkCall
    given: Given


class Subject:
    """A file whose findings are to be fixed: what is known of it, and its text; `proposed` are the fixes of its
    findings by their places."""

    def __init__(self, facts: Facts, prepared: Prepared, tree: Tree, proposed: Mapping[Span, Fix]) -> None:
        self.facts = facts
        self._calls = {fact.place.span: fact for fact in facts.calls if not fact.place.via}
        self._proposed = proposed
        self.code = Code(prepared, tree, self._calls)

    def call(self, span: Span) -> SdkCallFact | None:
        """What is known of a call that is given credentials."""
        return self._calls.get(span)

    def handover(self, span: Span) -> Handover | None:
        """The call at a place, if it is one whose credentials can be taken away."""
        fact, call = self.call(span), self.code.call(span)
        if fact is None or fact.row is None or call is None:
            return None
        found = given(self.code, call, fact)
        return None if found is None else Handover(call, fact, fact.row, found)

    @cached_property
    def changes_environment(self) -> bool:
        """Whether the file changes variables of the process environment after it may have made a client."""
        return _WRITES.search(self.code.prepared.scan.code) is not None or self._loads_late()

    def _loads_late(self) -> bool:
        """Whether a .env file is read somewhere else than by a statement of the module, before others."""
        made = False
        for line in self.code.module.body:
            for node in inner_calls(line):
                name = last_name(node.func)
                if name in _LOADERS and (made or not isinstance(line, cst.SimpleStatementLine)):
                    return True
                made = made or name in _MAKERS
        return False

    @cached_property
    def handles_missing(self) -> bool:
        """Whether the file handles a KeyError somewhere."""
        handlers = (node.type for node in self.code.nodes if isinstance(node, cst.ExceptHandler) and node.type)
        return any(name.value in ("KeyError", "LookupError") for name in reads_of(handlers))

    def is_safe(self, code: Code, call: cst.Call) -> bool:
        """Whether the fix of a call is proposed as a safe one."""
        fix = self._proposed.get(code.place(call))
        return fix is not None and fix.applicability is Applicability.SAFE

    def with_edits(self, fix: Fix, changes: Sequence[Change]) -> Fix | None:
        """A fix with changes of the text as edits of the file; None without any."""
        edits = tuple(map(self._edit, changes))
        return Fix(fix.message, fix.applicability, edits) if edits else None

    def _edit(self, change: Change) -> Edit:
        code = self.code
        content = change.text.encode(code.prepared.source.encoding)
        return Edit(code.byte(change.start), code.byte(change.end), content, code.lines.span(change.start, change.end))
