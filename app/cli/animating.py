"""``convwalk animate``: the walk as a film."""

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from app.cli.asking import LAYER, READING, facts, options, run_of, told
from app.drawing import Look, Stage, ThemeName
from app.films import FORMATS, Film, Scenes, save
from app.texts import LANGUAGES, Language, catalogue

READABLE = 12
"""Cells of the longer side where no size is given: with more, the numbers cannot be read."""


@click.command(
    epilog="""
\b
Examples:
  convwalk animate photo.jpg --kernel sobel_x -o walk.mp4
  convwalk animate coffee --kernel gaussian_3 --size 8 --phases --fps 2 --stop 10 -o steps.gif
  convwalk animate photo.jpg --layer '{"op": "max_pool2d", "kernel_size": 2}' --lang zh -o pool.webm
"""
)
@click.argument("picture")
@options(*LAYER, *READING)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help=f"The file: .{', .'.join(FORMATS)}.",
)
@click.option("--start", type=click.IntRange(0), default=0, show_default=True, help="First step.")
@click.option("--stop", type=click.IntRange(1), help="The step behind the last.  [default: all]")
@click.option(
    "--every", type=click.IntRange(1), default=1, show_default=True, help="One step of so many."
)
@click.option("--phases", is_flag=True, help="Each step phase by phase.")
@click.option(
    "--fps", type=click.FloatRange(0.2, 50), default=4, show_default=True, help="Frames a second."
)
@click.option("--width", type=click.IntRange(320, 3840), default=960, show_default=True)
@click.option("--height", type=click.IntRange(180, 3840), help="[default: as the frames need]")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Say what was made as JSON, and no progress.")
def animate(
    picture: str,
    output: Path,
    start: int,
    stop: int | None,
    every: int,
    phases: bool,
    fps: float,
    width: int,
    height: int | None,
    lang: Language,
    theme: ThemeName,
    as_json: bool,
    **given: Any,
) -> None:
    """Film the walk of a kernel, or of any layer, over PICTURE (a file, or a sample)."""
    kind = next((one for one in FORMATS if output.suffix == f".{one}"), None)
    if kind is None:
        raise click.UsageError(f"--output must end in .{', .'.join(FORMATS)}, got {output.name!r}")
    with told():
        run = run_of(picture, **{**given, "size": given["size"] or str(READABLE)})
        steps = _steps(run.total, start, stop, every)
        scenes = Scenes(Stage.of(run), run.step, steps, phases=phases)
        film = Film(kind, fps, Look(catalogue(lang), theme, width, height))
        bar = click.progressbar(
            length=len(scenes), label=output.name, file=sys.stderr, hidden=as_json
        )
        with bar, closing(save(film, scenes, output)) as frames:  # type: ignore[type-var]
            for _ in frames:
                bar.update(1)
    said = {
        **facts(run),
        "file": str(output),
        "bytes": output.stat().st_size,
        "frames": len(scenes),
        "seconds": len(scenes) / fps,
    }
    click.echo(
        json.dumps(said)
        if as_json
        else f"{output}: {len(scenes)} frames, {said['seconds']:g} s, {said['bytes']} bytes"
    )


def _steps(total: int, start: int, stop: int | None, every: int) -> range:
    end = total if stop is None else stop
    if not total:
        raise click.UsageError("there is no walk to film: nothing comes out")
    if end > total:
        raise click.UsageError(f"--stop must be at most {total}, the number of steps, got {end}")
    if start >= end:
        raise click.UsageError(f"--start must be below --stop, {end}, got {start}")
    return range(start, end, every)
