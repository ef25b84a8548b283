"""Small files as Apple Health, GPX and TCX recorders and sports watches write them."""

import io
import struct
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
# The document type as iOS 16 wrote it: no XML, for an element's list is not closed.
BROKEN_TYPE = """<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 12 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>
<!ATTLIST VisionPrescription
  type             CDATA #REQUIRED
  expirationDate   CDATA #REQUIRED
<!ELEMENT RightEye EMPTY>
]>
"""
FIT_SPORTS = {"running": 1, "cycling": 2, "walking": 11, "hiking": 17, "generic": 0}
_FIT_BEGAN = datetime(1989, 12, 31, tzinfo=UTC)
_FIT_FIELDS = ((5, 1, 0x00), (2, 4, 0x86), (8, 4, 0x86), (7, 4, 0x86), (9, 4, 0x86))


def workout(
    start: datetime = START,
    minutes: float = 30,
    *,
    kind: str = "Walking",
    km: float | None = 2.5,
    lasted: float | None = None,
    more: str = "",
) -> str:
    """A workout of Apple Health; `lasted` is in minutes from start to end, where that is longer."""
    until = start + timedelta(minutes=lasted or minutes)
    when = f'startDate="{start:%Y-%m-%d %H:%M:%S +0000}" endDate="{until:%Y-%m-%d %H:%M:%S +0000}"'
    far = (
        ""
        if km is None
        else f'<WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="{km}" unit="km"/>'
    )
    return (
        f'<Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{minutes}" durationUnit="min" '
        f"{when} {more}>{far}</Workout>\n"
    )


def apple(*parts: str, doctype: str = BROKEN_TYPE) -> bytes:
    """An export with these workouts, and a record beside them."""
    record = '<Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" value="900"/>\n'
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}{doctype}<HealthData locale="de_DE">\n{record}{"".join(parts)}</HealthData>\n'.encode()


def zipped(content: bytes, name: str = "apple_health_export/export.xml") -> bytes:
    """The export in a zip, beside the other file that Apple puts there."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
        file.writestr("apple_health_export/export_cda.xml", b"<ClinicalDocument/>" * 500)
    return packed.getvalue()


def gpx(steps: Sequence[tuple[float, float]], *, start: datetime = START, kind: str = "") -> bytes:
    """One track: for each step the seconds since the last point, and the metres to the north."""
    at, lat, points = start, 48.0, [_point(start, 48.0)]
    for seconds, metres in steps:
        at, lat = at + timedelta(seconds=seconds), lat + metres / 111_195
        points.append(_point(at, lat))
    said = f"<type>{kind}</type>" if kind else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">'
        f"<trk><name>Mine</name>{said}<trkseg>{''.join(points)}</trkseg></trk></gpx>"
    ).encode()


def _point(at: datetime, lat: float) -> str:
    return f'<trkpt lat="{lat:.7f}" lon="11.5"><ele>500</ele><time>{at:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>\n'


def tcx(sport: str = "Other", laps: Iterable[tuple[float, float]] = ((900, 1200), (900, 1200))) -> bytes:
    """An activity of laps, each with its seconds and metres."""
    made, at = "", START
    for seconds, metres in laps:
        end = at + timedelta(seconds=seconds)
        made += (
            f'<Lap StartTime="{at:%Y-%m-%dT%H:%M:%S.000Z}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
            f"<DistanceMeters>{metres}</DistanceMeters><Track><Trackpoint><Time>{end:%Y-%m-%dT%H:%M:%SZ}</Time>"
            "<DistanceMeters>77777</DistanceMeters></Trackpoint></Track></Lap>"
        )
        at = end
    return (
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"><Activities>'
        f'<Activity Sport="{sport}"><Id>{START:%Y-%m-%dT%H:%M:%SZ}</Id>{made}</Activity></Activities>'
        "</TrainingCenterDatabase>"
    ).encode()


def fit(
    sport: str = "walking", *, start: datetime = START, minutes: float = 30, lasted: float = 32, km: float = 2.5
) -> bytes:
    """A file with one session and nothing else."""
    definition = struct.pack("<BBBHB", 0x40, 0, 0, 18, len(_FIT_FIELDS))
    definition += b"".join(bytes(field) for field in _FIT_FIELDS)
    began = int((start - _FIT_BEGAN).total_seconds())
    numbers = (FIT_SPORTS[sport], began, int(minutes * 60_000), int(lasted * 60_000), int(km * 100_000))
    return sealed(definition + struct.pack("<BBIIII", 0, *numbers))


def sealed(body: bytes) -> bytes:
    """The messages with the head and the check sum of a FIT file."""
    head = struct.pack("<BBHI4s", 14, 0x20, 2132, len(body), b".FIT")
    whole = head + struct.pack("<H", _check_sum(head)) + body
    return whole + struct.pack("<H", _check_sum(whole))


def _check_sum(data: bytes) -> int:
    found = 0
    for byte in data:
        found ^= byte
        for _bit in range(8):
            found = (found >> 1) ^ 0xA001 if found & 1 else found >> 1
    return found
