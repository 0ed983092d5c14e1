"""REST: one router a noun, errors to ``application/problem+json`` in one place.

The rooms below compute; this one reads requests, asks them, and writes answers.
"""

from app.api.animations import animations_router
from app.api.answers import answers_router
from app.api.arithmetic import arithmetic_router
from app.api.arrays import arrays_router
from app.api.body_limit import BodyLimit
from app.api.code import code_router
from app.api.frames import frames_router
from app.api.frequency import frequency_router
from app.api.health import health_router
from app.api.images import images_router
from app.api.kernels import kernels_router
from app.api.links import links_router, short_router
from app.api.maps import maps_router
from app.api.matrices import matrices_router
from app.api.problems import Problem, install
from app.api.runs import runs_router
from app.api.signals import signals_router
from app.api.spectra import spectra_router
from app.api.steps import steps_router
from app.api.tables import tables_router

__all__ = [
    "BodyLimit",
    "Problem",
    "animations_router",
    "answers_router",
    "arithmetic_router",
    "arrays_router",
    "code_router",
    "frames_router",
    "frequency_router",
    "health_router",
    "images_router",
    "install",
    "kernels_router",
    "links_router",
    "maps_router",
    "matrices_router",
    "runs_router",
    "short_router",
    "signals_router",
    "spectra_router",
    "steps_router",
    "tables_router",
]
