"""The JSON that the API answers with, as models for its documentation and for its answers."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.api import examples
from app.operations import Counts, OutputSize

Nested = list[Any]


def _with(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [example]})


class Words(BaseModel):
    """A text in every language."""

    en: str = Field(description="English.")
    zh: str = Field(description="Simplified Chinese.")


class KernelAnswer(BaseModel):
    """A preset kernel or filter bank, as it is applied by correlation (not turned)."""

    name: str = Field(description="What `kernel` takes.")
    family: str = Field(description="identity, smoothing, sharpening, edge, …")
    family_title: Words = Field(description="The family in words.")
    title: Words = Field(description="A short title.")
    note: Words = Field(description="What it does, in one line.")
    weight: Nested = Field(description="kH×kW, or C_out×C_in×kH×kW for a bank.")
    bias: Nested | None = Field(description="(C_out,) for a bank.")
    combine: Literal["each", "sum"] | None = Field(description="How channels meet by default.")


class KernelsAnswer(BaseModel):
    """All presets."""

    kernels: list[KernelAnswer] = Field(description="In the order in which a page shows them.")

    model_config = _with(examples.KERNELS)


class SelfLink(BaseModel):
    """Where the picture is."""

    self: str = Field(description="The picture as PNG.")


class ImageAnswer(BaseModel):
    """A picture that is kept."""

    id: str = Field(description="Digest of its pixels; the same picture has the same id.")
    width: int = Field(description="Pixels across.")
    height: int = Field(description="Pixels down.")
    mode: Literal["rgb", "grey"] = Field(description="Three channels or one.")
    links: SelfLink = Field(description="Where it is.")

    model_config = _with(examples.IMAGE)


class Start(BaseModel):
    """How a sample is read when it is opened."""

    crop: list[int] | None = Field(description="[left, top, right, bottom], or the whole.")
    size: list[int] = Field(description="[height, width] of the grid in cells.")
    color: Literal["rgb", "grey"] = Field(description="Three channels or one.")


class SampleAnswer(ImageAnswer):
    """A picture that ships with Convwalk."""

    name: str = Field(description="`image` takes it as well as the id.")
    title: Words = Field(description="What it shows.")
    start: Start = Field(description="How it is read when it is opened.")
    source: str = Field(description="Where it comes from.")
    licence: str = Field(description="Under which terms.")

    model_config = _with(examples.SAMPLE)


class ImagesAnswer(BaseModel):
    """The samples; uploads are not listed, who knows an id has the picture."""

    images: list[SampleAnswer] = Field(description="The one that is open at the start comes first.")

    model_config = _with(examples.IMAGES)


class RunLinks(BaseModel):
    """Everything that can be asked about a run."""

    self: str = Field(description="This answer.")
    steps: str = Field(description="Pages of step records.")
    input: str = Field(description="The input as `.npy`.")
    output: str = Field(description="The feature maps as `.npy`.")
    output_json: str = Field(description="The feature maps as nested lists.")
    indices: str | None = Field(
        description="Max pooling: where each maximum stands, as `.npy`; else null."
    )
    maps: list[str] = Field(description="Each feature map as PNG.")
    frames: str = Field(description="The frame of step `{n}` as PNG.")


class RunAnswer(BaseModel):
    """A run: what was asked, with every default written out, and what follows from shapes alone."""

    id: str = Field(description="Digest of `input` and `operation`.")
    input: dict[str, Any] = Field(description="The input; a picture by the digest of its pixels.")
    operation: dict[str, Any] = Field(description="The operation with every default written out.")
    input_shape: list[int] = Field(description="[C, H, W].")
    output_shape: list[int] = Field(description="[C_out, H_out, W_out].")
    weight: Nested | None = Field(description="(C_out, C_in/groups, kH, kW), not turned.")
    bias: Nested | None = Field(description="(C_out,).")
    kernel_size: list[int] = Field(description="[kH, kW].")
    stride: list[int] = Field(description="[vertical, horizontal].")
    padding: list[int] = Field(description="[top, bottom, left, right].")
    dilation: list[int] = Field(description="[vertical, horizontal].")
    groups: int = Field(description="Groups of channels; the number of channels for pooling.")
    output_size: OutputSize = Field(description="The output-size arithmetic.")
    counts: Counts = Field(description="Steps, multiplications, parameters.")
    links: RunLinks = Field(description="What can be asked next.")

    model_config = _with(examples.RUN)


class WindowAnswer(BaseModel):
    """Where the window stands."""

    top: int = Field(description="Row of the first tap in the input; negative in the padding.")
    left: int = Field(description="Column of the first tap; negative in the padding.")
    height: int = Field(description="Rows from the first tap to the last.")
    width: int = Field(description="Columns from the first tap to the last.")
    dilation: list[int] = Field(description="[vertical, horizontal] distance between taps.")


class ChannelAnswer(BaseModel):
    """What one input channel adds."""

    channel: int = Field(description="Index of the input channel.")
    values: Nested = Field(description="kH×kW under the window; null in max pooling's padding.")
    kernel: Nested | None = Field(None, description="kH×kW as applied.")
    products: Nested | None = Field(None, description="values × kernel.")
    powers: Nested | None = Field(None, description="p-norm pooling: the values to the power p.")
    sum: float | None = Field(None, description="Sum of the products.")


class StepAnswer(BaseModel):
    """The record of one step: every number on the way to one cell of the output."""

    index: int = Field(description="Place in the walk over output channel, row, column.")
    output: list[int] = Field(description="[channel, row, column] of the cell that is written.")
    window: WindowAnswer = Field(description="Where the window stands.")
    padding_taps: list[list[int]] = Field(description="[row, column] of taps in the padding.")
    overhang_taps: list[list[int]] | None = Field(
        None,
        description="[row, column] of taps that hang over the padded input, as `ceil_mode` allows; "
        "they never count. Left out where there are none.",
    )
    padding_sources: list[list[int]] | None = Field(
        None,
        description="[row, column] of the input cells that those taps copy, in the same order; "
        "only where `padding_mode` is not `zeros`.",
    )
    channels: list[ChannelAnswer] = Field(description="A term for each channel that is read.")
    bias: float | None = Field(None, description="The filter's bias.")
    winner: list[int] | None = Field(
        None,
        description="Max pooling: [row, column] in the input; null under a window that holds "
        "nothing but padding.",
    )
    winner_index: int | None = Field(
        None, description="The same, flat, as `return_indices` has it."
    )
    sum: float | None = Field(
        None, description="Average pooling: sum under the window; p-norm: sum of the powers."
    )
    divisor: int | None = Field(
        None, description="Average pooling: what it is divided by; p-norm: cells in the input."
    )
    norm_type: float | None = Field(
        None, description="p-norm pooling: p. The result is (sum / divisor · kH · kW)^(1/p)."
    )
    result: float | None = Field(
        description="The number that is written; null for −∞, the maximum of nothing."
    )

    model_config = _with(examples.STEP)


class StepsAnswer(BaseModel):
    """A page of steps."""

    start: int = Field(description="Index of the first step on the page.")
    count: int = Field(description="Steps on this page; may be fewer than asked for.")
    total: int = Field(description="Steps of the run.")
    steps: list[StepAnswer] = Field(description="The records in order.")

    model_config = _with(examples.STEPS)


class OutputAnswer(BaseModel):
    """The feature maps as nested lists."""

    shape: list[int] = Field(description="[C_out, H_out, W_out].")
    output: Nested = Field(description="C_out×H_out×W_out.")

    model_config = _with(examples.OUTPUT)


class HealthAnswer(BaseModel):
    """Whether the server is up."""

    status: Literal["ok"] = Field(description="`ok`.")
    version: str = Field(description="Version of Convwalk.")

    model_config = _with(examples.HEALTH)
