"""The arrays of a run, as NumPy writes them and as JSON."""

import io
from collections.abc import Mapping

import numpy as np
from fastapi import APIRouter, Request, Response
from numpy.typing import NDArray

from app.api.caching import immutable
from app.api.problems import binary, responses
from app.api.schemas import OutputAnswer
from app.operations.arrays import plain
from app.runs import NotKept, Runs

NPY = "application/x-npy"
NPZ = "application/x-npz"


def arrays_router(runs: Runs) -> APIRouter:
    """The router of a run's arrays.

    Args:
        runs: where runs are found.
    """
    router = APIRouter(tags=["runs"])

    def array(request: Request, run_id: str, name: str) -> Response:
        return immutable(request, NPY, lambda: npy(getattr(runs.get(run_id), f"seen_{name}")))

    arrays = binary(NPY, "float64, little-endian, C order.")

    @router.get(
        "/runs/{run_id}/input.npy", response_class=Response, responses=arrays | responses(404)
    )
    def get_input(request: Request, run_id: str) -> Response:
        """Give the input (C, H, W), (C, L) or (F,) as NumPy writes it."""
        return array(request, run_id, "input")

    @router.get(
        "/runs/{run_id}/output.npy", response_class=Response, responses=arrays | responses(404)
    )
    def get_output(request: Request, run_id: str) -> Response:
        """Give the maps (C_out, H_out, W_out), (C_out, L_out) or (F_out,) as NumPy writes them."""
        return array(request, run_id, "output")

    @router.get(
        "/runs/{run_id}/indices.npy",
        response_class=Response,
        responses=binary(NPY, "int64, little-endian, C order.") | responses(404),
    )
    def get_indices(request: Request, run_id: str) -> Response:
        """Give where each maximum of a max pooling stands, flat over its input plane.

        (C, H_out, W_out), as PyTorch's `return_indices`.
        """

        def make() -> bytes:
            indices = runs.get(run_id).indices
            if indices is None:
                raise NotKept(f"run {run_id} is no max pooling: only that has indices")
            return npy(indices)

        return immutable(request, NPY, make)

    @router.get(
        "/runs/{run_id}/arrays.npz",
        response_class=Response,
        responses=binary(NPZ, "NumPy's archive of named arrays.") | responses(404),
    )
    def get_arrays(request: Request, run_id: str) -> Response:
        """Give all arrays of a run in one file, as `numpy.load` opens it.

        `input` and `output`; where the operation has them `weight`, `bias`, `running_mean`,
        `running_var`, `other` and `indices`.
        """
        return immutable(request, NPZ, lambda: npz(runs.get(run_id).arrays))

    @router.get("/runs/{run_id}/output.json", response_model=OutputAnswer, responses=responses(404))
    def get_output_json(request: Request, run_id: str) -> Response:
        """Give the feature maps as nested lists."""

        def make() -> bytes:
            run = runs.get(run_id)
            output = run.seen_output
            answer = OutputAnswer(shape=list(output.shape), output=plain(output))
            return answer.model_dump_json().encode()

        return immutable(request, "application/json", make)

    return router


def npy(array: NDArray[np.float64] | NDArray[np.int64]) -> bytes:
    """An array in NumPy's file format, little-endian."""
    buffer = io.BytesIO()
    np.save(buffer, array.astype(array.dtype.newbyteorder("<"), copy=False), allow_pickle=False)
    return buffer.getvalue()


def npz(arrays: Mapping[str, NDArray[np.generic]]) -> bytes:
    """Named arrays in NumPy's archive."""
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type]
    return buffer.getvalue()
