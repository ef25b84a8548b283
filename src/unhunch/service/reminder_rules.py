"""The catalogue's rules about reminders in the types in which they are used."""

from datetime import time, timedelta

from unhunch.catalogue.contents import Rules
from unhunch.reminders import Limits


def limits_in(rules: Rules) -> Limits:
    """How long things last, and how ignored reminders become rarer."""
    return Limits(
        ignored_after=rule_minutes(rules, "ignored-after-min"),
        back_off_after=int(rules.number("reminders.back-off-after")),
        back_off_most=int(rules.number("reminders.back-off-most")),
        tolerance=rule_minutes(rules, "clock-tolerance-min"),
    )


def rule_minutes(rules: Rules, name: str) -> timedelta:
    """The minutes of the rule of that name."""
    return timedelta(minutes=float(rules.number(f"reminders.{name}")))


def rule_row(rules: Rules, name: str) -> tuple[float | int | str, ...]:
    """What the rule of that name lists, in its order."""
    value = rules.value(f"reminders.{name}")
    return value if isinstance(value, tuple) else (value,)


def rule_times(rules: Rules, name: str) -> tuple[time, ...]:
    """The wall times that the rule of that name lists."""
    return tuple(time.fromisoformat(str(one)) for one in rule_row(rules, name))
