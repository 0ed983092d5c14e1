"""The command and what its parts have in common: how it ends when something is wrong."""

import click

from app import __version__
from app.cli.animating import animate
from app.cli.mapping import map_
from app.cli.serving import serve
from app.cli.shaping import shape

EPILOG = """
\b
Exit status:
  0  done
  1  it cannot be done: a file that cannot be read or written
  2  what was asked does not fit: an unknown kernel, a bad range

\b
Examples:
  convwalk serve
  convwalk map photo.jpg --kernel sobel_x -o out.png
  convwalk animate photo.jpg --kernel sobel_x --size 12 -o walk.mp4
  convwalk shape "conv 64 k7 s2 p3, maxpool k3 s2 p1" --input 3x224x224
"""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="convwalk")
def main() -> None:
    """Walk a convolution or a pooling over a picture, one explained step at a time."""


for _command in (serve, map_, animate, shape):
    main.add_command(_command)
