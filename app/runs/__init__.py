"""The run: input and operation in, an id out, and lazily everything else."""

from app.runs.errors import DoesNotFit, NotKept, RunError, TooLarge
from app.runs.inputs import ImageInput, RunInput, ValuesInput
from app.runs.run import Run, RunRequest
from app.runs.service import RunLimits, Runs
from app.runs.shelf import PictureShelf

__all__ = [
    "DoesNotFit",
    "ImageInput",
    "NotKept",
    "PictureShelf",
    "Run",
    "RunError",
    "RunInput",
    "RunLimits",
    "RunRequest",
    "Runs",
    "TooLarge",
    "ValuesInput",
]
