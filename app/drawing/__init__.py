"""A step → a frame: the equation of the stage as a picture, drawn by the server.

``Scene`` says what is shown, ``geometry`` where it stands, ``convolution`` and ``pooling`` turn it
into shapes, ``raster`` paints them, ``svg`` writes them, ``animate`` paints a whole walk.
"""

from app.drawing.animation import Look, Painted, animate
from app.drawing.frame import frame_png, frame_svg
from app.drawing.lessons import chances_png, connections_png, matrix_png
from app.drawing.scene import PHASES, Phase, Scene, Stage
from app.drawing.signals import signals_png
from app.drawing.stamps import Area
from app.drawing.theme import ThemeName

__all__ = [
    "PHASES",
    "Area",
    "Look",
    "Painted",
    "Phase",
    "Scene",
    "Stage",
    "ThemeName",
    "animate",
    "chances_png",
    "connections_png",
    "frame_png",
    "frame_svg",
    "matrix_png",
    "signals_png",
]
