"""Names of places, kinds, positions and parts for people; those of muscles and kit come from the catalogue."""

from django.utils.translation import gettext_lazy as _

from unhunch.catalogue import Catalogue

PLACES = {
    "home": _("At home"),
    "desk": _("At a desk"),
    "gym": _("At a gym"),
    "outdoors": _("Outdoors"),
    "pool": _("In a pool"),
}
PLACE_WORDS = {"home": _("Home"), "desk": _("Desk"), "gym": _("Gym"), "outdoors": _("Outdoors"), "pool": _("Pool")}
KINDS = {
    "warm-up": _("Warm-up"),
    "mobility": _("Mobility"),
    "strength": _("Strength"),
    "stretch": _("Stretch"),
    "breathing": _("Breathing"),
    "posture": _("Posture"),
    "aerobic": _("Walk, swim, cycle"),
}
PARTS = {**KINDS, "aerobic": _("Aerobic"), "walking": _("Walk")}
POSITIONS = {
    "standing": _("Standing"),
    "seated": _("Seated"),
    "prone": _("Lying on the front"),
    "supine": _("Lying on the back"),
    "side-lying": _("Lying on the side"),
    "quadruped": _("On hands and knees"),
    "kneeling": _("Kneeling"),
    "floor": _("On the floor"),
}
SESSIONS = {
    "main": _("Main session"),
    "micro": _("Short session"),
    "walk": _("Walk"),
    "aerobic": _("Aerobic session"),
    "break": _("Break"),
}
WEEKDAYS = (
    _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
)  # fmt: skip
SITES = {
    "neck-back": _("Back of the neck"),
    "shoulder-top-left": _("Top of the left shoulder"),
    "shoulder-top-right": _("Top of the right shoulder"),
    "between-blades": _("Between the shoulder blades"),
    "blade-left": _("Left shoulder blade"),
    "blade-right": _("Right shoulder blade"),
    "mid-back": _("Middle of the back"),
    "low-back": _("Low back"),
    "neck-front": _("Front of the neck"),
    "chest": _("Chest"),
    "shoulder-front-left": _("Front of the left shoulder"),
    "shoulder-front-right": _("Front of the right shoulder"),
    "arm-left": _("Left arm"),
    "arm-right": _("Right arm"),
}


def plain(identifier: str) -> str:
    """An id made readable, for a name that is missing."""
    return identifier.replace("-", " ").replace("_", " ")


def muscle_name(catalogue: Catalogue, muscle: str, language: str) -> str:
    """A muscle's name."""
    return catalogue.lore_text(language).muscles.get(muscle) or catalogue.muscles.get(muscle) or plain(muscle)


def kit_name(catalogue: Catalogue, kit: str, language: str) -> str:
    """The name of a piece of equipment."""
    return catalogue.lore_text(language).equipment.get(kit) or plain(kit)


def region_name(catalogue: Catalogue, region: str, language: str) -> str:
    """The name of a region of the body."""
    return catalogue.lore_text(language).regions.get(region) or plain(region)
