"""The screening's questions, actions and tables as frozen values; the rules that judge them are data too."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Answer = Literal["yes", "no", "unsure"]
Given = Literal["yes", "no", "unsure", "open"]
Action = Literal[
    "call_emergency_now",
    "see_doctor_urgently",
    "see_doctor_before_exercising",
    "go_on_with_care",
    "go_on",
]
Ask = Literal["always", "pregnant_or_postpartum", "if_pool_chosen", "if_blood_thinner", "follow_up"]
Allowed = Literal["walking", "breathing", "warm-up", "mobility", "stretch", "strength", "aerobic", "posture"]
Fact = Literal["age", "pain_now", "pain_fall", "days_since_advice", "others", "strict_location", "pool"]

UNDER_AGE_ADVICE = "under-18"
"""The id of the text for people who are too young for the programme."""

LOCATION_ADVICE = "location-nhs"
"""The id of the text about pain between the shoulder blades, which has to be read before anything else."""

_FORBID: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition on an answer, a choice or a fact; numbers are named by their rule id.

    `answer` lists the answers that fit, "open" being none; `has` is an option that must be chosen and
    `count` the rule id of how many must be. A fact without a comparison has to be true; one that is
    not known counts as the stricter side.
    """

    __pydantic_config__: ClassVar = _FORBID
    id: str = ""
    answer: tuple[Given, ...] = ()
    has: str = ""
    count: str = ""
    fact: Fact | None = None
    at_least: str = ""
    above: str = ""
    below: str = ""
    at_least_action: Action | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """What a yes or unsure leads to when every test of `when` holds; None stands for the question's own.

    `allowed_advice` says what is allowed, so it is shown only where nothing else narrows that.
    """

    __pydantic_config__: ClassVar = _FORBID
    when: tuple[Condition, ...] = ()
    action: Action | None = None
    allowed: tuple[Allowed, ...] | None = None
    level_cap: str = ""
    valid_days: str = ""
    loaded_strength: bool = True
    unloaded_strength: bool = False
    advice: tuple[str, ...] = ()
    allowed_advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRule:
    """A contraindication tag that a yes or unsure sets when every test of `when` holds."""

    __pydantic_config__: ClassVar = _FORBID
    tag: str
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: when it is asked and what it leads to; its words stand under the same id.

    A follow-up names its `parent` and has no action of its own; `options` make it a choice, and
    `reassures` says that yes is the milder answer. `yes_when` are facts that count as a yes;
    `judged_last` sees the highest action of all other questions but those `not_counted`. `advice` goes
    with the question's own action, `always_advise` with every outcome, `lifted_advice` with a lifted one.
    """

    __pydantic_config__: ClassVar = _FORBID
    id: str
    theme: str
    ask: Ask
    ask_when: tuple[Condition, ...] = ()
    parent: str | None = None
    action: Action | None = None
    yes_when: tuple[Condition, ...] = ()
    options: tuple[str, ...] = ()
    reassures: bool = False
    rules: tuple[Branch, ...] = ()
    tags: tuple[str, ...] = ()
    tag_rules: tuple[TagRule, ...] = ()
    advice: tuple[str, ...] = ()
    always_advise: tuple[str, ...] = ()
    lifted_advice: tuple[str, ...] = ()
    judged_last: bool = False
    not_counted: tuple[str, ...] = ()
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRule:
    """What an action means: rank 1 is the highest, `exercise` false makes it a referral.

    `allowed_advice` is shown where what is allowed in the end is just what the action allows.
    """

    __pydantic_config__: ClassVar = _FORBID
    rank: int
    exercise: bool
    allowed: tuple[Allowed, ...]
    advice: tuple[str, ...]
    allowed_advice: tuple[str, ...] = ()
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen: main questions by id, follow-ups being asked right after their parent."""

    __pydantic_config__: ClassVar = _FORBID
    id: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A state in which nobody exercises today; `reopens` asks the warning-sign questions again too."""

    __pydantic_config__: ClassVar = _FORBID
    id: str
    reopens: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSign:
    """A sign that ends a session at once, and the questions that it touches."""

    __pydantic_config__: ClassVar = _FORBID
    id: str
    questions: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """Emergency numbers and crisis lines by ISO 3166 country; `unknown` are the numbers for all others."""

    __pydantic_config__: ClassVar = _FORBID
    source: str
    aliases: Mapping[str, str]
    unknown: tuple[str, ...]
    emergency: Mapping[str, tuple[str, ...]]
    crisis: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionText:
    """The words of one question; `signs` is its list, `options` the words of its choices by id."""

    __pydantic_config__: ClassVar = _FORBID
    ask: str
    why: str
    signs: tuple[str, ...] = ()
    context: str = ""
    note: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenText:
    """The title of a screen and the one line below it."""

    __pydantic_config__: ClassVar = _FORBID
    title: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireText:
    """All words of the questionnaire in one language."""

    __pydantic_config__: ClassVar = _FORBID
    screens: Mapping[str, ScreenText]
    conditions: Mapping[str, str]
    questions: Mapping[str, QuestionText]
    session: Mapping[str, str]
    blocks: Mapping[str, str]
    stop_signs: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """The whole screening as data: questions in file order, screens in the order of asking.

    `follow_ups` maps a question to the ids asked after it; `numbers` holds the screening's rule numbers by id.
    """

    questions: Mapping[str, Question]
    follow_ups: Mapping[str, tuple[str, ...]]
    screens: tuple[Screen, ...]
    actions: Mapping[Action, ActionRule]
    blocks: tuple[Block, ...]
    stop_signs: tuple[StopSign, ...]
    countries: Countries
    numbers: Mapping[str, float]
    texts: Mapping[str, QuestionnaireText]

    def number(self, name: str) -> float:
        """The rule number `screening.<name>`."""
        return self.numbers[f"screening.{name}"]

    def text(self, language: str = "en") -> QuestionnaireText:
        """The words in the language, or in English where there are none."""
        return self.texts.get(language, self.texts["en"])

    @property
    def main(self) -> tuple[Question, ...]:
        """All questions that are no follow-ups, in file order."""
        return tuple(question for question in self.questions.values() if question.parent is None)


NO_QUESTIONNAIRE = Questionnaire(
    questions={},
    follow_ups={},
    screens=(),
    actions={},
    blocks=(),
    stop_signs=(),
    countries=Countries(source="", aliases={}, unknown=(), emergency={}, crisis={}),
    numbers={},
    texts={},
)
"""What stands for a questionnaire that could not be read; the findings beside it say why."""
