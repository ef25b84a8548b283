"""The catalogue as one value: everything that was parsed, with the few questions asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from unhunch.catalogue.languages import FIRST, Language
from unhunch.catalogue.lore import (
    Entry,
    EntryText,
    Equipment,
    Region,
    SharedFault,
    Tag,
    Technique,
    TechniqueText,
    Template,
)
from unhunch.catalogue.model import Exercise, ExerciseText, FaultText, Place, Rule, Source, Words
from unhunch.catalogue.questionnaire import NO_QUESTIONNAIRE, Questionnaire

Kit = tuple[tuple[str, ...], ...]
RuleValue = float | int | str | bool | tuple[float | int | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rule numbers by id (`group.name`)."""

    by_id: Mapping[str, Rule]

    def number(self, rule_id: str) -> float | int:
        """A rule's number.

        Raises KeyError for an unknown id, TypeError where the rule is no number.
        """
        value = self.by_id[rule_id].value
        if isinstance(value, bool) or not isinstance(value, int | float):
            message = f"rule {rule_id} is not a number"
            raise TypeError(message)
        return value

    def value(self, rule_id: str) -> RuleValue:
        """A rule's value, of whatever kind; raises KeyError for an unknown id."""
        return self.by_id[rule_id].value


@dataclass(frozen=True, slots=True, kw_only=True)
class LoreText:
    """The words of one language beside the exercises, each by its id."""

    tags: Words = field(default_factory=dict)
    equipment: Words = field(default_factory=dict)
    muscles: Words = field(default_factory=dict)
    regions: Words = field(default_factory=dict)
    templates: Words = field(default_factory=dict)
    faults: Mapping[str, FaultText] = field(default_factory=dict)
    techniques: Mapping[str, TechniqueText] = field(default_factory=dict)
    faq: Mapping[str, EntryText] = field(default_factory=dict)
    education: Mapping[str, EntryText] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue:
    """Everything that exists. Mappings keep the order of their files; one that was read anew is another one.

    `regions` maps a region to its muscles; whether an exercise trains a region is `regions_of`.
    `screening` are the safety questions with the rules that judge them, `spoken` the languages that can be chosen.
    """

    exercises: Mapping[str, Exercise]
    variants: Mapping[str, Exercise]
    texts: Mapping[str, Mapping[str, ExerciseText]]
    rules: Rules
    all_words: Mapping[str, Words]
    lore: Mapping[str, LoreText]
    sources: Mapping[str, Source]
    tags: Mapping[str, Tag]
    muscles: Words
    region_facts: Mapping[str, Region]
    equipment: Mapping[str, Equipment]
    faults: Mapping[str, SharedFault]
    techniques: Mapping[str, Technique]
    faq: Mapping[str, Entry]
    education: Mapping[str, Entry]
    templates: Mapping[str, Template]
    screening: Questionnaire = NO_QUESTIONNAIRE
    packs: tuple[str, ...] = ()
    spoken: Mapping[str, Language] = field(default_factory=dict)

    @property
    def regions(self) -> Mapping[str, tuple[str, ...]]:
        """Each region's muscles, by region id."""
        return {name: region.muscles for name, region in self.region_facts.items()}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that can be chosen: those in which no safety text is missing."""
        return tuple(self.spoken)

    def get(self, exercise_id: str) -> Exercise:
        """The exercise or variant of that id; raises KeyError when there is none."""
        found = self.exercises.get(exercise_id)
        return found if found is not None else self.variants[exercise_id]

    def text(self, exercise_id: str, language: str = FIRST) -> ExerciseText:
        """The words of an exercise, in English where that language lacks them; raises KeyError."""
        found = self.texts.get(language, {}).get(exercise_id)
        return found if found is not None else self.texts[FIRST][exercise_id]

    def words(self, language: str = FIRST) -> Words:
        """All sentence templates by id; English fills what that language lacks."""
        english = self.all_words.get(FIRST, {})
        return english if language == FIRST else {**english, **self.all_words.get(language, {})}

    def lore_text(self, language: str = FIRST) -> LoreText:
        """The words of tags, kit, muscles, techniques, questions and lessons in a language."""
        return self.lore.get(language) or self.lore[FIRST]

    def regions_of(self, exercise_id: str) -> tuple[str, ...]:
        """The regions that an exercise trains: by primary muscles, and by kind where it matters."""
        exercise = self.get(exercise_id)
        return tuple(name for name, region in self.region_facts.items() if _trains(exercise, region))

    def kit(self, exercise_id: str, place: Place, tags: tuple[str, ...] = ()) -> Kit:
        """The groups of kit needed there, one item of each.

        A tag's change may replace them; of several changes the narrowest holds.
        """
        exercise = self.get(exercise_id)
        changes = (exercise.modify_if.get(tag) for tag in tags)
        needs = [change.needs for change in changes if change is not None and change.needs]
        if needs:
            return min(needs, key=lambda groups: sum(len(group) for group in groups))
        return exercise.equipment_at.get(place, exercise.equipment)


def _trains(exercise: Exercise, region: Region) -> bool:
    if region.kinds and exercise.kind not in region.kinds:
        return False
    if region.moves_neck and not exercise.moves_neck:
        return False
    return not set(region.muscles).isdisjoint(exercise.primary)
