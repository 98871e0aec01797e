"""What is done with temporary credentials: their token is passed as well, or the session that has them is used."""

from __future__ import annotations

from dataclasses import replace

import libcst as cst

from credlint.analysis.facts import SdkCallFact
from credlint.catalogue.kinds import Role
from credlint.fix.arguments import Part, key_of, qualified, written_name
from credlint.fix.code import Code
from credlint.fix.deletion import BOTOCORE, SESSIONS, delete_parts, is_plain_session
from credlint.fix.layout import Change, row_start
from credlint.fix.leftovers import sweep
from credlint.fix.reads import assigned, latest
from credlint.fix.removal import Removal
from credlint.fix.subject import Handover, Subject
from credlint.model.diagnostic import Diagnostic
from credlint.model.fix import Fix

USE_SESSION = "Use the session that has the credentials, with its other settings"

_TOKENS = {
    "SecretAccessKey": "SessionToken",
    "secretAccessKey": "sessionToken",
    "SecretKey": "SessionToken",
    "secret_key": "token",
}
"""The key, or attribute, of the session token beside that of the secret access key."""


def with_token(finding: Diagnostic, fix: Fix, subject: Subject) -> Fix | None:
    """Pass the session token that stands where the keys are read; a session's own are better not passed at all."""
    code, handover = subject.code, subject.handover(finding.span)
    if handover is None:
        return None
    using = _from_session(handover, replace(fix, message=USE_SESSION), subject)
    if using is not None:
        return using
    if _refreshes(handover) or handover.row.session_token is None:
        return None  # with the token it would be a copy that does not refresh
    parts = {part.role: part for part in handover.given.parts}
    secret = _source(code, parts[Role.SECRET_KEY].value)
    key = _source(code, parts[Role.ACCESS_KEY].value)
    base = None if secret is None or key is None else _base(code, secret)
    if base is None or secret is None or key is None or base != _base(code, key):
        return None
    if not _at_hand(code, secret, handover.call):
        return None
    token = _token(code, secret, base)
    if token is None:
        return None
    empty = parts.get(Role.SESSION_TOKEN)
    if empty is not None:
        return subject.with_edits(fix, [Change(*code.span(empty.value), token)])
    return subject.with_edits(fix, _inserted(code, parts[Role.SECRET_KEY], handover.row.session_token.names[0], token))


def _refreshes(handover: Handover) -> bool:
    """Whether a call that could refresh credentials is given those of a session."""
    given = handover.fact.arguments
    return handover.row.fallback.refreshes and any("a session's credentials" in each.source for each in given)


def _source(code: Code, value: cst.BaseExpression) -> cst.Subscript | cst.Attribute | None:
    """Where a part of a credential is read from what was issued, also through a variable."""
    if isinstance(value, cst.Name):
        binding = latest(code, value)
        read = None if binding is None else assigned(code, binding)
    else:
        read = value
    return read if isinstance(read, cst.Subscript | cst.Attribute) else None


def _base(code: Code, read: cst.Subscript | cst.Attribute) -> str | None:
    """The text of what a part is read from; None if more than a look-up gives it."""
    node: cst.CSTNode = read.value
    while isinstance(node, cst.Subscript | cst.Attribute):
        node = node.value
    start, end = code.span(read.value)
    return code.text[start:end] if isinstance(node, cst.Name) else None


def _token(code: Code, secret: cst.Subscript | cst.Attribute, base: str) -> str | None:
    """The expression for the session token beside the secret access key."""
    if isinstance(secret, cst.Attribute):
        name = _TOKENS.get(secret.attr.value)
        return None if name is None else f"{base}.{name}"
    name = _TOKENS.get(key_of(secret))
    index = secret.slice[0].slice
    text = index.value if isinstance(index, cst.Index) else None
    if name is None or not isinstance(text, cst.SimpleString):
        return None
    return f"{base}[{text.prefix}{text.quote}{name}{text.quote}]"


def _at_hand(code: Code, read: cst.CSTNode, at: cst.CSTNode) -> bool:
    """Whether the variable that a look-up begins with means the same where a call stands."""
    node = read
    while isinstance(node, cst.Subscript | cst.Attribute):
        node = node.value
    if not isinstance(node, cst.Name):
        return False
    around = list(code.names.around(at))
    owner = code.names.owner(node)
    if owner is None:
        return False
    if any(each is at for each in code.names.around(node)):
        return True
    if not any(each is owner.node for each in around):
        return False
    bindings = owner.bindings[node.value]
    return len(bindings) == 1 or _same_block(code, bindings[-1], read, at)


def _same_block(code: Code, binding: cst.CSTNode, first: cst.CSTNode, last: cst.CSTNode) -> bool:
    """Whether a name is bound for the last time before two places of which it is true that all are in one block."""
    blocks = []
    for node in (binding, first, last):
        inner: cst.CSTNode = node
        for each in code.names.around(node):
            if isinstance(each, cst.IndentedBlock | cst.Module):
                blocks.append((each, next(at for at, line in enumerate(each.body) if line is inner)))
                break
            inner = each
    return len({id(block) for block, _ in blocks}) == 1 and blocks[0][1] < blocks[1][1] <= blocks[2][1]


def _inserted(code: Code, secret: Part, name: str, token: str) -> list[Change]:
    """An argument, or an item of a dictionary, behind that of the secret access key."""
    node, text = code.names.parents[id(secret.value)], code.text
    if isinstance(node, cst.DictElement):
        quote = node.key.quote if isinstance(node.key, cst.SimpleString) else '"'
        item = f"{quote}{name}{quote}: {token}"
    elif isinstance(node, cst.Arg):
        item = f"{name}={token}"
    else:
        return []
    start, end = code.span(node)
    indent = text[row_start(text, start) : start]
    separator = " " if indent.strip() else f"{code.prepared.source.newline}{indent}"
    return [Change(end, end, f",{separator}{item}")]


def from_session(finding: Diagnostic, fix: Fix, subject: Subject) -> Fix | None:
    """Use the session that has found credentials instead of what it found."""
    handover = subject.handover(finding.span)
    return None if handover is None else _from_session(handover, fix, subject)


def _from_session(handover: Handover, fix: Fix, subject: Subject) -> Fix | None:
    code = subject.code
    sessions = [_session(code, part.value) for part in handover.given.parts]
    texts = {None if each is None else code.text[slice(*code.span(each))] for each in sessions}
    session = sessions[0]
    if session is None or len(texts) > 1:
        return None
    removal = Removal(code)
    delete_parts(removal, handover.given)
    if not _use(removal, handover.call, handover.fact, session):
        if not is_plain_session(code, session):
            return None
        fix = replace(fix, message="Delete the credential arguments, which are those of the default session")
    sweep(removal, thorough=False)
    return subject.with_edits(fix, removal.changes())


def _use(removal: Removal, call: cst.Call, fact: SdkCallFact, session: cst.BaseExpression) -> bool:
    """Make a client from a session that is at hand, or use that itself; returns whether that can be done."""
    code = removal.code
    if fact.bound or not isinstance(session, cst.Name | cst.Attribute) or not _at_hand(code, session, call):
        return False
    callee = call.func
    if fact.callee in SESSIONS and all(removal.holds(each) for each in call.args):
        removal.replace(call, session)
        return True
    method = written_name(code, callee)
    if method not in _methods(code, session):
        return False
    if isinstance(callee, cst.Attribute):
        removal.replace(callee.value, session)
    else:
        removal.replace(callee, session, f".{method}")
    return True


def _methods(code: Code, session: cst.BaseExpression) -> tuple[str, ...]:
    """The methods that make clients from a session."""
    binding = latest(code, session) if isinstance(session, cst.Name) else None
    made = None if binding is None else assigned(code, binding)
    name = qualified(code, made.func) if isinstance(made, cst.Call) else ""
    if name.startswith("aio"):
        return ()
    if name in BOTOCORE:
        return ("create_client",)
    return ("client", "resource") if name in SESSIONS or not name else ("client", "resource", "create_client")


def _session(code: Code, value: cst.BaseExpression, depth: int = 6) -> cst.BaseExpression | None:
    """The session whose credentials an expression is a part of."""
    if depth == 0:
        return None
    match value:
        case cst.Attribute(attr=cst.Name(value="access_key" | "secret_key" | "token")):
            return _session(code, value.value, depth - 1)
        case cst.Subscript():
            return _session(code, value.value, depth - 1)
        case cst.Call(func=cst.Attribute(value=inner, attr=cst.Name(value="get_frozen_credentials"))):
            return _session(code, inner, depth - 1)
        case cst.Call(func=cst.Attribute(value=inner, attr=cst.Name(value="get_credentials")), args=[]):
            return inner
        case cst.Name():
            binding = latest(code, value)
            made = None if binding is None else assigned(code, binding) or _unpacked(code, binding)
            return None if made is None else _session(code, made, depth - 1)
        case _:
            return None


def _unpacked(code: Code, binding: cst.CSTNode) -> cst.BaseExpression | None:
    """What is unpacked into several names, of which this is one: `key, secret, token = frozen`."""
    for each in code.names.around(binding):
        if isinstance(each, cst.Assign):
            return each.value
        if not isinstance(each, cst.Element | cst.Tuple | cst.AssignTarget):
            return None
    return None
