"""The models that the browser's camera loads, assembled from plain tflites: bytes in, bytes out.

What is said of the inputs follows MediaPipe's own bundles; docs/adr/0016-the-cameras-parts.md tells why.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from unhunch.camera.schemas import Schemas, checked
from unhunch.camera.tflite import Input, Picked, described

# What npm brings: the detector is the whole of one packed file, the face's parts lie behind each other in another.
POSE_DETECTOR: Final = "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85"
POSE_LANDMARKS: Final = {
    "lite": "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61",
    "full": "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
}
FACE_LANDMARKS: Final = (2_495_952, 3_737_848, "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1")
FACE_GEOMETRY: Final = (3_737_848, 3_757_224, "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4")
FACE_DETECTOR: Final = (3_757_224, 3_986_256, "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633")
# What is made of them with the flatbuffers that is pinned.
MADE: Final = {
    "lite": "826ba21d341e29595a27a5aeb2cf1d3329b5c7f393333a29a552b86b9d60351a",
    "full": "44c1ec1d31a96a29b85646d385435f819ea0b888325897a8e82131383e0fd9d2",
    "face": "bcc15c36a462554f11b9c8cf442783fb0ffab3b1222b4172ac9955e6a41acdc5",
}

DETECTED: Final = Input(mean=127.5, std=127.5)
LANDMARKED: Final = Input(mean=0.0, std=255.0)
# The reader expects ten points of the irises behind the face's 468. This model knows none: points on the rims of the
# eyes stand in for them, so that what encloses the face stays the same.
FACE_POINTS: Final = (*range(468), 159, 33, 159, 133, 145, 386, 362, 386, 263, 374)


def pose_bundle(kind: str, detector: bytes, landmarks: bytes, schemas: Schemas) -> bytes:
    """The bundle of the `lite` or the `full` model that finds a body's 33 landmarks.

    Raises InvalidInputError where a part, or what was made of them, is not what its hash says.
    """
    found = checked(detector, POSE_DETECTOR, "the detector of bodies")
    placed = checked(landmarks, POSE_LANDMARKS[kind], f"the {kind} model of bodies")
    made = packed(
        {
            "pose_detector.tflite": described(found, "pose_detector", DETECTED, schemas),
            "pose_landmarks_detector.tflite": described(placed, "pose_landmarks_detector", LANDMARKED, schemas),
        }
    )
    return checked(made, MADE[kind], f"the {kind} bundle")


def face_bundle(assets: bytes, schemas: Schemas) -> bytes:
    """The bundle of the model that finds a face's landmarks and how the head is turned, out of npm's packed file.

    Raises InvalidInputError where a part, or what was made of them, is not what its hash says.
    """
    detector = checked(assets[slice(*FACE_DETECTOR[:2])], FACE_DETECTOR[2], "the detector of faces")
    landmarks = checked(assets[slice(*FACE_LANDMARKS[:2])], FACE_LANDMARKS[2], "the model of faces")
    geometry = checked(assets[slice(*FACE_GEOMETRY[:2])], FACE_GEOMETRY[2], "the shape of faces")
    numbers = [3 * point + axis for point in FACE_POINTS for axis in range(3)]
    picked = Picked(output=b"conv2d_21", also=b"conv2d_31", numbers=numbers)
    made = packed(
        {
            "face_detector.tflite": described(detector, "face_detector", DETECTED, schemas),
            "face_landmarks_detector.tflite": described(
                landmarks, "face_landmarks_detector", LANDMARKED, schemas, picked
            ),
            "geometry_pipeline_metadata_landmarks.binarypb": geometry,
        }
    )
    return checked(made, MADE["face"], "the bundle of faces")


def packed(files: Mapping[str, bytes]) -> bytes:
    """An archive of the files, as they are: the reader maps them, and the same files make the same archive."""
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return room.getvalue()
