"""What a run may take as its input, as it is written in JSON."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from app.operations.arrays import Values

_HEX = r"^[A-Za-z0-9_-]{1,64}$"


def _integers(name: str, count: int, meaning: str, smallest: int) -> BeforeValidator:
    def validate(value: object) -> object:
        fits = (
            isinstance(value, list | tuple)
            and len(value) == count
            and all(isinstance(v, int) and not isinstance(v, bool) for v in value)
        )
        if not fits:
            raise ValueError(f"{name} must be {count} integers {meaning}, got {value!r:.60}")
        assert isinstance(value, list | tuple)
        if min(value) < smallest:
            raise ValueError(f"{name} must hold integers of at least {smallest}, got {list(value)}")
        return tuple(value)

    return BeforeValidator(validate)


def _read_range(value: object) -> object:
    if isinstance(value, list | tuple) and list(value) in ([0, 255], [0, 1]):
        return (0, int(value[1]))
    raise ValueError(f"range must be [0, 255] or [0, 1], got {value!r:.60}")


class _Input(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class ImageInput(_Input):
    """A picture that was uploaded, or a sample, read as numbers."""

    image: str = Field(pattern=_HEX, description="Id of an upload, or id or name of a sample.")
    crop: (
        Annotated[tuple[int, int, int, int], _integers("crop", 4, "[left, top, right, bottom]", 0)]
        | None
    ) = Field(None, description="[left, top, right, bottom] in pixels; the whole if left out.")
    size: Annotated[tuple[int, int], _integers("size", 2, "[height, width]", 1)] | None = Field(
        None, description="[height, width] of the grid in cells; that of the crop if left out."
    )
    color: Literal["rgb", "grey"] = Field("rgb", description="Three channels or one.")
    range: Annotated[tuple[int, int], BeforeValidator(_read_range)] = Field(
        (0, 255), description="Values 0–255 or 0–1."
    )


class ValuesInput(_Input):
    """Numbers written out."""

    values: Values = Field(
        description="C×H×W, or H×W for one channel; C×L, or a list for one channel, for the "
        "operations on signals; a list for `linear` and for what stands between layers."
    )


class RunInput(_Input):
    """The output of another run: this is how layers are chained."""

    run: str = Field(pattern=_HEX, description="Id of the run.")


_KINDS = ("image", "values", "run")


def _kind(value: Any) -> str | None:
    if not isinstance(value, dict):
        return getattr(value, "__class__", type(None)).__name__.removesuffix("Input").lower()
    present = [kind for kind in _KINDS if kind in value]
    return present[0] if len(present) == 1 else None


Input = Annotated[
    Annotated[ImageInput, Tag("image")]
    | Annotated[ValuesInput, Tag("values")]
    | Annotated[RunInput, Tag("run")],
    Discriminator(
        _kind,
        custom_error_type="input_kind",
        custom_error_message="input must be an object that holds exactly one of image, values, run",
    ),
]
