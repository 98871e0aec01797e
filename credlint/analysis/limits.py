"""Limits of the analysis, each with its reason: hitting one may cost a finding, but never running time."""

ATOMS = 12
"""Alternatives of one value: real joins have two or three; past the limit constants lose their text."""

ORIGINS = 24
"""Labels of one atom: past the limit the most severe are kept."""

ITEMS = 64
"""Items of a sequence that are kept apart, and rounds of an unrolled loop; further ones are joined."""

KEYS = 1000
"""Keys of one mapping that are kept apart: settings have hundreds, and a plain one must not show what a secret one
holds. Setting one copies all others."""

ATTRIBUTES = 1000
"""Attributes of one instance: setting one copies all others."""

SUMS = 4
"""Results of adding lists with alternatives that are kept apart: an `if` on either side makes four."""

TEXT = 4096
"""Characters of a constant-folded string: names, prefixes and URLs are far shorter."""

FAILED = 3
"""Failed tests of an `if` or `match` that still narrow the branches after them: a chain of a thousand would need a
million refinements."""

ROUNDS = 3
"""Rounds of a loop over unknown items, and of re-analysing outdated entry points: a value passes through one variable
a round, and real chains are short."""

GROWTHS = 200
"""How often functions become relevant because others were found to store a secret: each time all others are looked at
again. Real files need five at most."""

DEPTH = 12
"""Nested calls of the file's functions."""

RECURSION = 2
"""Nested activations of one function; a further one adds nothing to what the others return."""

RECURSIONS = 8
"""Recursive activations of one function below one entry point: the first few activations reach a fixpoint in practice;
mutual recursion with several call sites would explode."""

FUNCTIONS = 4
"""Functions of one definition that are analysed, each with its own defaults and frames: every call of the enclosing
function makes one."""

SUMMARIES = 4
"""Summaries of one function for the same arguments, each for another state."""

WORK = 100_000
"""Expressions evaluated in one module, about a second: past it calls are no longer followed."""

GIVEN_WORK = 10_000
"""The same for a module that is analysed only because it imports something sensitive: there are many of these, and most
do nothing with it but hand it on."""

LOOP_WORK = 200_000
"""Expressions evaluated inside the loops of one module, two seconds: nested loops multiply their rounds. Past it a loop
has one round, over any of its items."""

MODULE_WORK = 20_000
"""Expressions evaluated in the body of one other module: past it calls are no longer followed there."""

LINKED_WORK = 20_000
"""Expressions evaluated in functions of other modules that one file calls: past it they are no longer followed. What
they report by themselves is known anyway."""

TRIED_WORK = 300
"""Of that, in functions that are given nothing sensitive and are not known to give anything: most are of no interest,
but some make an object, such as a client or a sink, of which a method is called with a secret."""

MODULES = 24
"""Other modules that are followed from one file, counting only those of which something is used."""

ENTRIES = 64
"""Variables and heap objects that can be joined or copied while one expression is evaluated."""

COPIES = 3
"""Heap objects that a replay can copy while one expression is evaluated."""

ROW_WORK = 50
"""Expressions evaluated per line of a module so long that WORK would be too few: ordinary code takes ten."""

ENTRY_POINT_WORK = 8_000
"""Expressions evaluated below one entry point: past it calls are no longer followed there."""

ANCESTORS = 32
"""Classes of the file that one class inherits from: frameworks have five or six."""

SUBCLASSES = 8
"""Subclasses in the file whose instances `self` may be in a method that is an entry point."""

RELATED = 8
"""Call sites that a finding names."""

PARTIALS = 8
"""Levels of partials that bind partials: a loop that wraps what it has wrapped makes ever more of them."""

FINALLY = 3
"""`finally` blocks in each other that are run for each way out of their `try`; further ones are run once."""

CONDITIONS = 16
"""Operands of a false `and`, or of a true `or`, that are told apart: where they alternate, each doubles the work."""

NESTING = 6
"""Levels of nested containers that are searched for what an output reveals."""
