"""The rules of the adaptation as tables: they are the tests, and they are rendered into the docs."""

from dataclasses import dataclass

from unhunch.adaptation.model import Facts, Hurt

NOTHING_MORE = Facts()


@dataclass(frozen=True, slots=True, kw_only=True)
class LightRow:
    """Pain before, worst pain during, and the light."""

    before: int
    worst: int
    strict: bool = False
    light: str

    def name(self) -> str:
        """The row in a few words."""
        return f"{self.before} to {self.worst}{' in a stretch or neck move' if self.strict else ''} is {self.light}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuringRow:
    """What is said when it hurts, and what to do."""

    said: str
    hurt: Hurt
    exercise: str
    kind: str
    instead: str | None = None

    def name(self) -> str:
        """The row in a few words."""
        return f"{self.said}: {self.kind}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRow:
    """Pain before a session, what else is said, and the gate."""

    before: int
    said: str = ""
    new: bool = False
    blocks: tuple[str, ...] = ()
    facts: Facts = NOTHING_MORE
    kind: str
    step_down: bool = False

    def name(self) -> str:
        """The row in a few words."""
        return f"pain {self.before}{', ' + self.said if self.said else ''}: {self.kind}"


LIGHTS = (
    LightRow(before=0, worst=2, light="green"),
    LightRow(before=1, worst=3, light="amber"),
    LightRow(before=1, worst=3, strict=True, light="red"),
    LightRow(before=0, worst=3, light="red"),
    LightRow(before=4, worst=5, light="amber"),
    LightRow(before=4, worst=6, light="red"),
    LightRow(before=0, worst=0, light="green"),
    LightRow(before=0, worst=2, strict=True, light="green"),
    LightRow(before=2, worst=3, strict=True, light="amber"),
    LightRow(before=3, worst=5, light="amber"),
    LightRow(before=3, worst=5, strict=True, light="red"),
    LightRow(before=2, worst=5, light="red"),
    LightRow(before=4, worst=5, strict=True, light="amber"),
    LightRow(before=6, worst=6, light="red"),
    LightRow(before=6, worst=5, light="amber"),
    LightRow(before=5, worst=2, light="green"),
    LightRow(before=0, worst=10, light="red"),
)

DURING = (
    DuringRow(said="pain stays low", hurt=Hurt(before=1, score=2), exercise="plank", kind="go-on"),
    DuringRow(said="amber", hurt=Hurt(before=2, score=4), exercise="plank", kind="go-on"),
    DuringRow(said="red", hurt=Hurt(before=1, score=5), exercise="plank", kind="stop", instead="plank-knees"),
    DuringRow(
        said="red, and nothing is easier", hurt=Hurt(before=0, score=5), exercise="upper-back-stretch-3", kind="stop"
    ),
    DuringRow(said="a second red", hurt=Hurt(before=1, score=5, reds=1), exercise="plank", kind="end-session"),
    DuringRow(said="any rise in a stretch", hurt=Hurt(before=1, score=2), exercise="childs-pose", kind="ease"),
    DuringRow(
        said="a rise in a stretch that stays after easing",
        hurt=Hurt(before=1, score=2, eased=True),
        exercise="childs-pose",
        kind="stop",
        instead="childs-pose-arms-back",
    ),
    DuringRow(
        said="a rise of two reaching three in a stretch",
        hurt=Hurt(before=1, score=3),
        exercise="childs-pose",
        kind="stop",
        instead="childs-pose-arms-back",
    ),
    DuringRow(said="a stretch as before", hurt=Hurt(before=2, score=2), exercise="childs-pose", kind="go-on"),
    DuringRow(
        said="the rise is gone after easing",
        hurt=Hurt(before=2, score=2, eased=True),
        exercise="chin-tuck",
        kind="go-on",
    ),
    DuringRow(
        said="symptoms move further from the spine",
        hurt=Hurt(before=1, score=1, spread="further"),
        exercise="plank",
        kind="stop",
        instead="plank-knees",
    ),
    DuringRow(
        said="symptoms move further from the spine, after a red",
        hurt=Hurt(before=1, score=1, spread="further", reds=1),
        exercise="plank",
        kind="end-session",
    ),
    DuringRow(
        said="symptoms shrink towards the spine",
        hurt=Hurt(before=2, score=3, spread="shrinking"),
        exercise="plank",
        kind="go-on",
    ),
    DuringRow(
        said="symptoms shrink, but the light is red",
        hurt=Hurt(before=2, score=6, spread="shrinking"),
        exercise="plank",
        kind="stop",
        instead="plank-knees",
    ),
    DuringRow(
        said="a stop sign", hurt=Hurt(before=0, score=0, signs=("numb-tingling-weak",)), exercise="plank", kind="screen"
    ),
    DuringRow(said="pain of eight", hurt=Hurt(before=7, score=8), exercise="plank", kind="screen"),
)

GATES = (
    GateRow(before=0, kind="full"),
    GateRow(before=2, kind="full"),
    GateRow(before=3, kind="hold"),
    GateRow(before=4, kind="hold"),
    GateRow(before=5, kind="easy"),
    GateRow(before=6, kind="easy"),
    GateRow(before=7, kind="flare"),
    GateRow(before=8, kind="locked"),
    GateRow(before=10, kind="locked"),
    GateRow(before=1, said="something new", new=True, kind="screen"),
    GateRow(before=7, said="something new", new=True, kind="screen"),
    GateRow(before=9, said="something new", new=True, kind="locked"),
    GateRow(before=1, said="alcohol", blocks=("alcohol",), kind="rest"),
    GateRow(before=7, said="alcohol", blocks=("alcohol",), kind="rest"),
    GateRow(before=1, said="alcohol and something new", new=True, blocks=("alcohol",), kind="screen"),
    GateRow(before=1, said="fever", blocks=("fever",), kind="screen"),
    GateRow(before=1, said="feeling faint", blocks=("faint",), kind="screen"),
    GateRow(before=9, said="alcohol", blocks=("alcohol",), kind="locked"),
    GateRow(before=1, said="under five hours of sleep", facts=Facts(short_sleep=True), kind="full", step_down=True),
    GateRow(before=4, said="ill without fever", facts=Facts(ill=True), kind="hold", step_down=True),
    GateRow(before=5, said="a day of extra stress", facts=Facts(extra_stress=True), kind="easy", step_down=True),
)
