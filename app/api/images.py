"""``/images``: the samples, uploads, and pictures as PNG."""

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, Response, UploadFile

from app.api.caching import immutable
from app.api.problems import binary, responses
from app.api.schemas import ImageAnswer, ImagesAnswer, SampleAnswer, SelfLink, Start, Words
from app.pictures import Picture, Sample, encode_png, shrink
from app.runs import PictureShelf
from app.texts import both

PNG = binary("image/png", "The picture.")


def images_router(shelf: PictureShelf, prefix: str) -> APIRouter:
    """The router of ``/images``.

    Args:
        shelf: where pictures are.
        prefix: path under which the router is mounted, for links.
    """
    router = APIRouter(tags=["images"])

    def links(picture: Picture) -> SelfLink:
        return SelfLink(self=f"{prefix}/images/{picture.id}")

    def describe(sample: Sample) -> SampleAnswer:
        picture = sample.picture
        return SampleAnswer(
            id=picture.id,
            width=picture.width,
            height=picture.height,
            mode=picture.mode,
            links=links(picture),
            name=sample.name,
            title=Words(**both(f"samples.{sample.name}.title")),
            start=Start(
                crop=None if sample.crop is None else list(sample.crop),
                size=list(sample.size),
                color=sample.color,
            ),
            source=sample.source,
            licence=sample.licence,
        )

    @router.get("/images")
    def list_images() -> ImagesAnswer:
        """List the samples."""
        return ImagesAnswer(images=[describe(sample) for sample in shelf.samples])

    @router.post("/images", status_code=201, responses=responses(400, 413, 415, 422, 503))
    def upload_image(
        response: Response,
        file: Annotated[
            UploadFile, File(description="PNG, JPEG, WebP, GIF (first frame), BMP or TIFF.")
        ],
    ) -> ImageAnswer:
        """Upload a picture.

        It is turned as its EXIF orientation says, laid over white where it is transparent, and kept
        as 8-bit RGB or grey without metadata. The same pixels have the same id.
        """
        picture = shelf.add(file.file.read())
        response.headers["Location"] = links(picture).self
        return ImageAnswer(
            id=picture.id,
            width=picture.width,
            height=picture.height,
            mode=picture.mode,
            links=links(picture),
        )

    @router.get("/images/{image_id}", response_class=Response, responses=PNG | responses(404, 422))
    def get_image(
        request: Request,
        image_id: str,
        width: Annotated[
            int | None, Query(ge=1, le=4096, description="At most so many pixels across.")
        ] = None,
    ) -> Response:
        """Give a picture as PNG, by its id or by a sample's name."""

        def make() -> bytes:
            if width is None:
                return shelf.png(image_id)
            return encode_png(shrink(shelf.get(image_id), width))

        return immutable(request, "image/png", make)

    return router
