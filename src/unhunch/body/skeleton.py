"""One body's skeleton: where its joints are, how its limbs hang, and points on its skin."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np

from unhunch.body.bones import BONES, INDEX
from unhunch.body.turning import Array, unit
from unhunch.errors import InvalidInputError

DATA: Final = Path(__file__).parent / "data"
Indices = np.ndarray[tuple[int, int], np.dtype[np.intp]]
BODIES: Final = ("woman", "man", "older", "heavier")

# Places on the skin that landmarks name, and the bone that carries each.
MARKS: Final = {
    "nose": "head",
    **{f"{mark}_{side}": "head" for mark in ("eye_inner", "eye", "eye_outer", "ear", "mouth") for side in "lr"},
    **{f"heel_{side}": f"foot_{side}" for side in "lr"},
    **{f"toe_{side}": f"toes_{side}" for side in "lr"},
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Skeleton:
    """A body at rest, in metres: it faces +z, its left is +x, the floor is y = 0; B bones, P points of skin.

    `head` and `tail` (B, 3) are each bone's joint and far end in the pose in which the body was drawn;
    `neutral` (B, 3, 3) turns each bone from there to anatomical standing (arms hanging, thumbs forward).
    `points` (P, 3) lie on the skin, whose outward `normals` (P, 3) are unit vectors; `carriers` (P, 4) and
    `shares` (P, 4) say which bones move them, by how much. `palm_m` is how far the wrist's joint lies from what
    the flat hand rests on, `sole_m` the ankle's from the floor. `triangles` (F, 3) join the points into a coarse mesh;
    `marks` (M, 3) are the places of `MARKS` on the face and the feet.
    """

    name: str
    head: Array
    tail: Array
    neutral: Array
    points: Array
    normals: Array
    triangles: Indices
    marks: Array
    carriers: Indices
    shares: Array
    palm_m: float
    sole_m: float

    def length_m(self, start: str, end: str) -> float:
        """The distance between two bones' joints."""
        return float(np.linalg.norm(self.head[INDEX[end]] - self.head[INDEX[start]]))

    @property
    def leg_m(self) -> float:
        """Thigh and shin together: the unit in which motions measure distances."""
        return self.length_m("femur_l", "tibia_l") + self.length_m("tibia_l", "foot_l")

    def moved_by(self, *prefixes: str) -> Array:
        """How much (P,) of each point is moved by bones whose names begin so."""
        wanted = np.array([bone.startswith(prefixes) for bone in BONES])
        return np.asarray(np.sum(self.shares * wanted[self.carriers], axis=1))


@cache
def load_skeleton(name: str) -> Skeleton:
    """The shipped body of that name.

    Raises InvalidInputError with the names that there are.
    """
    if name not in BODIES:
        raise InvalidInputError(f"there is no body {name!r}", fix=f"Bodies: {', '.join(BODIES)}")
    return unpacked(name, (DATA / f"{name}.npz").read_bytes())


def packed(skeleton: Skeleton) -> bytes:
    """The skeleton as the bytes of a file, rounded to a hundredth of a millimetre."""
    file = BytesIO()
    np.savez_compressed(
        file,
        head=np.round(skeleton.head, 5),
        tail=np.round(skeleton.tail, 5),
        neutral=np.round(skeleton.neutral, 6).astype(np.float32),
        points=np.round(skeleton.points, 4).astype(np.float32),
        normals=np.round(skeleton.normals * 127).astype(np.int8),
        triangles=skeleton.triangles.astype(np.uint16),
        marks=np.round(skeleton.marks, 5),
        carriers=skeleton.carriers.astype(np.uint8),
        shares=np.round(skeleton.shares, 4).astype(np.float32),
        sizes=np.array([skeleton.palm_m, skeleton.sole_m]),
    )
    return file.getvalue()


def unpacked(name: str, content: bytes) -> Skeleton:
    """The skeleton in the bytes of a file."""
    with np.load(BytesIO(content), allow_pickle=False) as file:
        shares = file["shares"].astype(np.float64)
        return Skeleton(
            name=name,
            head=file["head"],
            tail=file["tail"],
            neutral=file["neutral"].astype(np.float64),
            points=file["points"].astype(np.float64),
            normals=unit(file["normals"].astype(np.float64)),
            triangles=file["triangles"].astype(np.intp),
            marks=file["marks"],
            carriers=file["carriers"].astype(np.intp),
            shares=shares / shares.sum(axis=1, keepdims=True),
            palm_m=float(file["sizes"][0]),
            sole_m=float(file["sizes"][1]),
        )
