"""``convwalk map``: what a layer makes of a picture."""

import io
import json
from pathlib import Path
from typing import Any

import click
import numpy as np

from app.cli.asking import LAYER, READING, facts, options, run_of, told
from app.files import write
from app.operations.arrays import plain
from app.pictures import COLORMAPS, map_png
from app.runs import Run

SUFFIXES = (".png", ".npy", ".npz", ".csv", ".json")


@click.command(
    "map",
    epilog="""
\b
Examples:
  convwalk map photo.jpg --kernel sobel_x -o out.png
  convwalk map photo.jpg --kernel '[[0,1,0],[1,-4,1],[0,1,0]]' --colormap vik -o edges.png
  convwalk map photo.jpg --layer '{"op": "max_pool2d", "kernel_size": 4}' --color rgb -o pooled.npy
  convwalk map coffee --kernel gaussian_5 --size 32 -o blurred.csv --json
""",
)
@click.argument("picture")
@options(*LAYER, *READING)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file: .png (one map), .npy (all maps), .npz (all arrays), .csv (one map), .json.",
)
@click.option("--channel", type=click.IntRange(0), default=0, show_default=True, help="Which map.")
@click.option("--colormap", type=click.Choice(COLORMAPS), default="diverging", show_default=True)
@click.option(
    "--scale",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Pixels a cell of a .png.",
)
@click.option("--json", "as_json", is_flag=True, help="Say what was made as JSON.")
def map_(
    picture: str,
    output: Path,
    channel: int,
    colormap: str,
    scale: int,
    as_json: bool,
    **given: Any,
) -> None:
    """Apply a kernel, or any layer, to PICTURE (a file, or a sample such as coffee)."""
    if output.suffix not in SUFFIXES:
        raise click.UsageError(f"--output must end in {', '.join(SUFFIXES)}, got {output.name!r}")
    with told():
        run = run_of(picture, **given)
        maps = run.layer.output_shape[0]
        if min(run.layer.output_shape) < 1:
            raise click.UsageError(f"nothing comes out: {list(run.layer.result_shape)}")
        if channel >= maps:
            raise click.UsageError(
                f"--channel {channel} is not there: there are maps 0 to {maps - 1}"
            )
        write(output, _data(run, output.suffix, channel, colormap, scale))
    said = {**facts(run), "file": str(output), "bytes": output.stat().st_size}
    shapes = " → ".join(str(tuple(said[name])) for name in ("input_shape", "output_shape"))
    click.echo(json.dumps(said) if as_json else f"{output}: {run.layer.op}, {shapes}")


def _data(run: Run, suffix: str, channel: int, colormap: str, scale: int) -> bytes:
    buffer = io.BytesIO()
    match suffix:
        case ".png":
            return map_png(run.output[channel], colormap=colormap, scale=scale)
        case ".npy":
            np.save(buffer, run.seen_output, allow_pickle=False)
        case ".npz":
            np.savez(buffer, **run.arrays)  # type: ignore[arg-type]
        case ".csv":
            np.savetxt(buffer, run.output[channel], delimiter=",", fmt="%.17g")
        case _:
            text = json.dumps({**facts(run), "output": plain(run.seen_output)})
            return text.encode()
    return buffer.getvalue()
