"""Which rules are on: codes, prefixes, names, ALL and PEDANTIC, over layers of settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from credlint.config.errors import ConfigError
from credlint.config.hints import did_you_mean, quoted
from credlint.model.rule_info import RuleInfo

_EXACT = 100
"""More specific than any prefix is long."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a selector can name: `rules` can be switched on and off, `fixed` (CRD901 to CRD903) are always on."""

    rules: tuple[RuleInfo, ...]
    fixed: tuple[RuleInfo, ...] = ()

    def info(self, word: str) -> RuleInfo | None:
        """The rule with this code or name, switchable or not."""
        return next((rule for rule in (*self.rules, *self.fixed) if word in (rule.code, rule.name)), None)

    @property
    def words(self) -> list[str]:
        """Every code and name, and the two groups."""
        return ["ALL", "PEDANTIC", *(word for rule in (*self.rules, *self.fixed) for word in (rule.code, rule.name))]


@dataclass(frozen=True, slots=True)
class Layer:
    """The selectors of one source of settings; `select` is None where it says nothing."""

    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def _specificity(selector: str, rule: RuleInfo) -> int:
    """How exactly `selector` names `rule`: 0 for not at all. A prefix or ALL never means a pedantic rule."""
    if selector in (rule.code, rule.name):
        return _EXACT
    if selector == "PEDANTIC":
        return 2 if rule.pedantic else 0
    if rule.pedantic:
        return 0
    if selector == "ALL":
        return 1
    return len(selector) if selector.startswith("CRD") and rule.code.startswith(selector) else 0


def _strongest(selectors: Sequence[str], rule: RuleInfo) -> int:
    return max((_specificity(selector, rule) for selector in selectors), default=0)


def selector_of(word: str, known: Known) -> str:
    """The selector that `word` means in whatever case; raises ConfigError for what no rule can be switched by."""
    if not word:
        raise ConfigError("an empty string names no rule")
    found = next((form for form in (word, word.upper(), word.lower()) if _selects(form, known)), None)
    if found is not None:
        return found
    if any(word.upper() == rule.code or word.lower() == rule.name for rule in known.fixed):
        raise ConfigError(f"{word} is always on: it can be neither selected nor ignored")
    raise ConfigError(f"unknown rule {quoted(word, known.words)}{did_you_mean(word, known.words)}")


def _selects(selector: str, known: Known) -> bool:
    """Whether `selector` names a rule that can be switched on and off, or a group of them."""
    return selector in ("ALL", "PEDANTIC") or any(_specificity(selector, rule) for rule in known.rules)


def selectors(known: Known) -> list[str]:
    """Every selector there is."""
    rules = known.rules
    prefixes = {rule.code[:end] for rule in rules if not rule.pedantic for end in range(len("CRD"), len(rule.code))}
    return ["ALL", "PEDANTIC", *sorted(prefixes), *(word for rule in rules for word in (rule.code, rule.name))]


def ignored_by(selectors: Sequence[str], known: Known) -> frozenset[str]:
    """The codes that `selectors` take away; unlike a selection, a prefix or ALL takes the pedantic ones too."""
    return frozenset(
        rule.code
        for rule in known.rules
        if _strongest(selectors, rule)
        or "ALL" in selectors
        or any(selector.startswith("CRD") and rule.code.startswith(selector) for selector in selectors)
    )


def select(layers: Sequence[Layer], known: Known) -> frozenset[str]:
    """The codes that are on after `layers`, from the weakest to the strongest.

    Within a layer the more exact selector wins, an `ignore` wins a tie. A layer's `select` replaces what earlier layers
    selected; what they ignored stays ignored unless it is now named at least as exactly.
    """
    chosen = set()
    for rule in known.rules:
        on = not rule.pedantic
        dropped = 0
        for layer in layers:
            wanted = _strongest((*(layer.select or ()), *layer.extend), rule)
            unwanted = _strongest(layer.ignore, rule)
            if layer.select is not None:
                on = bool(wanted) and wanted >= dropped
            elif wanted and wanted >= dropped:
                on = True
            if unwanted and unwanted >= wanted:
                on = False
            dropped = max(dropped, unwanted)
        if on:
            chosen.add(rule.code)
    return frozenset(chosen)
