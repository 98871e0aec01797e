"""Where functions of the standard library put what they are given: for each, paths from arguments to results."""

from credlint.catalogue.schema import Flow, Returns, Row

RUNS: tuple[Row, ...] = (
    Flow(("itertools.cycle", "itertools.accumulate", "itertools.compress"), ("arg0.element", "result.element")),
    Flow(("itertools.filterfalse",), ("arg1.element", "result.element")),
    Flow(("itertools.repeat",), ("arg0", "result.element")),
    Flow(
        (
            "itertools.batched",
            "itertools.combinations",
            "itertools.combinations_with_replacement",
            "itertools.pairwise",
            "itertools.permutations",
            "itertools.tee",
        ),
        ("arg0.element", "result.element.element"),
    ),
    Flow(("more_itertools.flatten",), ("arg0.element.element", "result.element")),
    Flow(("difflib.context_diff", "difflib.ndiff", "difflib.unified_diff"), ("args.element", "result.element")),
    Flow(("difflib.restore",), ("arg0.element", "result.element")),
    Flow(("csv.reader",), ("arg0.element", "result.element.element"), parses=True),
    Flow(("csv.DictReader",), ("arg0.element", "result.element.value"), parses=True),
)
"""What runs over others."""

PARSED: tuple[Row, ...] = (
    Flow(("urllib.parse.parse_qs",), ("arg0", "result.value.element"), makes="list", parses=True),
    Flow(("urllib.parse.parse_qsl",), ("arg0", "result.element.element"), makes="list", parses=True),
)
"""What takes texts apart."""

CHOICES: tuple[Row, ...] = (
    Flow(("random.choice", "secrets.choice", "statistics.mode"), ("arg0.element", "result")),
    Flow(("random.choices", "random.sample", "statistics.multimode"), ("arg0.element", "result.element"), makes="list"),
    Returns(("random.Random", "random.SystemRandom"), "random.Random"),
    Flow(("random.Random.choice",), ("arg0.element", "result")),
    Flow(("random.Random.sample", "random.Random.choices"), ("arg0.element", "result.element"), makes="list"),
    Flow(("heapq.nlargest", "heapq.nsmallest"), ("arg1.element", "result.element"), makes="list"),
    Flow(("heapq.merge",), ("args.element", "result.element")),
    Flow(("difflib.get_close_matches",), ("arg1.element", "result.element"), makes="list"),
    Flow(("heapq.heapreplace", "heapq.heappushpop"), ("arg0.element", "result")),
)
"""What chooses among items."""

CHANGES: tuple[Row, ...] = (
    Flow(
        (
            "builtins.list.append",
            "collections.deque.append",
            "collections.deque.appendleft",
            "builtins.set.add",
            "queue.Queue.put",
            "queue.Queue.put_nowait",
        ),
        ("arg0", "self.element"),
    ),
    Flow(("builtins.list.insert",), ("arg1", "self.element")),
    Flow(
        (
            "builtins.list.extend",
            "builtins.set.update",
            "builtins.dict.update",
            "collections.deque.extend",
            "collections.deque.extendleft",
        ),
        ("arg0.element", "self.element"),
    ),
    Flow(("builtins.set.symmetric_difference_update",), ("arg0.element", "self.element")),
    Flow(("builtins.dict.setdefault", "builtins.dict.__setitem__"), ("arg1", "self.element")),
    Flow(
        ("builtins.list.pop", "builtins.dict.popitem", "collections.deque.popleft"),
        ("self.element", "result"),
        removes=True,
    ),
    Flow(
        (
            "builtins.list.clear",
            "builtins.list.remove",
            "builtins.set.discard",
            "builtins.set.difference_update",
            "builtins.set.intersection_update",
        ),
        ("self", "nothing"),
        removes=True,
    ),
)
"""Methods that change their receiver. `models` evaluates them item by item where it is known; where it is not, these
names say that it changes."""

ROWS: tuple[Row, ...] = (*RUNS, *PARSED, *CHOICES, *CHANGES)
