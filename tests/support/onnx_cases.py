"""The test cases that the onnx package brings for single nodes. Imported only where it is."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx.backend.test.loader import load_model_tests

KINDS = ("node", "pytorch-converted", "pytorch-operator")
"""Folders of the package: its own cases of every operator, and some that PyTorch once exported."""


@dataclass(frozen=True)
class OnnxCase:
    """A node, what goes in and what must come out.

    Attributes:
        name: as the package calls it.
        op: the operator, such as ``"Conv"``.
        attributes: as they are written in the node; what is left out has ONNX's default.
        inputs: the values (N, C, …), then the weights and the bias of a convolution.
        outputs: the values, then the indices of a maximum if the node gives them.
    """

    name: str
    op: str
    attributes: dict[str, Any]
    inputs: tuple[np.ndarray[Any, Any], ...]
    outputs: tuple[np.ndarray[Any, Any], ...]

    @property
    def axes(self) -> int:
        """Axes that a window slides over."""
        return self.inputs[0].ndim - 2


def onnx_cases(ops: frozenset[str]) -> list[OnnxCase]:
    """Every case of the package whose model is one node, of one of these operators."""
    with warnings.catch_warnings():
        # Making the cases of other operators divides by zero on purpose.
        warnings.simplefilter("ignore")
        tests = [test for kind in KINDS for test in load_model_tests(kind=kind)]
    return [case for test in tests for case in _cases(test, ops)]


def _cases(test: Any, ops: frozenset[str]) -> Iterator[OnnxCase]:
    folder = Path(test.model_dir) if test.model_dir else None
    model = onnx.load(folder / "model.onnx") if folder else test.model
    if len(model.graph.node) != 1 or model.graph.node[0].op_type not in ops:
        return
    node = model.graph.node[0]
    sets = _data_sets(folder) if folder else test.data_sets
    weights = [onnx.numpy_helper.to_array(array) for array in model.graph.initializer]
    for inputs, outputs in sets:
        yield OnnxCase(
            test.name,
            node.op_type,
            {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute},
            (*inputs, *weights),
            tuple(outputs),
        )


def _data_sets(folder: Path) -> Iterator[tuple[list[Any], list[Any]]]:
    for data in sorted(folder.glob("test_data_set_*")):
        yield _arrays(data, "input"), _arrays(data, "output")


def _arrays(folder: Path, name: str) -> list[Any]:
    return [
        onnx.numpy_helper.to_array(onnx.load_tensor(path))
        for path in sorted(folder.glob(f"{name}_*.pb"))
    ]
