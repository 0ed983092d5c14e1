"""The run: input and operation in, an id out, and lazily everything else."""

from app.runs.errors import DoesNotFit, NotKept, RunError, TooLarge
from app.runs.inputs import ImageInput, RunInput, ValuesInput
from app.runs.previews import PictureSource, Previews
from app.runs.responses import FilterResponse, filter_response, run_spectra
from app.runs.run import Array, Run, RunRequest
from app.runs.service import RunLimits, Runs
from app.runs.shelf import PictureShelf

__all__ = [
    "Array",
    "DoesNotFit",
    "FilterResponse",
    "ImageInput",
    "NotKept",
    "PictureShelf",
    "PictureSource",
    "Previews",
    "Run",
    "RunError",
    "RunInput",
    "RunLimits",
    "RunRequest",
    "Runs",
    "TooLarge",
    "ValuesInput",
    "filter_response",
    "run_spectra",
]
