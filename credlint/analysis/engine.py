"""The engine: runs a module with all detectors attached and returns their facts."""

from __future__ import annotations

from dataclasses import dataclass

from credlint.analysis.calls.schedule import machine_for, run
from credlint.analysis.core.events import Events
from credlint.analysis.core.machine import Machine
from credlint.analysis.core.unknown_objects import IdentitiesNeeded
from credlint.analysis.demand.demand_set import DemandSet
from credlint.analysis.detectors.deployments import Deployments
from credlint.analysis.detectors.elsewhere import exports_of, reported
from credlint.analysis.detectors.environment_writes import EnvironmentWrites
from credlint.analysis.detectors.files import CredentialsFile, PathVariables
from credlint.analysis.detectors.hardcoded_keys import HardcodedKeys
from credlint.analysis.detectors.metadata_service import MetadataService
from credlint.analysis.detectors.reporting import facts_of, places_of
from credlint.analysis.detectors.sdk_credentials import SdkCredentials
from credlint.analysis.detectors.sinks import Sinks
from credlint.analysis.detectors.wire_traces import WireTraces
from credlint.analysis.facts import Facts
from credlint.analysis.program import Alone, Program
from credlint.catalogue.index import Index
from credlint.source.tree import Tree


@dataclass(frozen=True, slots=True)
class Analysis:
    """The facts of a file, and what other modules want to know of it."""

    facts: Facts
    alone: Alone


DETECTORS = (
    SdkCredentials,
    Sinks,
    HardcodedKeys,
    EnvironmentWrites,
    MetadataService,
    Deployments,
    CredentialsFile,
    WireTraces,
    PathVariables,
)
"""Listeners to the events of a run: each finds what one family of rules reports."""


def analyse(tree: Tree, catalogue: Index, demand: DemandSet | None = None, program: Program | None = None) -> Analysis:
    """What there is to know of a file. Deep trees need a deep stack, which the caller must provide.

    `demand` is the demand set of the tree's regions, already propagated; without it, it is computed here. Without a
    `program` imports are not followed.
    """
    m = _analysed(tree, catalogue, demand, program)
    places = places_of(m)
    alone = Alone() if program is None else Alone(exports_of(m), reported(m, places), fetches=m.recorder.fetches)
    return Analysis(facts_of(m, places), alone)


def _analysed(tree: Tree, catalogue: Index, demand: DemandSet | None, program: Program | None) -> Machine:
    m = machine_for(tree, catalogue, demand, program=program)
    try:
        _run(m, tree)
    except IdentitiesNeeded:
        m = _next_machine(m, tree)
        _run(m, tree)
    if m.uses.found and m.demand.may_show(m.uses.words()):
        m = _second_run(m, tree)
    return m


def _second_run(first: Machine, tree: Tree) -> Machine:
    """A run in which what the file hands to an SDK as a secret is one from the start, wherever it is shown."""
    m = _next_machine(first, tree, first.uses.names())
    m.follow(first)
    _run(m, tree)
    return m


def _next_machine(first: Machine, tree: Tree, names: frozenset[str] = frozenset()) -> Machine:
    """A machine for a further run, which has reasons to look closer; `names` are sensitive in it."""
    m = machine_for(tree, first.catalogue, first.demand.again(names), program=first.program)
    m.identifying = True
    return m


def _run(m: Machine, tree: Tree) -> None:
    m.events = Events(detector(m) for detector in DETECTORS)
    run(m, tree)
