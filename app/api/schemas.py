"""The JSON that the API answers with, as models for its documentation and for its answers."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.api import examples
from app.operations import Counts, ReceptiveField, Size

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
    input_csv: str = Field(description="The input as a list for a spreadsheet.")
    output_csv: str = Field(description="The feature maps as such a list.")
    arrays: str = Field(description="All arrays as `.npz`.")
    inputs: list[str] = Field(description="Each channel of the input as PNG; `.csv` as a table.")
    code: str = Field(description="The run as programs.")
    indices: str | None = Field(
        description="Max pooling: where each maximum stands, as `.npy`; else null."
    )
    scatter: str | None = Field(
        description="Transposed convolution: pages of stamps, one an input cell; else null."
    )
    receptive_field: str = Field(
        description="What the cell at `{row}`, `{column}` sees of every input of the chain."
    )
    frequency_response: str | None = Field(
        description="Convolutions: which waves the kernels of filter `{filter}` let pass; as "
        "`.npy` and `.png` too. Else null."
    )
    maps: list[str] = Field(description="Each feature map as PNG; `.csv` as a table.")
    channel_maps: list[str] | None = Field(
        description="Convolution: of each filter, what its kernels make of their channels before "
        "they are added, as `.npy`; one of them stands at `channel_maps/{out}/{in}.npy` and "
        "`.png`. Else null."
    )
    frames: str = Field(description="The frame of step `{n}` as PNG.")
    frames_svg: str = Field(description="The same as SVG.")
    animation: str = Field(description="The walk as a film; `{kind}` is gif, webp, mp4 or webm.")


class ProgramAnswer(BaseModel):
    """A library, and whether it can say a run."""

    library: str = Field(description="What the address takes.")
    title: str = Field(description="As it is spelled.")
    file: str = Field(description="What the program is called when it is saved.")
    packages: list[str] = Field(description="What has to be installed for it, as PyPI calls it.")
    link: str | None = Field(description="The program; null where there is none.")
    reason: str | None = Field(description="What the library has no words for; else null.")


class CodeAnswer(BaseModel):
    """The programs of a run."""

    programs: list[ProgramAnswer] = Field(description="One a library.")

    model_config = _with(examples.CODE)


class LinkAnswer(BaseModel):
    """One run of a chain."""

    id: str = Field(description="Id of the run.")
    op: str = Field(description="Its operation.")
    output_shape: list[int] = Field(description="What comes out of it.")


class RunAnswer(BaseModel):
    """A run: what was asked, with every default written out, and what follows from shapes alone.

    What an operation does not have is null. Shapes are [C, H, W]; [C, L] for a signal, whose lists
    are shorter by an axis; [F] for a flat list.
    """

    id: str = Field(description="Digest of `input` and `operation`.")
    input: dict[str, Any] = Field(description="The input; a picture by the digest of its pixels.")
    operation: dict[str, Any] = Field(description="The operation with every default written out.")
    input_shape: list[int] = Field(description="[C, H, W], [C, L] or [F].")
    output_shape: list[int] = Field(description="[C_out, H_out, W_out], [C_out, L_out] or [F_out].")
    weight: Nested | None = Field(
        description="(C_out, C_in/groups, kH, kW), not turned; transposed (C_in, C_out/groups, "
        "kH, kW); dense (out, in)."
    )
    bias: Nested | None = Field(description="(C_out,).")
    kernel_size: list[int] | None = Field(
        description="[kH, kW]; of adaptive pooling, those of the largest window."
    )
    stride: list[int] | None = Field(description="[vertical, horizontal].")
    padding: list[int] | None = Field(description="[top, bottom, left, right].")
    dilation: list[int] | None = Field(description="[vertical, horizontal].")
    groups: int | None = Field(
        description="Groups of channels; the number of channels for pooling."
    )
    output_padding: list[int] | None = Field(
        description="Transposed convolution: cells added at the far ends, [vertical, horizontal]."
    )
    output_size: Size | None = Field(description="The output-size arithmetic.")
    counts: Counts = Field(description="Steps, multiplications, parameters.")
    receptive_field: ReceptiveField | None = Field(
        description="What an output cell sees of the first input of the chain, in rows and "
        "columns; null where cells do not see alike."
    )
    chain: list[LinkAnswer] = Field(
        description="The runs that feed one another, from the first to this one."
    )
    links: RunLinks = Field(description="What can be asked next.")

    model_config = _with(examples.RUN)


class SeenAnswer(BaseModel):
    """What a cell sees of the input of one run."""

    run: str = Field(description="Id of the run.")
    op: str = Field(description="Its operation.")
    input_shape: list[int] = Field(description="What goes into it.")
    rows: list[int] = Field(description="[start, stop] in that input, the stop not included.")
    columns: list[int] = Field(description="[start, stop] in that input, the stop not included.")


class ReceptiveFieldAnswer(BaseModel):
    """What a cell sees, from the run's own input back to the first of the chain."""

    output: list[int] = Field(description="[row, column] of the output cell.")
    fields: list[SeenAnswer] = Field(description="This run first.")

    model_config = _with(examples.RECEPTIVE_FIELD)


class CharacterAnswer(BaseModel):
    """A frequency response in short."""

    kind: Literal["none", "all", "low", "high", "band", "boost", "mixed"] = Field(
        description="`none`: nothing passes; `all`: all waves alike; `low`, `high`, `band`: slow, "
        "fast or middling waves pass best; `boost`: even areas pass, faster waves are lifted over "
        "them; `mixed`: none of these."
    )
    direction: Literal["across", "down", "falling", "rising"] | None = Field(
        description="Along which changes pass best: left to right, top to bottom, or one of the "
        "diagonals; null where all directions are about alike."
    )
    coherence: float = Field(description="0: all directions alike, 1: one direction alone.")
    rings: list[float] = Field(
        description="Mean gain of eight equal rings from 0 to ½ cycle a cell, over the largest."
    )


class FrequencyAnswer(BaseModel):
    """Which waves a kernel lets pass."""

    filter: int = Field(description="Index of the filter.")
    channel: int | None = Field(description="Index of the input channel; null for the mean.")
    frequencies: list[float] = Field(description="Cycles a cell, from −½ up.")
    across: list[float] = Field(description="Gain at these of waves that run from left to right.")
    down: list[float] | None = Field(
        description="Gain at these of waves that run from top to bottom; null for a signal."
    )
    even: float = Field(description="Gain of an even area: |the sum of the weights|.")
    largest: float = Field(description="The largest gain at any frequency asked for.")
    smallest: float = Field(description="The smallest.")
    character: CharacterAnswer = Field(description="The response in short.")

    model_config = _with(examples.FREQUENCY)


class WindowAnswer(BaseModel):
    """Where the window stands."""

    top: int | None = Field(
        None,
        description="Row of the first tap in the input; negative in the padding. Left out for "
        "signals and flat lists.",
    )
    left: int = Field(description="Column of the first tap; negative in the padding.")
    height: int | None = Field(None, description="Rows from the first tap to the last.")
    width: int = Field(description="Columns from the first tap to the last.")
    dilation: list[int] = Field(description="[vertical, horizontal] distance between taps.")


class ChannelAnswer(BaseModel):
    """What one input channel adds."""

    channel: int = Field(description="Index of the input channel.")
    values: Nested = Field(
        description="kH×kW under the window; null in max pooling's padding. A list of k for "
        "signals and flat lists, as everything below."
    )
    kernel: Nested | None = Field(None, description="kH×kW as applied.")
    products: Nested | None = Field(None, description="values × kernel.")
    powers: Nested | None = Field(None, description="p-norm pooling: the values to the power p.")
    exponentials: Nested | None = Field(None, description="Softmax: e^(value − maximum).")
    sum: float | None = Field(None, description="Sum of the products.")


class StepAnswer(BaseModel):
    """The record of one step: every number on the way to one cell of the output."""

    index: int = Field(description="Place in the walk over output channel, row, column.")
    output: list[int] = Field(
        description="[channel, row, column] of the cell that is written; [channel, place] in a "
        "signal, [index] in a flat list."
    )
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
    inserted_taps: list[list[int]] | None = Field(
        None,
        description="Transposed convolution: [row, column] of taps that meet a zero put between "
        "the cells of the input. The window stands on the input stretched so: its cell r is at "
        "r · stride.",
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
    intermediate: dict[str, float | None] | None = Field(
        None,
        description="Between layers, by name: `slope` of a leaky ReLU; `exponential`: e⁻ˣ of a "
        "sigmoid, e^(−2|x|) of tanh, e^(x − maximum) of a softmax with its `maximum` and the "
        "`total` that it is divided by; `mean`, `variance`, `eps`, `normalized`, `weight`, `bias` "
        "of a batch normalisation; `other`, `alpha` of an addition. Null where it is not finite.",
    )
    result: float | None = Field(
        description="The number that is written; null for −∞, the maximum of nothing."
    )

    model_config = _with(examples.STEP)


class StampChannelAnswer(BaseModel):
    """What is added to one output channel."""

    channel: int = Field(description="Index of the output channel.")
    kernel: Nested = Field(description="kH×kW as stamped.")
    products: Nested = Field(description="value × kernel.")


class StampAnswer(BaseModel):
    """One stamp of a transposed convolution: all that one input cell adds to the output."""

    index: int = Field(description="Place in the walk over input channel, row, column.")
    input: list[int] = Field(description="[channel, row, column] of the cell that stamps.")
    value: float | None = Field(description="The number in it.")
    window: WindowAnswer = Field(description="Where the stamp falls, in the output.")
    cut_taps: list[list[int]] = Field(
        description="[row, column] of taps that fall outside of the output and are lost."
    )
    channels: list[StampChannelAnswer] = Field(description="The output channels of its group.")

    model_config = _with(examples.STAMP)


class StepsAnswer(BaseModel):
    """A page of steps."""

    start: int = Field(description="Index of the first step on the page.")
    count: int = Field(description="Steps on this page; may be fewer than asked for.")
    total: int = Field(description="Steps of the run.")
    steps: list[StepAnswer | StampAnswer] = Field(
        description="The records in order; stamps with `view=scatter`."
    )

    model_config = _with(examples.STEPS)


class OutputAnswer(BaseModel):
    """The feature maps as nested lists."""

    shape: list[int] = Field(description="[C_out, H_out, W_out], [C_out, L_out] or [F_out].")
    output: Nested = Field(description="Lists of that shape.")

    model_config = _with(examples.OUTPUT)


class HealthAnswer(BaseModel):
    """Whether the server is up."""

    status: Literal["ok"] = Field(description="`ok`.")
    version: str = Field(description="Version of Convwalk.")

    model_config = _with(examples.HEALTH)
