"""A played motion as an animation of the glTF file: turns against the carrier's, only those that are not at rest."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from unhunch.body.bones import BONES, INDEX, PARENT
from unhunch.body.kinematics import Track
from unhunch.body.turning import Array, flipped, quaternion
from unhunch.figures.gltf import Glb, Json
from unhunch.figures.scene import SHORT

FPS: Final = 12
# A quaternion's numbers are kept to multiples of this many of 32767: 0.028 degrees, and half the bytes.
STEP: Final = 8
STILL: Final = 16
STILL_M: Final = 1e-4


class Tracks:
    """The animations of one file; tracks that are alike are kept once."""

    def __init__(self, glb: Glb) -> None:
        self.glb = glb
        self.times: dict[bytes, int] = {}
        self.known: dict[bytes, int] = {}

    def add(self, name: str, times_s: Array, track: Track) -> None:
        """Add the animation of that name."""
        turns = {bone: quat for bone in BONES if (quat := local_turns(track, bone)) is not None}
        moved = track.joint("pelvis").astype(np.float32)
        if np.abs(moved - moved[0]).max() < STILL_M:
            moved = moved[:1]
        self._keep([*turns.values()])
        samplers: list[Json] = []
        channels: list[Json] = []
        place: dict[int, int] = {}
        outputs = {bone: (self.known[quat.tobytes()], len(quat)) for bone, quat in turns.items()}
        for bone, (output, count) in outputs.items():
            if output not in place:
                place[output] = len(samplers)
                samplers.append({"input": self._time(times_s[:count]), "output": output})
            channels.append({"sampler": place[output], "target": {"node": INDEX[bone], "path": "rotation"}})
        samplers.append({"input": self._time(times_s[: len(moved)]), "output": self.glb.accessor(moved)})
        channels.append({"sampler": len(samplers) - 1, "target": {"node": INDEX["pelvis"], "path": "translation"}})
        self.glb.add("animations", {"name": name, "samplers": samplers, "channels": channels})

    def _time(self, times_s: Array) -> int:
        key = times_s.astype(np.float32).tobytes()
        if key not in self.times:
            self.times[key] = self.glb.accessor(times_s.astype(np.float32)[:, None], bounds=True)
        return self.times[key]

    def _keep(self, tracks: list[NDArray[np.int16]]) -> None:
        """Put the tracks that are new into one view, each with its accessor."""
        fresh = {track.tobytes(): track for track in tracks if track.tobytes() not in self.known}
        if not fresh:
            return
        view, row = self.glb.rows(np.concatenate([*fresh.values()])), 0
        for key, track in fresh.items():
            entry = self.glb.columns(view, len(track), track.dtype, 4, normalised=True, offset=row * track.strides[0])
            self.known[key] = self.glb.add("accessors", entry)
            row += len(track)


def local_turns(track: Track, bone: str) -> NDArray[np.int16] | None:
    """A bone's turns (T, 4) against its carrier as whole numbers; one where it is still, None where it is at rest."""
    carrier = PARENT[bone]
    turn = track.turn(bone)
    if carrier is not None:
        turn = flipped(track.turn(carrier)) @ turn
    found = (np.round(quaternion(turn) * SHORT / STEP) * STEP).clip(-SHORT, SHORT)
    if np.abs(found - found[0]).max() <= STILL:
        found = found[:1]
    if len(found) == 1 and np.abs(found[0, :3]).max() <= STILL:
        return None
    return np.ascontiguousarray(found.astype(np.int16))
