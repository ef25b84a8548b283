"""The source's 163 bones as our 79, and a body's skeleton: joints, weights, the turn to anatomical standing."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from unhunch.body.bones import BONES, FINGERS, INDEX, PARENT, SIDES
from unhunch.body.skeleton import MARKS, Skeleton
from unhunch.body.turning import Array, about_z, flipped, framed, unit
from unhunch.figures.makehuman import BODY_VERTICES, Faces, MakeHuman, Shape
from unhunch.figures.mesh import joined, normals, spread, triangles_of

# How many of our bones one bone of the source is cut into: its upper spine is one stiff piece from T8 to T1.
CUT: Final = {"spine02": ("l1_t12", "t11_t9"), "spine01": ("t8_t6", "t5_t3", "t2_t1")}
COLUMN: Final = {
    "root": "pelvis",
    "spine05": "sacrum",
    "spine04": "l5_l4",
    "spine03": "l3_l2",
    "neck01": "c7_c6",
    "neck02": "c5_c4",
    "neck03": "c3_c2",
    "head": "head",
}
LIMBS: Final = {
    "clavicle": "clavicle",
    "shoulder01": "scapula",
    "upperarm01": "humerus",
    "upperarm02": "humerus_twist",
    "lowerarm01": "ulna",
    "lowerarm02": "radius",
    "wrist": "hand",
    "pelvis": "ilium",
    "upperleg01": "femur",
    "upperleg02": "femur_twist",
    "lowerleg01": "tibia",
    "lowerleg02": "tibia_twist",
    "foot": "foot",
}
FACE: Final = ("jaw", "levator", "oculi", "orbicularis", "oris", "risorius", "special", "temporalis", "tongue", "eye")
POINTS: Final = 1200
# The vertices of the source's mesh that lie at the places which landmarks name.
MARK_VERTICES: Final = {
    "nose": 297,
    "eye_inner_l": 7847,
    "eye_inner_r": 1155,
    "eye_outer_l": 7885,
    "eye_outer_r": 1193,
    "ear_l": 7580,
    "ear_r": 875,
    "mouth_l": 7305,
    "mouth_r": 564,
    "heel_l": 12453,
    "heel_r": 5856,
    "toe_l": 12756,
    "toe_r": 6159,
}
WRIST_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """A body to be dressed: vertices (V, 3) in metres, how much each bone moves each (V, B), and its skeleton."""

    vertices: Array
    weights: Array
    skeleton: Skeleton


def our_name(source: str) -> str:
    """The bone of ours that takes over a bone of the source; a cut one goes by its first piece."""
    if source.startswith(FACE):
        return "head"
    if source.startswith("breast"):
        return "l1_t12"
    whole = COLUMN.get(source) or CUT.get(source, (None,))[0]
    return whole or _of_a_side(source)


def _of_a_side(source: str) -> str:
    """The same for a limb's bone, whose name ends in `.L` or `.R`."""
    stem, _, side = source.lower().partition(".")
    if stem in LIMBS:
        return f"{LIMBS[stem]}_{side}"
    if stem.startswith("toe"):
        return f"toes_{side}"
    if stem.startswith("metacarpal"):
        return f"{FINGERS[int(stem[-1])]}_palm_{side}"
    finger, joint = stem.removeprefix("finger").split("-")
    return f"{FINGERS[int(finger) - 1]}_{joint}_{side}"


def rigged(name: str, source: MakeHuman, shape: Shape) -> Body:
    """The body of that shape with its skeleton."""
    vertices = source.vertices(shape)
    head, tail, weights = _joints(source, vertices)
    _cut_spine(vertices, head, tail, weights)
    neutral = neutral_turns(head, tail)
    triangles = triangles_of(source.mesh[1]["body"])
    skeleton = _skeleton(name, (vertices, triangles), weights, (head, tail, neutral))
    return Body(vertices=vertices, weights=weights, skeleton=skeleton)


def _joints(source: MakeHuman, vertices: Array) -> tuple[Array, Array, Array]:
    """Both ends of each bone (B, 3) and the weights (V, B), before the spine is cut."""
    head, tail = np.zeros((len(BONES), 3)), np.zeros((len(BONES), 3))
    weights = np.zeros((len(vertices), len(BONES)))
    for bone, spots in source.joints.items():
        ours = INDEX[our_name(bone)]
        own = bone.split(".")[0] in {*COLUMN, *CUT, *LIMBS} or bone.startswith(("metacarpal", "finger"))
        if own:
            head[ours] = source.place(vertices, spots["head"])
            tail[ours] = source.place(vertices, spots["tail"])
        for vertex, weight in source.weights.get(bone, ()):
            weights[vertex, ours] += weight
    for side in SIDES:
        toes = INDEX[f"toes_{side}"]
        head[toes] = source.place(vertices, source.joints[f"toe2-1.{side.upper()}"]["head"])
        tail[toes] = source.place(vertices, source.joints[f"toe2-3.{side.upper()}"]["tail"])
    return head, tail, weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)


def _cut_spine(vertices: Array, head: Array, tail: Array, weights: Array) -> None:
    """Cut the source's long spine bones into ours, sharing their weights out along them."""
    for pieces in CUT.values():
        first = INDEX[pieces[0]]
        start, end, share, count = head[first].copy(), tail[first].copy(), weights[:, first].copy(), len(pieces)
        along = (vertices - start) @ (end - start) / ((end - start) @ (end - start))
        above = np.ones(len(vertices))
        for number, piece in enumerate(pieces):
            bone = INDEX[piece]
            head[bone] = start + (end - start) * number / count
            tail[bone] = start + (end - start) * (number + 1) / count
            edge = (number + 1) / count
            last = number + 1 == count
            ramp = 0 * along if last else smooth(edge - 0.75 / count, edge + 0.75 / count, along)
            weights[:, bone] = share * above * (1 - ramp)
            above = above * ramp


def smooth(low: float, high: float, value: Array) -> Array:
    """A soft step (…) from 0 at `low` to 1 at `high`."""
    share = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


def neutral_turns(head: Array, tail: Array) -> Array:
    """The turn (B, 3, 3) of each bone from the drawn pose to anatomical standing."""
    turns = np.tile(np.eye(3), (len(BONES), 1, 1))
    for side in SIDES:
        at = {bone: head[INDEX[f"{bone}_{side}"]] for bone in ("humerus", "ulna", "hand", "femur", "tibia", "foot")}
        upper, fore = unit(at["ulna"] - at["humerus"]), unit(at["hand"] - at["ulna"])
        across = -unit(np.cross(upper, fore))
        _set(turns, side, ("humerus", "humerus_twist"), framed(-upper, across))
        _set(turns, side, ("ulna", "radius"), framed(-fore, across))
        thigh, shin = unit(at["tibia"] - at["femur"]), unit(at["foot"] - at["tibia"])
        _set(turns, side, ("femur", "femur_twist"), framed(-thigh, np.array([1.0, 0, 0])))
        _set(turns, side, ("tibia", "tibia_twist"), framed(-shin, np.array([1.0, 0, 0])))
        ahead = (tail[INDEX[f"toes_{side}"]] - at["foot"]) * np.array([1.0, 0, 1])
        up = np.array([0.0, 1, 0])
        _set(turns, side, ("foot", "toes"), framed(up, np.cross(up, unit(ahead))))
        _neutral_hand(turns, head, tail, side)
    return turns


def _set(turns: Array, side: str, bones: tuple[str, ...], axes: Array) -> None:
    for bone in bones:
        turns[INDEX[f"{bone}_{side}"]] = flipped(axes)


def _neutral_hand(turns: Array, head: Array, tail: Array, side: str) -> None:
    """A flat hand with the thumb forward: its fingers hang straight down."""
    wrist = head[INDEX[f"hand_{side}"]]
    middle = (head[INDEX[f"middle_1_{side}"]] + head[INDEX[f"ring_1_{side}"]]) / 2
    down = unit(middle - wrist)
    across = head[INDEX[f"index_1_{side}"]] - head[INDEX[f"little_1_{side}"]]
    z = unit(across - down * (across @ down))
    hand = np.stack([np.cross(-down, z), -down, z])
    for bone in BONES:
        if bone == f"hand_{side}" or (bone.endswith(f"_{side}") and bone.startswith(FINGERS)):
            number = INDEX[bone]
            turns[number] = hand
            if not bone.startswith("thumb") and "palm" not in bone:
                pointing = hand @ (tail[number] - head[number])
                turns[number] = about_z(np.arctan2(-pointing[0], -pointing[1])) @ hand


def _skeleton(name: str, mesh: tuple[Array, Faces], weights: Array, joints: tuple[Array, Array, Array]) -> Skeleton:
    """The skeleton with the skin's points and the sizes that contacts need."""
    (vertices, triangles), (head, tail, neutral) = mesh, joints
    chosen = spread(vertices[:BODY_VERTICES], POINTS)
    coarse = joined(vertices[:BODY_VERTICES], triangles, chosen)
    carriers = np.argsort(-weights[chosen], axis=1)[:, :4]
    shares = np.take_along_axis(weights[chosen], carriers, axis=1)
    return Skeleton(
        name=name,
        head=head,
        tail=tail,
        neutral=neutral,
        points=vertices[chosen],
        normals=normals(vertices, triangles)[chosen],
        triangles=coarse,
        marks=np.array([_mark(vertices, name) for name in MARKS]),
        carriers=carriers,
        shares=shares / shares.sum(axis=1, keepdims=True),
        palm_m=_palm(vertices, weights, head, neutral),
        sole_m=float(head[INDEX["foot_l"]][1] - vertices[:BODY_VERTICES, 1].min()),
    )


def _mark(vertices: Array, name: str) -> Array:
    """Where a place that landmarks name lies on a body of those vertices."""
    if name.startswith("eye_") and name[4:] in SIDES:
        inner, outer = (_mark(vertices, f"eye_{end}_{name[-1]}") for end in ("inner", "outer"))
        return (inner + outer) / 2
    return np.asarray(vertices[MARK_VERTICES[name]])


def _palm(vertices: Array, weights: Array, head: Array, neutral: Array) -> float:
    """How far the wrist's joint lies from the plane on which the flat left hand rests, palm down."""
    bones = [number for bone, number in INDEX.items() if bone.endswith("_l") and bone.startswith((*FINGERS, "hand"))]
    ids = np.where(weights[:BODY_VERTICES, bones].sum(axis=1) > WRIST_SHARE)[0]
    place = {INDEX["hand_l"]: np.zeros(3)}
    moved = np.zeros((len(ids), 3))
    for bone, number in INDEX.items():
        if number not in bones:
            continue
        carrier = PARENT[bone]
        if number not in place and carrier is not None:
            up = INDEX[carrier]
            place[number] = place[up] + neutral[up] @ (head[number] - head[up])
        moved += weights[ids, number][:, None] * ((vertices[ids] - head[number]) @ neutral[number].T + place[number])
    # In anatomical standing the left palm looks towards the body: -x.
    return float(-(moved[:, 0] / weights[ids][:, bones].sum(axis=1)).min())
