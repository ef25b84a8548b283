"""A person of lines before a camera: landmarks whose angles are known by construction."""

import math

from unhunch.coach import Frame, Point
from unhunch.coach.frame import EAR, ELBOW, EYE, HIP, KNEE, NOSE, POINTS, SHOULDER, WRIST

FRAMES_PER_S = 30


def standing(
    t_s: float = 0.0,
    *,
    left_deg: float = 10.0,
    right_deg: float = 10.0,
    lean_deg: float = 0.0,
    aspect: float = 1.0,
    visibility: float = 1.0,
    head_deg: float = 0.0,
    head_roll_deg: float | None = None,
) -> Frame:
    """Somebody who faces the camera, arms straight and raised by those angles, leaning to their left."""
    lean = math.radians(lean_deg)
    up, left = (math.sin(lean), math.cos(lean)), (math.cos(lean), -math.sin(lean))
    places: dict[int, tuple[float, float]] = {}

    def put(number: int, sideways: float, high: float) -> tuple[float, float]:
        places[number] = (sideways * left[0] + high * up[0], sideways * left[1] + high * up[1])
        return places[number]

    for side, sign, angle in (("l", 1, left_deg), ("r", -1, right_deg)):
        put(HIP[side], sign * 0.05, 0.0)
        places[KNEE[side]] = (sign * 0.05, -0.25)
        shoulder = put(SHOULDER[side], sign * 0.1, 0.28)
        way = (sign * math.sin(math.radians(angle)), -math.cos(math.radians(angle)))
        places[ELBOW[side]] = (shoulder[0] + 0.15 * way[0], shoulder[1] + 0.15 * way[1])
        places[WRIST[side]] = (shoulder[0] + 0.28 * way[0], shoulder[1] + 0.28 * way[1])
        roll = math.radians(head_deg)
        for pair, wide in ((EYE, 0.02), (EAR, 0.04)):
            places[pair[side]] = (sign * wide * math.cos(roll) + 0.4 * up[0], 0.4 - sign * wide * math.sin(roll))
    places[NOSE] = (0.4 * up[0], 0.38)
    points = [Point(0.5, 0.5, 0.0, 0.0)] * POINTS
    for number, (x, y) in places.items():
        points[number] = Point(0.5 + x / aspect, 0.5 - y, 0.0, visibility)
    return Frame(t_s, tuple(points), aspect, head_roll_deg)


def raising(
    *,
    side: str = "r",
    peak_deg: float = 150.0,
    out_s: float = 1.0,
    hold_s: float = 0.0,
    lean_deg: float = 0.0,
    frames_per_s: int = FRAMES_PER_S,
    aspect: float = 1.0,
) -> list[Frame]:
    """One arm raised sideways from 10 degrees to the peak, held, and lowered; a still second on either end."""
    length = 2 + 2 * out_s + hold_s
    frames = []
    for number in range(round(length * frames_per_s) + 1):
        t_s = number / frames_per_s
        share = min(1.0, max(0.0, (t_s - 1) / out_s), max(0.0, (length - 1 - t_s) / out_s))
        eased = share * share * (3 - 2 * share)
        angle = 10 + (peak_deg - 10) * eased
        arms = {"left_deg": angle, "right_deg": 10.0} if side == "l" else {"left_deg": 10.0, "right_deg": angle}
        frames.append(standing(t_s, **arms, lean_deg=lean_deg * eased, aspect=aspect))
    return frames
