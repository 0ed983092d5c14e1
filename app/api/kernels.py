"""``/kernels``: the presets."""

import numpy as np
from fastapi import APIRouter

from app.api.schemas import KernelAnswer, KernelsAnswer, Words
from app.operations.arrays import plain
from app.operations.kernels import PRESETS
from app.texts import both


def kernels_router() -> APIRouter:
    """The router of ``/kernels``."""
    router = APIRouter(tags=["kernels"])

    @router.get("/kernels")
    def list_kernels() -> KernelsAnswer:
        """List the preset kernels with title and note in both languages."""
        return KernelsAnswer(
            kernels=[
                KernelAnswer(
                    name=preset.name,
                    family=preset.family,
                    family_title=Words(**both(f"kernels.family.{preset.family}")),
                    title=Words(**both(f"kernels.{preset.name}.title")),
                    note=Words(**both(f"kernels.{preset.name}.note")),
                    weight=plain(np.array(preset.weight)),
                    bias=None if preset.bias is None else plain(np.array(preset.bias)),
                    combine=preset.combine,
                )
                for preset in PRESETS.values()
            ]
        )

    return router
