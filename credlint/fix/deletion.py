"""The deletion of credentials from a call, and of what only served them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import libcst as cst

from credlint.analysis.facts import SdkCallFact, Verdict
from credlint.catalogue.kinds import Fallback, Role
from credlint.catalogue.names import STANDARD
from credlint.fix.arguments import Given, Part, keys_of_mapping, params_of, qualified
from credlint.fix.code import Code
from credlint.fix.leftovers import sweep
from credlint.fix.names import dotted
from credlint.fix.reads import does_more, raises, variable_read, ways
from credlint.fix.removal import Removal
from credlint.fix.subject import Handover, Subject
from credlint.model.diagnostic import Diagnostic
from credlint.model.fix import Applicability, Fix


def without_credentials(finding: Diagnostic, fix: Fix, subject: Subject) -> Fix | None:
    """Delete the credentials that a call is given; a deletion that is not seen to be safe says why."""
    handover = subject.handover(finding.span)
    return None if handover is None else _without(handover, fix, subject)


def without_options(finding: Diagnostic, fix: Fix, subject: Subject) -> Fix | None:
    """Delete the credentials that a call is given where each is a parameter as callers pass it.

    What is read from a parameter, as from a record that names an account, selects an identity and is kept.
    """
    handover = subject.handover(finding.span)
    if handover is None:
        return None
    values = (value for part in handover.given.parts for value in ways(subject.code, part.value))
    if any(value is not None and dotted(value) != "None" for value in values):
        return None
    return _without(handover, fix, subject)


def _without(handover: Handover, fix: Fix, subject: Subject) -> Fix | None:
    code, call, fact, found = subject.code, handover.call, handover.fact, handover.given
    if any(does_more(part.value) for part in found.parts):
        return None
    removal = Removal(code)
    if handover.row.fallback is Fallback.UNCALLED:
        statement = code.names.parents[id(call)]
        if not isinstance(statement, cst.Expr):
            return None
        removal.delete(statement)
    else:
        delete_parts(removal, found)
    if fix.applicability is Applicability.SAFE and (reason := next(_doubts(subject, call, fact, found), "")):
        fix = replace(fix, message=f"{fix.message}; {reason}", applicability=Applicability.UNSAFE)
    sweep(removal, thorough=fact.verdict is Verdict.HARDCODED)
    return subject.with_edits(fix, removal.changes())


def delete_parts(removal: Removal, found: Given) -> None:
    """Delete the credentials of a call; positional arguments behind them get their names."""
    for part in found.parts:
        removal.delete(part.node)
    for node in found.emptied:
        removal.delete(node)
    for argument, name in found.renamed:
        removal.prefix(argument, f"{name}=")


def _doubts(subject: Subject, call: cst.Call, fact: SdkCallFact, found: Given) -> Iterator[str]:
    """Why a deletion might change which credentials are used, in words."""
    code = subject.code
    for part in found.parts:
        for value in ways(code, part.value):
            if value is not None and dotted(value) == "None":
                if part.role is Role.SESSION_TOKEN:
                    yield "the SDK will use AWS_SESSION_TOKEN, too, where it is set"
            elif value is None or variable_read(code, value) != STANDARD[part.role]:
                yield f"the source does not show that the {part.role.value} is what {STANDARD[part.role]} holds"
            elif raises(code, value) and (subject.handles_missing or _caught(code, value)):
                yield f"the program handles a missing {STANDARD[part.role]} itself"
    if len({_conditions(code, part) for part in found.parts}) > 1:
        yield "the credentials may not all be passed together"
    yield from _other_arguments(code, call, found, fact)
    yield from _receiver(code, call, fact)
    if subject.changes_environment:
        yield "the program changes the variables"
    for other in found.sharing:
        if not subject.is_safe(code, other):
            yield "another call uses the same dictionary"


def _conditions(code: Code, part: Part) -> tuple[int, ...]:
    """The statements on which it depends whether a credential is passed, but for a test of its own value."""
    found = []
    for each in code.names.around(part.node):
        if isinstance(each, cst.FunctionDef):
            break
        if isinstance(each, cst.If) and _tests(code, each.test, part.value):
            continue
        if isinstance(each, cst.BaseCompoundStatement | cst.Else | cst.ExceptHandler):
            found.append(id(each))
    return tuple(found)


def _tests(code: Code, test: cst.BaseExpression, value: cst.BaseExpression) -> bool:
    """Whether a condition is that there is a value: `value`, `value is not None`."""
    text, wanted = (code.text[slice(*code.span(each))] for each in (test, value))
    return text in (wanted, f"{wanted} is not None")


def _caught(code: Code, node: cst.CSTNode) -> bool:
    """Whether an exception is handled where it may be raised."""
    inner = node
    for each in code.names.around(node):
        if isinstance(each, cst.FunctionDef):
            return False
        if isinstance(each, cst.Try) and inner is each.body and each.handlers:
            return True
        inner = each
    return False


_SELECTING = ("profile", "session", "account", "credential")
"""Words in the names of other arguments that may select credentials."""


def _other_arguments(code: Code, call: cst.Call, found: Given, fact: SdkCallFact) -> Iterator[str]:
    gone = {id(part.node) for part in found.parts}
    renamed = {id(argument): name for argument, name in found.renamed}
    own = {name for _, param in params_of(fact.row) for name in param.names} if fact.row is not None else set()
    for argument in call.args:
        if id(argument) in gone:
            continue
        names = [argument.keyword.value if argument.keyword is not None else renamed.get(id(argument), "")]
        if argument.star:
            names = list(keys_of_mapping(code, argument.value))
        elif dotted(argument.value) == "None":
            names = []
        for name in names:
            if argument.star and not name:
                yield "the other arguments are not known"
            elif name not in own and any(word in name for word in _SELECTING):
                yield f"{name} may select other credentials"


def _receiver(code: Code, call: cst.Call, fact: SdkCallFact) -> Iterator[str]:
    """Whether the callee's session finds its credentials by the default chain, and nothing else."""
    function: cst.BaseExpression = call.args[0].value if fact.bound else call.func
    name = qualified(code, function)
    if name in _OF_DEFAULT_SESSION:
        others = code.text.count("setup_default_session") - (name == _OF_DEFAULT_SESSION[0])
        if others or "DEFAULT_SESSION" in code.text:
            yield "the default session may have credentials of its own"
    elif name not in SESSIONS and not (isinstance(function, cst.Attribute) and is_plain_session(code, function.value)):
        yield "the session may have credentials of its own"


def is_plain_session(code: Code, node: cst.BaseExpression) -> bool:
    """Whether an expression is a session that is made here, without credentials and without a profile."""
    for value in ways(code, node):
        if not isinstance(value, cst.Call) or qualified(code, value.func) not in (*SESSIONS, *BOTOCORE):
            return False
        if any(each.keyword is None or each.keyword.value != "region_name" for each in value.args):
            return False
    return not any(word in code.text for word in ("set_credentials", "set_config_variable", ".profile"))


_OF_DEFAULT_SESSION = (
    "boto3.setup_default_session",
    "boto3.client",
    "boto3.resource",
    "aioboto3.client",
    "aioboto3.resource",
)
SESSIONS = ("boto3.Session", "boto3.session.Session", "aioboto3.Session", "aioboto3.session.Session")
BOTOCORE = (
    "botocore.session.Session",
    "botocore.session.get_session",
    "aiobotocore.session.get_session",
    "aiobotocore.session.AioSession",
)
