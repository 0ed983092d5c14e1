"""``/kernels``: the presets, and what each makes of a picture."""

from typing import Annotated, Literal

import numpy as np
from fastapi import APIRouter, Query, Request, Response

from app.api.caching import immutable
from app.api.problems import FieldError, binary, responses
from app.api.schemas import KernelAnswer, KernelsAnswer, Words
from app.operations.arrays import plain
from app.operations.kernels import PRESETS
from app.runs import PictureSource, Previews
from app.texts import both


def kernels_router(previews: Previews) -> APIRouter:
    """The router of ``/kernels``.

    Args:
        previews: draws presets over pictures.
    """
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

    @router.get(
        "/kernels/{name}.png",
        response_class=Response,
        responses=binary("image/png", "The picture after the kernel.") | responses(404, 422),
    )
    def get_preview(
        request: Request,
        name: str,
        image: Annotated[
            str | None, Query(description="Id of an upload, or id or name of a sample.")
        ] = None,
        run: Annotated[
            str | None, Query(description="In place of a picture: the run whose output it is.")
        ] = None,
        crop: Annotated[
            str | None,
            Query(description="`left,top,right,bottom` in pixels; the whole if left out."),
        ] = None,
        color: Annotated[
            Literal["rgb", "grey"], Query(description="Three channels or one.")
        ] = "rgb",
        side: Annotated[int, Query(ge=8, le=256, description="Cells along the longer side.")] = 64,
        mode: Annotated[
            Literal["correlation", "convolution"],
            Query(description="Whether the kernel is turned by 180° first."),
        ] = "correlation",
        theme: Annotated[
            Literal["light", "dark"], Query(description="Colours of what is signed.")
        ] = "light",
    ) -> Response:
        """Draw what a preset makes of a picture: a small one to choose it by.

        The picture goes on beyond its edges as it ends there. Presets that make a picture of a
        picture are drawn in its colours, those that respond (edges, lines) summed over the
        channels, with zero in the middle of the scale. Banks of filters have no preview.
        """
        if (image is None) == (run is None):
            raise FieldError("/query/image", "exactly one of image and run must be given")
        colormap = "diverging" if theme == "light" else "diverging-dark"
        sides = _read_crop(crop)

        def make() -> bytes:
            if image is None:
                assert run is not None
                return previews.over_run(run, name, side=side, mode=mode, colormap=colormap)
            source = PictureSource(image, sides, color)
            return previews.over_picture(source, name, side=side, mode=mode, colormap=colormap)

        return immutable(request, "image/png", make)

    return router


def _read_crop(text: str | None) -> tuple[int, int, int, int] | None:
    if text is None:
        return None
    parts = text.split(",")
    if len(parts) != 4 or not all(part.isdecimal() and len(part) < 10 for part in parts):
        raise FieldError("/query/crop", f"crop must be left,top,right,bottom, got {text!r:.60}")
    left, top, right, bottom = map(int, parts)
    return left, top, right, bottom
