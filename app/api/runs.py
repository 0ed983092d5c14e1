"""``/runs``: asking for a run, and what is answered about it."""

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response

from app.api.problems import FieldError, responses
from app.api.schemas import (
    LinkAnswer,
    ReceptiveFieldAnswer,
    RunAnswer,
    RunLinks,
    SeenAnswer,
)
from app.operations import (
    AdaptiveLayer,
    ConvLayer,
    ConvTransposeLayer,
    Layer,
    PointLayer,
    WindowLayer,
)
from app.operations.arrays import plain
from app.runs import Run, RunRequest, Runs

EXAMPLES = {
    "picture": {
        "summary": "One filter over a sample",
        "value": {
            "input": {"image": "astronaut", "size": [32, 32], "color": "grey"},
            "operation": {"op": "conv2d", "kernel": "sobel_x", "padding": 1},
        },
    },
    "layer": {
        "summary": "A layer written out: one channel, one kernel, bias 2",
        "value": {
            "input": {"values": [[1, 0, 1, 0], [1, 1, 0, 1], [0, 1, 0, 0], [0, 0, 1, 1]]},
            "operation": {
                "op": "conv2d",
                "weight": [[[[0, 1, 1], [0, 0, 0], [1, 0, 1]]]],
                "bias": [2],
                "padding": 1,
            },
        },
    },
    "pooling": {
        "summary": "Max pooling",
        "value": {
            "input": {"image": "coffee", "size": [16, 16]},
            "operation": {"op": "max_pool2d", "kernel_size": 2},
        },
    },
}


def runs_router(runs: Runs, prefix: str) -> APIRouter:
    """The router of ``/runs``.

    Args:
        runs: where runs are made and found.
        prefix: path under which the router is mounted, for links.
    """
    router = APIRouter(tags=["runs"])

    @router.post("/runs", status_code=201, responses=responses(400, 413, 422, 503))
    def create_run(
        response: Response,
        request: Annotated[RunRequest, Body(openapi_examples=EXAMPLES)],
    ) -> RunAnswer:
        """Ask for a run: an operation on an input.

        The same body gives the same id. Nothing is computed yet; ask for maps, steps or frames.
        """
        answer = describe(runs.create(request), prefix)
        response.headers["Location"] = answer.links.self
        return answer

    @router.get("/runs/{run_id}", responses=responses(404))
    def get_run(run_id: str) -> RunAnswer:
        """Give the same answer as when the run was made."""
        return describe(runs.get(run_id), prefix)

    @router.get("/runs/{run_id}/receptive_field", responses=responses(404, 422))
    def get_receptive_field(
        run_id: str,
        row: Annotated[int, Query(ge=0, description="Row of the output cell; 0 in a signal.")] = 0,
        column: Annotated[
            int, Query(ge=0, description="Column of the output cell, or its place in a list.")
        ] = 0,
    ) -> ReceptiveFieldAnswer:
        """Give what an output cell sees, back to the first input of the chain."""
        run = runs.get(run_id)
        for name, given, size in zip(
            ("row", "column"), (row, column), run.layer.seen_plane, strict=True
        ):
            if given >= size:
                raise FieldError(
                    f"/query/{name}", f"{name} must be below {size}, the size of the output"
                )
        return ReceptiveFieldAnswer(
            output=[row, column],
            fields=[
                SeenAnswer(
                    run=seen.run.id,
                    op=seen.run.layer.op,
                    input_shape=list(seen.run.layer.given_shape),
                    rows=list(seen.cells.rows),
                    columns=list(seen.cells.columns),
                )
                for seen in run.seen(row, column)
            ],
        )

    return router


def describe(run: Run, prefix: str) -> RunAnswer:
    """What is answered about a run."""
    layer = run.layer
    weights = _weights(layer)
    sizes = _sizes(layer)
    here = f"{prefix}/runs/{run.id}"
    maps = layer.output_shape[0] if min(layer.output_shape) > 0 else 0
    return RunAnswer(
        id=run.id,
        input=run.question["input"],
        operation=run.question["operation"],
        input_shape=list(layer.given_shape),
        output_shape=list(layer.result_shape),
        weight=None if weights is None else plain(weights.seen_weight),
        bias=None if weights is None or weights.bias is None else plain(weights.bias),
        groups=_groups(layer),
        output_size=layer.arithmetic,
        counts=layer.counts,
        receptive_field=run.receptive_field,
        chain=[
            LinkAnswer(id=one.id, op=one.layer.op, output_shape=list(one.layer.result_shape))
            for one in run.chain
        ],
        links=RunLinks(
            self=here,
            steps=f"{here}/steps",
            scatter=None if run.stamps is None else f"{here}/steps?view=scatter",
            receptive_field=f"{here}/receptive_field?row={{row}}&column={{column}}",
            input=f"{here}/input.npy",
            output=f"{here}/output.npy",
            output_json=f"{here}/output.json",
            input_csv=f"{here}/input.csv",
            output_csv=f"{here}/output.csv",
            arrays=f"{here}/arrays.npz",
            inputs=[f"{here}/inputs/{channel}.png" for channel in range(layer.input_shape[0])],
            code=f"{here}/code",
            indices=f"{here}/indices.npy" if layer.has_indices else None,
            frequency_response=f"{here}/frequency_response/{{filter}}.json"
            if weights is not None and layer.rank
            else None,
            maps=[f"{here}/maps/{channel}.png" for channel in range(maps)],
            channel_maps=[f"{here}/channel_maps/{filter_}.npy" for filter_ in range(maps)]
            if run.has_channel_maps
            else None,
            frames=f"{here}/frames/{{n}}.png",
            frames_svg=f"{here}/frames/{{n}}.svg",
            animation=f"{here}/animation.{{kind}}",
        ),
        **sizes,
    )


def _weights(layer: Layer) -> ConvLayer | ConvTransposeLayer | None:
    return layer if isinstance(layer, ConvLayer | ConvTransposeLayer) else None


def _groups(layer: Layer) -> int | None:
    if isinstance(layer, PointLayer) or layer.rank == 0:
        return None
    weights = _weights(layer)
    return layer.input_shape[0] if weights is None else weights.groups


def _sizes(layer: Layer) -> dict[str, list[int] | None]:
    """Kernel size and so on, of the axes that are seen from outside."""
    first = 2 - layer.rank
    sizes: dict[str, list[int] | None] = dict.fromkeys(
        ("kernel_size", "stride", "padding", "dilation", "output_padding")
    )
    match layer:
        case WindowLayer(rank=1 | 2):
            sizes |= {
                "kernel_size": list(layer.kernel_size[first:]),
                "stride": list(layer.stride[first:]),
                "padding": list(layer.padding[2 * first :]),
                "dilation": list(layer.dilation[first:]),
            }
        case ConvTransposeLayer():
            (down, across), taken = layer.padding, 2 * first
            sizes |= {
                "kernel_size": list(layer.kernel_size[first:]),
                "stride": list(layer.stride[first:]),
                "padding": [down, down, across, across][taken:],
                "dilation": list(layer.dilation[first:]),
                "output_padding": list(layer.output_padding[first:]),
            }
        case AdaptiveLayer():
            sizes |= {"kernel_size": list(layer.kernel_size[first:])}
        case _:
            pass
    return sizes
