"""Bounds of the analysis, each with its reason: reaching one may lose a finding, never time."""

ATOMS = 12
"""Alternatives of one value: real joins have two or three; past the bound constants lose their text."""

ORIGINS = 24
"""Origins of one atom: past the bound the most severe stay."""

ITEMS = 64
"""Items of a container kept apart, and rounds of an unrolled loop; the rest is joined."""

ATTRIBUTES = 1000
"""Attributes of one instance: each that is set copies the others."""

SUMS = 4
"""Sums of alternative lists that are kept apart: an `if` on either side."""

TEXT = 4096
"""Characters of a folded string: names, prefixes and URLs are far shorter."""

FAILED = 3
"""Tests of an `if` or `match` that have failed and narrow what is known in the branches behind them: chains of a
thousand would cost a million."""

ROUNDS = 3
"""Rounds of a loop whose items are not known: values pass at most one variable a round, real chains are short."""

DEPTH = 12
"""Calls of functions of the file inside each other."""

RECURSION = 2
"""Activations of one function inside each other; a further one gives an unknown value."""

RECURSIONS = 8
"""Activations of one function inside itself below one function that nobody calls: what recursion brings, the first few
bring, and two functions that call each other at several places would go on for long."""

FUNCTIONS = 4
"""Functions of one definition that are judged, each with defaults and frames of its own: every call of what stands
around it makes one."""

SUMMARIES = 4
"""Calls of one function with the same arguments that are remembered, each in a state of its own."""

WORK = 100_000
"""Evaluated expressions of one module: about a second; past it calls are no longer followed."""

LOOP_WORK = 200_000
"""Evaluated expressions inside of loops of one module, two seconds: loops inside each other multiply their rounds.
Past it a loop has one round, over any of its items."""

ROW_WORK = 50
"""Evaluated expressions for each row of a module that is so long that WORK would be few: ordinary code takes ten."""

ENTRY_POINT_WORK = 8_000
"""Evaluated expressions below one function that nobody calls; past it no call in it is followed any
further."""

ANCESTORS = 32
"""Classes of the file that one inherits from: frameworks have five or six."""

SUBCLASSES = 8
"""Classes of the file that `self` may be an instance of, besides its own, in a method that nobody calls."""

RELATED = 8
"""Call sites that a finding names."""

NESTING = 6
"""Levels of containers that an output looks into."""
