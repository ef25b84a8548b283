"""Small histories of one exercise and what they lead to: the tests of `decide`, rendered into the docs."""

from datetime import timedelta

from tests.adaptation_history import FINE, LONG_AGO, TODAY, WELL, DecideRow, Did

UPS = (
    DecideRow(
        said="two good sessions at level 1 lead to the usual level",
        exercise="seated-row", days=FINE, standing={"level": 1},
        action="progress", step="released", after={"level": 2, "repetitions": None},
    ),
    DecideRow(
        said="one good session is not enough",
        exercise="seated-row", days=(WELL,), standing={"level": 1},
    ),
    DecideRow(
        said="repetitions rise first, by two at most",
        exercise="seated-row", days=FINE, standing={"level": 2},
        action="progress", step="more-repetitions", after={"level": 2, "repetitions": 12},
    ),
    DecideRow(
        said="repetitions stay within the range of the level",
        exercise="seated-row", days=FINE, standing={"level": 2, "repetitions": 11},
        action="progress", step="more-repetitions", after={"repetitions": 12},
    ),
    DecideRow(
        said="no more than a fifth is added to a small number",
        exercise="bird-dog", days=FINE, standing={"level": 2},
        action="progress", step="more-repetitions", after={"repetitions": 7},
    ),
    DecideRow(
        said="a hold rises after the repetitions, by a fifth",
        exercise="prone-scapular-squeeze", days=FINE, standing={"level": 2, "repetitions": 15},
        action="progress", step="more-hold", after={"hold_s": 6, "repetitions": 15},
    ),
    DecideRow(
        said="at the top, two easy ones more raise the load and lead back to the bottom",
        exercise="seated-row", days=FINE, standing={"level": 2, "repetitions": 12},
        action="progress", step="more-load", after={"load_step": 1, "repetitions": None, "level": 2},
    ),
    DecideRow(
        said="at the top without two easy ones more nothing rises",
        exercise="seated-row", days=(WELL, Did(two_more=False)), standing={"level": 2, "repetitions": 12},
    ),
    DecideRow(
        said="two easy ones more left unsaid are not assumed",
        exercise="seated-row", days=(WELL, Did(two_more=None)), standing={"level": 2, "repetitions": 12},
    ),
    DecideRow(
        said="at the top with the load raised the level rises",
        exercise="seated-row", days=FINE, standing={"level": 2, "repetitions": 12, "load_step": 2},
        action="progress", step="level-up", after={"level": 3, "repetitions": None, "last_level_up": TODAY},
    ),
    DecideRow(
        said="at the top of level 3 the harder move comes",
        exercise="seated-row", days=FINE, standing={"level": 3, "repetitions": 15, "load_step": 3},
        action="progress", step="harder", after={"replaced_by": "bent-over-row"},
    ),
    DecideRow(
        said="a harder move that is closed does not come",
        exercise="seated-row", days=FINE, standing={"level": 3, "repetitions": 15, "load_step": 3},
        closed=("bent-over-row",),
    ),
    DecideRow(
        said="Superman stays at level 1 before four sessions without pain",
        exercise="superman", days=(WELL, WELL, WELL), standing={"level": 1, "repetitions": 6},
    ),
    DecideRow(
        said="Superman leaves level 1 after four sessions without pain",
        exercise="superman", days=(WELL, WELL, WELL, WELL), standing={"level": 1},
        action="progress", step="released", after={"level": 2, "unlocked": True},
    ),
    DecideRow(
        said="Superman with a rise of pain in one of four stays",
        exercise="superman", days=(Did(worst=2), WELL, WELL, WELL), standing={"level": 1, "repetitions": 6},
    ),
    DecideRow(
        said="a stretch is held a little longer",
        exercise="upper-trapezius-stretch", days=FINE, standing={"level": 2},
        action="progress", step="more-hold", after={"hold_s": 24},
    ),
    DecideRow(
        said="a stretch at 30 seconds gets a second round",
        exercise="upper-trapezius-stretch", days=FINE, standing={"level": 2, "hold_s": 30},
        action="progress", step="level-up", after={"level": 3},
    ),
    DecideRow(
        said="a stretch is not held beyond 60 seconds a muscle",
        exercise="childs-pose", days=FINE, standing={"level": 2},
    ),
    DecideRow(
        said="after a step down the way back comes first",
        exercise="seated-row", days=FINE, standing={"level": 2, "rung": 1, "repetitions": 11},
        action="progress", step="back-up", after={"rung": 0, "repetitions": 11},
    ),
    DecideRow(
        said="a change within the week blocks the next one",
        exercise="seated-row", days=FINE, standing={"level": 2, "changed_on": TODAY - timedelta(days=6)},
    ),
    DecideRow(
        said="a week after a change the next one may come",
        exercise="seated-row", days=FINE, standing={"level": 2, "changed_on": TODAY - timedelta(days=7)},
        action="progress", step="more-repetitions",
    ),
    DecideRow(
        said="sessions that were judged before do not count again",
        exercise="seated-row", days=FINE, standing={"level": 2, "judged_to": TODAY - timedelta(days=1)},
    ),
    DecideRow(
        said="an unanswered next day blocks progress",
        exercise="seated-row", days=(WELL, Did(next_day=None)), standing={"level": 2},
    ),
    DecideRow(
        said="an unanswered worst pain blocks progress",
        exercise="seated-row", days=(WELL, Did(worst=None)), standing={"level": 2},
    ),
    DecideRow(
        said="an unanswered form blocks progress",
        exercise="seated-row", days=(WELL, Did(form=None)), standing={"level": 2},
    ),
    DecideRow(
        said="an unanswered effort blocks progress",
        exercise="seated-row", days=(WELL, Did(effort=None)), standing={"level": 2},
    ),
    DecideRow(
        said="pain of three before the session blocks progress",
        exercise="seated-row", days=(WELL, Did(before=3, worst=2, next_day=3)), standing={"level": 2},
    ),
)  # fmt: skip

HOLDS = (
    DecideRow(
        said="amber holds", exercise="seated-row", days=(WELL, Did(before=2, worst=3, next_day=2)),
        standing={"level": 2}, action="hold", step="amber",
    ),
    DecideRow(
        said="one point more on the next day holds", exercise="seated-row", days=(WELL, Did(next_day=2)),
        standing={"level": 2}, action="hold", step="next-day",
    ),
    DecideRow(
        said="amber with one point more on the next day holds the first time", exercise="seated-row",
        days=(WELL, Did(before=2, worst=3, next_day=3)), standing={"level": 2}, action="hold", step="amber",
    ),
    DecideRow(
        said="any rise in a stretch holds", exercise="childs-pose", days=(WELL, Did(worst=2)),
        standing={"level": 2}, action="hold", step="rise",
    ),
    DecideRow(
        said="wobbly form holds", exercise="seated-row", days=(WELL, Did(form="wobbly")),
        standing={"level": 2}, action="hold", step="form",
    ),
    DecideRow(
        said="lost form once holds", exercise="seated-row", days=(WELL, Did(form="lost")),
        standing={"level": 2}, action="hold", step="form",
    ),
    DecideRow(
        said="an effort above seven holds", exercise="seated-row", days=(WELL, Did(effort=8)),
        standing={"level": 2}, action="hold", step="effort",
    ),
)  # fmt: skip

RED_DAY = Did(before=1, worst=5)
SLOW_DAY = Did(before=2, worst=3, next_day=4)

DOWNS = (
    DecideRow(
        said="a red goes straight a level down", exercise="seated-row", days=(WELL, RED_DAY),
        standing={"level": 2, "repetitions": 12},
        action="regress", step="level", after={"level": 1, "repetitions": None, "rung": 0},
    ),
    DecideRow(
        said="a red at level 1 leads to the easier exercise", exercise="seated-row", days=(WELL, RED_DAY),
        standing={"level": 1},
        action="swap", step="easier", after={"replaced_by": "shoulder-blade-squeeze", "swaps": 1},
    ),
    DecideRow(
        said="a red at level 1 with the easier one closed rests the exercise for a week", exercise="seated-row",
        days=(WELL, RED_DAY), standing={"level": 1}, closed=("shoulder-blade-squeeze",),
        action="leave_out", step="leave-out", after={"left_out_until": TODAY + timedelta(days=7)},
    ),
    DecideRow(
        said="after two swaps the exercise is dropped", exercise="seated-row", days=(WELL, RED_DAY),
        standing={"level": 1, "swaps": 2}, action="drop", step="drop", after={"dropped": True},
    ),
    DecideRow(
        said="stopped for symptoms that spread counts as red", exercise="seated-row", days=(WELL, Did(stopped=True)),
        standing={"level": 2}, action="regress", step="level", after={"level": 1},
    ),
    DecideRow(
        said="a rise in a stretch that stays after easing counts as red", exercise="childs-pose",
        days=(WELL, Did(worst=2, still_there=True)), standing={"level": 2}, action="regress", step="level",
    ),
    DecideRow(
        said="two points more on the next day are one step down", exercise="seated-row", days=(WELL, SLOW_DAY),
        standing={"level": 2, "repetitions": 12}, action="regress", step="range", after={"rung": 1, "level": 2},
    ),
    DecideRow(
        said="worse sleep because of it is one step down", exercise="seated-row", days=(WELL, Did(worse_sleep=True)),
        standing={"level": 2}, action="regress", step="range",
    ),
    DecideRow(
        said="amber twice running with one point more on the next day is one step down", exercise="seated-row",
        days=(Did(before=2, worst=3, next_day=3), Did(before=2, worst=3, next_day=3)), standing={"level": 2},
        action="regress", step="range",
    ),
    DecideRow(
        said="lost form twice running is one step down", exercise="seated-row",
        days=(Did(form="lost"), Did(form="lost")), standing={"level": 2}, action="regress", step="range",
    ),
    DecideRow(
        said="too hard is one step down", exercise="seated-row", days=(Did(too_hard=True),), standing={"level": 2},
        action="regress", step="range",
    ),
    DecideRow(
        said="after the range come the repetitions", exercise="seated-row", days=(SLOW_DAY,),
        standing={"level": 2, "rung": 1, "repetitions": 12}, action="regress", step="repetitions", after={"rung": 2},
    ),
    DecideRow(
        said="a rung that changes nothing is passed over: fewer sets next", exercise="seated-row", days=(SLOW_DAY,),
        standing={"level": 2, "rung": 1}, action="regress", step="sets", after={"rung": 3},
    ),
    DecideRow(
        said="then the hold", exercise="prone-scapular-squeeze", days=(SLOW_DAY,), standing={"level": 2, "rung": 3},
        action="regress", step="hold", after={"rung": 4},
    ),
    DecideRow(
        said="then the band or weight", exercise="band-pull-apart", days=(SLOW_DAY,),
        standing={"level": 2, "rung": 3, "load_step": 2}, action="regress", step="load",
        after={"rung": 5, "load_step": 0},
    ),
    DecideRow(
        said="then the level", exercise="band-pull-apart", days=(SLOW_DAY,), standing={"level": 2, "rung": 5},
        action="regress", step="level", after={"level": 1, "rung": 0},
    ),
    DecideRow(
        said="at the foot of the ladder the easier exercise comes", exercise="band-pull-apart", days=(SLOW_DAY,),
        standing={"level": 1, "rung": 5}, action="swap", step="easier",
        after={"replaced_by": "shoulder-blade-squeeze"},
    ),
    DecideRow(
        said="the second time another exercise for the same muscles", exercise="band-pull-apart", days=(SLOW_DAY,),
        standing={"level": 1, "rung": 5, "swaps": 1}, action="swap", step="swap", after={"swaps": 2},
    ),
    DecideRow(
        said="a step down due within a week of a change rests the exercise until the week is over",
        exercise="seated-row", days=(RED_DAY,),
        standing={"level": 2, "changed_on": TODAY - timedelta(days=3), "judged_to": LONG_AGO},
        action="leave_out", step="rest-of-week", after={"left_out_until": TODAY + timedelta(days=4), "level": 2},
    ),
    DecideRow(
        said="and it is not decided twice", exercise="seated-row", days=(RED_DAY,),
        standing={
            "level": 2, "changed_on": TODAY - timedelta(days=3), "left_out_until": TODAY + timedelta(days=4),
        },
    ),
    DecideRow(
        said="a week after the change the step down is made", exercise="seated-row", days=(RED_DAY,),
        standing={"level": 2, "changed_on": TODAY - timedelta(days=7), "left_out_until": TODAY},
        action="regress", step="level", after={"level": 1},
    ),
    DecideRow(
        said="what is dropped is not decided any more", exercise="seated-row", days=(RED_DAY,),
        standing={"level": 1, "dropped": True},
    ),
)  # fmt: skip
