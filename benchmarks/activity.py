"""How quickly walks are read out of Apple Health's export of a gigabyte, and in how much memory."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.row import Row
from unhunch.intake import read_activity

BYTES = 1_000_000_000
LIMIT_MB_S = 20
LIMIT_MB = 200
NOW = datetime(2026, 11, 29, tzinfo=UTC)
_FIRST = datetime(2016, 1, 1, 6, tzinfo=UTC)
_HEAD = b"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
]>
<HealthData locale="en_GB">
 <ExportDate value="2026-11-28 08:00:00 +0000"/>
"""
_RECORD = """ <Record type="HKQuantityTypeIdentifier{kind}" sourceName="Somebody\u2019s Apple\u00a0Watch" \
sourceVersion="11.1" \
device="&lt;&lt;HKDevice: 0x30{n:07x}&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch&gt;" \
unit="count" creationDate="{at}" startDate="{at}" endDate="{at}" value="{n}"/>
"""
_WORKOUT = """ <Workout workoutActivityType="HKWorkoutActivityTypeWalking" duration="31.5" durationUnit="min" \
sourceName="Watch" creationDate="{at}" startDate="{at}" endDate="{until}">
  <MetadataEntry key="HKIndoorWorkout" value="0"/>
  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="2.6" unit="km"/>
 </Workout>
"""
_KINDS = ("StepCount", "HeartRate", "ActiveEnergyBurned", "DistanceWalkingRunning", "BasalEnergyBurned")
_HALF_AN_HOUR = timedelta(minutes=32)


def export(size: int) -> Iterator[bytes]:
    """Such a file of about that many bytes, a day's records and one walk at a time; it stands nowhere whole."""
    yield _HEAD
    done, day = len(_HEAD), 0
    # Two hundred kilobytes a day are what ten years with a watch come to in two thirds of a gigabyte.
    body = "".join(
        _RECORD.format(kind=_KINDS[n % len(_KINDS)], n=n, at="2020-05-17 10:31:07 +0200") for n in range(500)
    ).encode()
    while done < size:
        at = _FIRST + timedelta(days=day % 3900)
        walk = _WORKOUT.format(at=_written(at), until=_written(at + _HALF_AN_HOUR)).encode()
        yield body + walk
        done, day = done + len(body) + len(walk), day + 1
    yield b"</HealthData>\n"


def _written(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S +0000")


def rows() -> Iterator[Row]:
    """The line about such a file, read in a process of its own, so that its memory alone is counted."""
    ran = subprocess.run([sys.executable, "-m", "benchmarks.activity"], check=True, capture_output=True, text=True)
    speed, memory, walks = (float(word) for word in ran.stdout.split())
    assert walks > 0
    yield Row(
        name=f"an Apple Health export of {BYTES // 1_000_000:,} MB",
        value=f"{speed:.0f} MB/s, {memory:.0f} MB of memory at most, {walks:.0f} walks",
        limit=f"{LIMIT_MB_S} MB/s, {LIMIT_MB} MB",
        holds=speed >= LIMIT_MB_S and memory <= LIMIT_MB,
    )


def most_memory_mb() -> float:
    """The most memory that this process had, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return float(line.split()[1]) / 1000
    import resource  # noqa: PLC0415 - Windows has none, and lists the other rows without this one

    # macOS counts in bytes, the others in kilobytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)


def main(size: int = BYTES) -> None:
    """Print megabytes a second, the most memory in megabytes, and how many walks there were."""
    making = time.process_time()
    for _piece in export(size):
        pass
    making, begin = time.process_time() - making, time.process_time()
    read = 0

    def seen(done: int) -> None:
        nonlocal read
        read = done

    taken = read_activity(export(size), now=NOW, seen=seen)
    took = time.process_time() - begin - making
    print(read / took / 1_000_000, most_memory_mb(), len(taken.walks))


if __name__ == "__main__":
    main()
