"""The gate before a session: what may be done today."""

from datetime import date

from unhunch.adaptation.model import Facts, Gate
from unhunch.programme.seconds import Numbers
from unhunch.screening import SessionGate


def gate(said: SessionGate, before: int, facts: Facts, *, today: date, rules: Numbers) -> Gate:
    """What may be done today, from the session check, the pain now (0-10) and what else is said; the strictest wins.

    Source: adaptation rules, section 1 and 4; what blocks, reopens or refers is the screening's session check.
    """
    if said.refer:
        return Gate(kind="locked", because=("adaptation.gate.severe",))
    if said.reopen:
        return Gate(kind="screen", because=("adaptation.gate.new",))
    if said.exercise == "none":
        return Gate(kind="rest", because=("adaptation.gate.unwell",))
    if facts.fever_on is not None and _hours_since(facts.fever_on, today) < rules.number("adaptation.gate-well-for-h"):
        return Gate(kind="rest", because=("adaptation.gate.after-fever",))
    if said.exercise == "flare-plan":
        return Gate(kind="flare", because=("adaptation.gate.flare",), level_cap=1)
    return _by_pain(before, facts, rules)


def _by_pain(before: int, facts: Facts, rules: Numbers) -> Gate:
    tired = _tired(facts)
    if before >= rules.number("adaptation.gate-easy-from"):
        cap = int(rules.number("adaptation.gate-easy-level"))
        return Gate(kind="easy", because=("adaptation.gate.easy", *tired), level_cap=cap, step_down=bool(tired))
    if before >= rules.number("adaptation.gate-hold-from"):
        return Gate(kind="hold", because=("adaptation.gate.hold", *tired), step_down=bool(tired))
    return Gate(kind="full", because=tired or ("adaptation.gate.full",), step_down=bool(tired))


def _tired(facts: Facts) -> tuple[str, ...]:
    named = (
        ("adaptation.gate.short-sleep", facts.short_sleep),
        ("adaptation.gate.ill", facts.ill),
        ("adaptation.gate.stress", facts.extra_stress),
    )
    return tuple(name for name, said in named if said)


def _hours_since(since: date, today: date) -> int:
    return 24 * max(0, (today - since).days)
