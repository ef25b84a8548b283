"""A tflite model with what its readers need beside the numbers: bytes in, bytes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import flatbuffers

from unhunch.camera.schemas import Schemas

ENTRY: Final = "TFLITE_METADATA"
BRIGHTEST: Final = 255.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """How a picture becomes the model's numbers: each of its 0-255 less `mean`, divided by `std`."""

    mean: float
    std: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """Another first output: these numbers of `output`, one after the other; `also` stays the second."""

    output: bytes
    also: bytes
    numbers: Sequence[int]


def described(tflite: bytes, name: str, taken: Input, schemas: Schemas, picked: Picked | None = None) -> bytes:
    """The model under a name, with its input described and, where wanted, another first output."""
    model = schemas.model.ModelT.InitFromObj(schemas.model.Model.GetRootAs(tflite, 0))
    if picked:
        _pick(model, picked, schemas)
    content = _metadata(name, taken, len(model.subgraphs[0].outputs), schemas)
    entry = schemas.model.MetadataT()
    entry.name, entry.buffer = ENTRY, _keep(model, content, schemas)
    model.metadata = [*(one for one in model.metadata or () if one.name != ENTRY.encode()), entry]
    return _written(model, b"TFL3", len(tflite))


def _written(root: Any, mark: bytes, room: int = 0) -> bytes:  # noqa: ANN401 - the schemas know no types
    builder = flatbuffers.Builder(room)
    builder.Finish(root.Pack(builder), mark)
    return bytes(builder.Output())


def _keep(model: Any, content: bytes, schemas: Schemas) -> int:  # noqa: ANN401 - the schemas know no types
    """The number of the model's buffer that now holds the content."""
    buffer = schemas.model.BufferT()
    buffer.data = list(content)
    model.buffers.append(buffer)
    return len(model.buffers) - 1


def _metadata(name: str, taken: Input, outputs: int, schemas: Schemas) -> bytes:
    """What is said about the model: a picture in RGB comes in, and how it is made numbers."""
    made = schemas.metadata
    scale = made.ProcessUnitT()
    scale.optionsType, scale.options = made.ProcessUnitOptions.NormalizationOptions, made.NormalizationOptionsT()
    scale.options.mean, scale.options.std = [taken.mean], [taken.std]
    picture = made.TensorMetadataT()
    picture.name, picture.processUnits = "image", [scale]
    picture.content, picture.stats = made.ContentT(), made.StatsT()
    picture.content.contentPropertiesType = made.ContentProperties.ImageProperties
    picture.content.contentProperties = made.ImagePropertiesT()
    picture.content.contentProperties.colorSpace = made.ColorSpaceType.RGB
    picture.stats.max = [(BRIGHTEST - taken.mean) / taken.std]
    picture.stats.min = [(0 - taken.mean) / taken.std]
    graph = made.SubGraphMetadataT()
    graph.inputTensorMetadata = [picture]
    graph.outputTensorMetadata = [made.TensorMetadataT() for _ in range(outputs)]
    said = made.ModelMetadataT()
    said.name, said.subgraphMetadata, said.minParserVersion = name, [graph], "1.0.0"
    return _written(said, b"M001")


def _pick(model: Any, picked: Picked, schemas: Schemas) -> None:  # noqa: ANN401 - the schemas know no types
    """Put a GATHER behind the output that is picked from."""
    made, graph = schemas.model, model.subgraphs[0]
    places = {graph.tensors[place].name: place for place in graph.outputs}
    source = graph.tensors[places[picked.output]]
    numbers = b"".join(number.to_bytes(4, "little") for number in picked.numbers)
    kept = _keep(model, numbers, schemas)
    chosen = _tensor(graph, "picked", [len(picked.numbers)], made.TensorType.INT32, kept, made)
    shape = [*(int(size) for size in source.shape[:-1]), len(picked.numbers)]
    out = _tensor(graph, "landmarks", shape, made.TensorType.FLOAT32, 0, made)
    code = made.OperatorCodeT()
    code.builtinCode = code.deprecatedBuiltinCode = made.BuiltinOperator.GATHER
    code.version = 1
    model.operatorCodes.append(code)
    gather = made.OperatorT()
    gather.opcodeIndex = len(model.operatorCodes) - 1
    gather.inputs, gather.outputs = [places[picked.output], chosen], [out]
    gather.builtinOptionsType, gather.builtinOptions = made.BuiltinOptions.GatherOptions, made.GatherOptionsT()
    gather.builtinOptions.axis = len(shape) - 1
    graph.operators.append(gather)
    graph.outputs = [out, places[picked.also]]


def _tensor(graph: Any, name: str, shape: list[int], kind: int, buffer: int, made: Any) -> int:  # noqa: ANN401 - the schemas know no types
    tensor = made.TensorT()
    tensor.name, tensor.shape, tensor.type, tensor.buffer = name, shape, kind, buffer
    graph.tensors.append(tensor)
    return len(graph.tensors) - 1
