"""What somebody told of how it goes on the Progress page: own activities, the change as a whole, walks."""

import re
from datetime import timedelta

from django.test import Client

from tests.life import MORNING, PROFILE, Life
from tests.plumbing.pages import door, person
from tests.unit.test_web_review import EARLY, add, life, shown
from unhunch.records.model import OutcomeRecord, PainRecord, WalkRecord
from unhunch.service.profile import save_profile

__all__ = ["door", "life", "person"]


def test_one_activity_that_fell_by_enough_is_named_though_the_mean_stands_still(person: Client, life: Life) -> None:
    own = [{"name": "Sitting", "score": 4}, {"name": "Reading <b>", "score": 6}]
    save_profile(life.ctx, life.person, {**PROFILE, "activities": own})
    life.clock.forward(days=20)
    today = life.clock.at.date()
    add(life, PainRecord(moment="now", score=4, day=today))
    add(life, OutcomeRecord(day=today, activities={"Sitting": 7, "Reading <b>": 3}))
    page = shown(person, "/progress/")
    assert "5.0 of 10 on average, 5.0 at the beginning." in page
    assert "Reading &lt;b&gt; alone went from 6 to 3: that is clearly less." in page
    assert "Time to see somebody" in page
    assert page.count('class="line-thin"') == 4


def test_the_change_as_a_whole_is_drawn_from_the_second_answer_on_and_its_sentence_stays(
    person: Client, life: Life
) -> None:
    add(life, PainRecord(moment="now", score=4, day=life.clock.at.date()))
    said = "All in all you said {}, on a scale from -7"
    add(life, OutcomeRecord(day=EARLY, since_start=-2))
    page = shown(person, "/progress/")
    assert (said.format("-2") in page, 'id="general-t"' in page) == (True, False)
    add(life, OutcomeRecord(day=life.clock.at.date(), since_start=3))
    section = shown(person, "/progress/").split('id="general-h"')[1].split("</section>")[0]
    assert said.format("+3") in section
    assert "From -2 to +3 on a scale from -7 to 7, asked 2 times." in section
    assert re.findall(r"<td>([^<]*)</td>", section) == ["-2", "+3"]


def test_who_only_walks_sees_the_minutes_by_week_and_no_empty_card(person: Client, life: Life) -> None:
    assert "Your pain and sessions will show here" in shown(person, "/progress/")
    today = MORNING.date()
    add(life, *(WalkRecord(day=today - timedelta(days=days), minutes=20.0) for days in (14, 0)))
    page = shown(person, "/progress/")
    section = page.split('id="walks-h"')[1].split("</section>")[0]
    assert "Your pain and sessions will show here" not in page
    assert "40 minutes walked in 3 weeks, at most 20 in one." in section
    assert re.findall(r"<td>(\d+)</td>", section) == ["20", "0", "20"]
