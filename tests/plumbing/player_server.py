"""A server for the player's browser tests: a person who is screened, has a plan, and may begin.

Run as `python -m tests.plumbing.player_server HOME PORT [--seed | --lived | SQL]`; started again on the same home it
goes on with what is there. `--seed` ends when the person is there; `--lived` adds weeks of use. The SQL is said on
every connection from then on, which stands for a disk in trouble.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.plumbing.weeks_lived import weeks_lived
from unhunch.web.serving import make_ready, serve

if TYPE_CHECKING:
    from unhunch.service.context import Context

PROFILE: dict[str, object] = {
    "pain_now": 2,
    "pain_average": 2,
    "pain_worst": 3,
    "pain_sites": ["between-blades"],
    "activity_level": "regular",
    "minutes": [25, 0, 25, 0, 25, 0, 0],
    "places": [["home"]] * 7,
    "equipment": {"home": ["mat", "resistance-band", "chair"]},
    "walk_first": False,
}


def seed(ctx: "Context", person: str) -> None:
    """Answers, profile and plan of one person, kept through the use cases."""
    from unhunch.screening import Answers, assume_no  # noqa: PLC0415 - Django has to be set up first
    from unhunch.service import profile, programme, screening  # noqa: PLC0415 - the same

    if programme.current_programme(ctx, person) is not None:
        return
    answers = assume_no(Answers(answers={}, age=41, pain_now=2))
    screening.save_draft(ctx, person, answers.answers, {"age": 41, "pain_now": 2, "country": "GB"})
    screening.confirm_screening(ctx, person)
    profile.save_profile(ctx, person, PROFILE)
    programme.make_programme(ctx, person, date(2026, 11, 23))


def main() -> None:
    """Nothing; prints the link and the sessions of today, then serves until it is killed, unless it is only to seed."""
    home, port = Path(sys.argv[1]), int(sys.argv[2])
    link = make_ready(home, port)
    from unhunch.service.programme import current_programme  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    seed(use_context(), PERSON)
    made = current_programme(use_context(), PERSON)
    assert made is not None
    day = datetime(2026, 11, 23, tzinfo=UTC).date()
    today = next(one for week in made.weeks for one in week.days if one.date == day)
    print(link, *(f"{one.id}={one.minutes}" for one in today.sessions), flush=True)  # noqa: T201 - read by the fixture
    if "--seed" in sys.argv:
        return
    for trouble in sys.argv[3:]:
        if trouble == "--lived":
            use_context().store.append(PERSON, weeks_lived())
        else:
            _in_trouble(trouble)
    serve(port)


def _in_trouble(sql: str) -> None:
    """Nothing; every connection from now on begins with that SQL."""
    from django.db import connections  # noqa: PLC0415 - Django has to be set up first

    connections.close_all()
    options = connections.settings["default"]["OPTIONS"]
    options["init_command"] = f"{options['init_command']}{sql}"


if __name__ == "__main__":
    main()
