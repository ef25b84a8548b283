"""Whether a stored record can be used by the pages, all the way into what it holds."""

from unhunch.catalogue import Catalogue
from unhunch.programme.profile_wire import profile_from_json
from unhunch.records.beside import ReminderRecord
from unhunch.records.model import NoteRecord, PlanRecord, ProfileRecord, Record, ScreeningRecord
from unhunch.service.answers import Beside, answers_in
from unhunch.service.closing import finished_in
from unhunch.service.kept import reading
from unhunch.service.plans import programme_in
from unhunch.service.reminders import key_in
from unhunch.service.schedule import KIND, choices_in
from unhunch.service.settings import settings_in
from unhunch.service.starting import kept_in

_NOTES = {"settings": settings_in, "opened": kept_in, "said-after": finished_in, KIND: choices_in}


def require_usable(record: Record, catalogue: Catalogue) -> None:
    """Nothing; what the record holds can be read.

    Raises:
        StoreError: it can't, and says why.
    """
    match record.value:
        case PlanRecord() as plan:
            programme_in(plan)
        case ScreeningRecord() as screening:
            answers_in(screening, Beside())
        case ProfileRecord() as value:
            with reading("profile"):
                profile_from_json(value.profile, catalogue)
        case ReminderRecord(kind=kind) as reminder if kind != "all":
            key_in(reminder)
        case NoteRecord(kind=kind) as note if kind in _NOTES:
            _NOTES[kind](note)
        case _:
            pass
