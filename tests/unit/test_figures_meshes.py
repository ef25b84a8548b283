import numpy as np
import pytest

from unhunch.figures.cutting import cut, finer, seamed
from unhunch.figures.muscles import distance, rounded
from unhunch.figures.shapes import Solid, ball, box, drum, together, tube
from unhunch.figures.smoothing import evened, smoothed

SQUARE = np.array([[0.0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]])
HALVES = np.array([[0, 1, 2], [0, 2, 3]])


def area(vertices: np.ndarray, triangles: np.ndarray) -> float:
    a, b, c = (vertices[triangles[:, corner]] for corner in range(3))
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 0.9])
def test_a_cut_keeps_exactly_what_lies_inside_the_line(share: float) -> None:
    found = cut(HALVES, SQUARE[:, 0] - share, [SQUARE])
    assert area(found.values[0], found.triangles) == pytest.approx(1 - share)


def test_a_cut_keeps_the_triangles_facing_the_same_way() -> None:
    found = cut(HALVES, SQUARE[:, 0] - 0.3, [SQUARE])
    a, b, c = (found.values[0][found.triangles[:, corner]] for corner in range(3))
    assert (np.cross(b - a, c - a)[:, 2] > 0).all()


def test_the_rim_of_a_cut_lies_on_the_line() -> None:
    found = cut(HALVES, SQUARE[:, 0] - 0.3, [SQUARE])
    assert found.values[0][found.rim][..., 0] == pytest.approx(0.3)


def test_finer_triangles_cover_the_same_area() -> None:
    triangles, values = finer(HALVES, [SQUARE])
    assert len(triangles) == 8
    assert area(values[0], triangles) == pytest.approx(1)


def test_a_seam_keeps_the_whole_and_says_on_which_side_each_vertex_lies() -> None:
    triangles, (vertices, outside) = seamed(HALVES, SQUARE[:, 0] - 0.25, [SQUARE])
    assert area(vertices, triangles) == pytest.approx(1, abs=1e-6)
    used = np.unique(triangles)
    assert (vertices[used][outside[used, 0] == 0][:, 0] >= 0.25 - 1e-6).all()
    assert (vertices[used][outside[used, 0] == 1][:, 0] <= 0.25 + 1e-6).all()


def test_smoothing_draws_a_spike_towards_its_neighbours() -> None:
    vertices = np.concatenate([SQUARE, [[0.5, 0.5, 1]]])
    fan = np.array([[0, 1, 4], [1, 2, 4], [2, 3, 4], [3, 0, 4]])
    assert smoothed(vertices, fan, 1)[4, 2] == pytest.approx(0.5)


def test_evening_out_does_not_shrink_a_ball() -> None:
    sphere = ball(1.0, (1, 1, 1))
    welded, place = np.unique(np.round(sphere.vertices, 9), axis=0, return_inverse=True)
    calm = evened(welded, place.reshape(-1)[sphere.triangles], 10)
    assert np.linalg.norm(calm, axis=1).mean() == pytest.approx(1, abs=0.02)


def test_an_outline_becomes_a_smooth_line_through_its_points() -> None:
    corners = SQUARE[:, :2]
    line = rounded(corners)
    for corner in corners:
        assert np.linalg.norm(line - corner, axis=1).min() < 1e-12


def test_the_distance_to_an_outline_is_positive_inside() -> None:
    points = np.array([[0.5, 0.5], [0.9, 0.5], [1.5, 0.5], [0.5, -2.0]])
    assert distance(points, SQUARE[:, :2]) == pytest.approx([0.5, 0.1, -0.5, -2.0])


SOLIDS = [
    box((1, 2, 3), (1, 1, 1), 0.1),
    drum(0.5, 0, 1, (1, 1, 1), edge=0.1),
    drum(1, -1, 1, (1, 1, 1)),
    ball(1, (1, 1, 1)),
    tube((0, 0, 0), (1, 2, 3), 0.1, (1, 1, 1)),
]


@pytest.mark.parametrize("solid", SOLIDS)
def test_a_solid_looks_outwards(solid: Solid) -> None:
    middle = solid.vertices.mean(axis=0)
    a, b, c = (solid.vertices[solid.triangles[:, corner]] for corner in range(3))
    facing = np.cross(b - a, c - a)
    kept = np.linalg.norm(facing, axis=1) > 1e-12
    assert (np.sum(facing * ((a + b + c) / 3 - middle), axis=1)[kept] > 0).all()
    assert (np.sum(solid.normals * (solid.vertices - middle), axis=1) > -1e-9).all()


def test_a_turned_box_keeps_its_size() -> None:
    turned = box((1, 2, 3), (1, 1, 1), 0.1).turned(z=90)
    assert np.ptp(turned.vertices, axis=0) == pytest.approx([2, 1, 3])


def test_solids_together_keep_all_their_triangles() -> None:
    one, two = ball(1, (1, 0, 0)), box((1, 1, 1), (0, 1, 0))
    both = together(one, two)
    assert len(both.triangles) == len(one.triangles) + len(two.triangles)
    assert both.triangles.max() == len(both.vertices) - 1
