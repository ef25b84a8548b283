"""The checker: it proves every rule on every plan, written apart from the planner."""

from unhunch.programme.checker.judge import check_plan, check_week

__all__ = ["check_plan", "check_week"]
