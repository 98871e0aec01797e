"""Bounds of the analysis, each with its reason: reaching one may lose a finding, never time."""

ATOMS = 12
"""Alternatives of one value: real joins have two or three; past the bound constants lose their text."""

ORIGINS = 24
"""Origins of one atom: past the bound the most severe stay."""

ITEMS = 64
"""Items of a container kept apart, and rounds of an unrolled loop; the rest is joined."""

TEXT = 4096
"""Characters of a folded string: names, prefixes and URLs are far shorter."""

ROUNDS = 3
"""Rounds of a loop whose items are not known: values pass at most one variable a round, real chains are short."""

DEPTH = 12
"""Calls of functions of the file inside each other."""

RECURSION = 2
"""Activations of one function inside each other; a further one gives an unknown value."""

WORK = 250_000
"""Evaluated expressions of one module: some three seconds; past it calls are no longer followed."""

ROOT_WORK = 15_000
"""Evaluated expressions below one function that nobody calls; past it calls are no longer followed in it."""

RELATED = 8
"""Call sites that a finding names."""

NESTING = 6
"""Levels of containers that an output looks into."""
