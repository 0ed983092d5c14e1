"""``/signals`` and ``/distributions``: convolution in one dimension, and where it is met."""

from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Body, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from app.api import lesson_examples as examples
from app.api.problems import FieldError, binary, responses
from app.drawing import ThemeName, chances_png, signals_png
from app.operations import OperationError
from app.operations.arrays import plain
from app.operations.signals import BOUND, Signal
from app.steps.chances import Distribution, Weighting, dice, smoothing
from app.steps.signals import Convolved, Domain, Mode, Overlap, convolved
from app.texts import Language, course

Numbers = list[float]
Place = Annotated[float, Field(ge=-2 * BOUND, le=2 * BOUND)]


class ConvolveRequest(BaseModel):
    """Two signals, and which of them is turned and slid."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    domain: Domain = Field("continuous", description="Whether time is continuous.")
    mode: Mode = Field("convolution", description="`correlation` slides g without turning it.")
    f: Signal = Field(description="Stays.")
    g: Signal = Field(description="Is turned and slid.")
    range: tuple[Place, Place] | None = Field(
        None, description="First and last place; what shows f, g and h whole if left out."
    )
    step: float = Field(
        0.05, ge=0.001, le=10, description="Between two places, where time is continuous."
    )
    at: Annotated[list[Place], Field(max_length=64)] = Field(
        [], description="Places whose overlaps are wanted."
    )


class FrameRequest(ConvolveRequest):
    """The same, and the moment that is drawn."""

    x: Place = Field(description="Where g is slid to.")


class Peak(BaseModel):
    """Where the result is largest."""

    x: float = Field(description="The first such place.")
    h: float = Field(description="The result there.")


class Areas(BaseModel):
    """Integrals; sums where time is discrete."""

    f: float = Field(description="∫ f(t) dt.")
    g: float = Field(description="∫ g(t) dt.")
    h: float = Field(description="∫ h(x) dx, integrated itself: the product of both.")


class Trains(BaseModel):
    """The impulses of each, [place, area]; null for a function."""

    f: list[tuple[float, float]] | None = Field(description="Of f.")
    g: list[tuple[float, float]] | None = Field(description="Of g, not turned.")
    h: list[tuple[float, float]] | None = Field(description="Of h, where both are trains.")


class OverlapAnswer(BaseModel):
    """What lies on top of each other at one x."""

    x: float = Field(description="Where g was slid to.")
    t: Numbers = Field(description="Places.")
    f: Numbers = Field(description="f(t).")
    g: Numbers = Field(description="g(x − t); in a correlation g(t − x).")
    product: Numbers = Field(description="Of both.")
    area: float = Field(description="h(x): its integral, or where time is discrete its sum.")


class ConvolveAnswer(BaseModel):
    """Two signals and their convolution, all read at the same places."""

    domain: Domain = Field(description="As asked.")
    mode: Mode = Field(description="As asked.")
    range: tuple[float, float] = Field(description="First and last place.")
    t: Numbers = Field(description="Places of f and g.")
    f: Numbers = Field(description="f(t); zero for impulses.")
    g: Numbers = Field(description="g(t), not turned; zero for impulses.")
    x: Numbers = Field(description="Places of h: the same.")
    h: Numbers = Field(description="h(x); zero where both are impulses.")
    peak: Peak = Field(description="Where h is largest.")
    area: Areas = Field(description="Areas multiply.")
    swapped_difference: float = Field(
        description="Largest difference when f and g change places: rounding, for they may."
    )
    impulses: Trains = Field(description="What no curve can show.")
    overlaps: list[OverlapAnswer] = Field(description="One for each place in `at`.")

    model_config = ConfigDict(json_schema_extra={"examples": [examples.CONVOLVED]})


class WeightsRequest(BaseModel):
    """Weights that favour recent readings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shape: Weighting = Field("exponential", description="exp(−age / width), or all alike.")
    width: int = Field(4, ge=1, le=100, strict=True, description="In readings.")


class SmoothRequest(BaseModel):
    """Noisy readings of a spacecraft's position, and how they are smoothed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    readings: int = Field(60, ge=2, le=1000, strict=True, description="One a second.")
    noise: float = Field(1.0, ge=0, le=100, description="Standard deviation of a reading.")
    seed: int = Field(1, ge=0, le=2**31, strict=True, description="Of the noise.")
    weights: WeightsRequest = Field(WeightsRequest(), description="For each age of a reading.")
    at: int | None = Field(None, ge=0, strict=True, description="A moment to be written out.")


class Term(BaseModel):
    """One product of the sum."""

    age: int = Field(description="0 for the newest reading.")
    reading: float = Field(description="What the sensor said.")
    weight: float = Field(description="Of a reading so old.")
    product: float = Field(description="Of both.")


class Errors(BaseModel):
    """Root mean square distances from the true track."""

    readings: float = Field(description="Of the readings.")
    smoothed: float = Field(description="Of the smoothed track.")


class SmoothAnswer(BaseModel):
    """Readings and the track that weights make of them."""

    t: list[int] = Field(description="Seconds.")
    truth: Numbers = Field(description="Where the spacecraft was.")
    readings: Numbers = Field(description="What the sensor said.")
    weights: Numbers = Field(description="Of the newest reading first; they add up to 1.")
    smoothed: Numbers = Field(description="Each the sum of weighted readings.")
    error: Errors = Field(description="How far off both are.")
    terms: list[Term] | None = Field(description="The sum at `at`, the newest reading first.")
    sum: float | None = Field(description="What they add up to.")

    model_config = ConfigDict(json_schema_extra={"examples": [examples.SMOOTHED]})


class Chances(BaseModel):
    """Chances of consecutive whole numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int = Field(ge=-1000, le=1000, strict=True, description="The least number.")
    probabilities: Annotated[
        list[Annotated[float, Field(ge=0, le=1)]], Field(min_length=1, max_length=100)
    ] = Field(description="Of it and of those after it; they add up to 1.")


class TwoRequest(BaseModel):
    """Two independent numbers that are added."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: Chances = Field(description="Of one.")
    second: Chances = Field(description="Of the other.")


class DiceRequest(BaseModel):
    """Fair dice that are added."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dice: int = Field(ge=2, le=10, strict=True, description="How many.")
    faces: int = Field(6, ge=1, le=20, strict=True, description="Of each, from 1 up.")


class Way(BaseModel):
    """One pair that adds up to a total."""

    first: int = Field(description="The one number.")
    second: int = Field(description="The other.")
    product: float = Field(description="Of their chances.")


class Part(BaseModel):
    """One of both numbers that are added."""

    start: int = Field(description="The least number.")
    probabilities: Numbers = Field(description="Of it and of those after it.")


class SumAnswer(BaseModel):
    """The chances of a sum: a convolution."""

    start: int = Field(description="The least total.")
    probabilities: Numbers = Field(description="Of it and of those after it.")
    mean: float = Field(description="Σ k·p(k).")
    variance: float = Field(description="Σ (k − mean)²·p(k).")
    first: Part = Field(description="What is added; of dice, the sum of all but the last.")
    second: Part = Field(description="What is added to it; of dice, the last.")
    pairs: list[list[Way]] = Field(description="For each total its ways.")

    model_config = ConfigDict(json_schema_extra={"examples": [examples.DICE]})


def signals_router(*, frame_width: int) -> APIRouter:
    """The router of signals and distributions.

    Args:
        frame_width: largest width of a frame in pixels.
    """
    router = APIRouter(tags=["lessons"])

    @router.post("/signals/convolve", responses=responses(400, 413, 422))
    def convolve(
        request: Annotated[ConvolveRequest, Body(openapi_examples=examples.CONVOLVE)],
    ) -> ConvolveAnswer:
        """Convolve two functions of one variable: flip, slide, multiply, add.

        Where time is continuous, every number is the integral itself, exact to rounding; where it
        is discrete, the sum. For each x in `at`: what lies on top of each other, and its area.
        """
        return _convolved(request)

    @router.post(
        "/signals/convolve/frame.png",
        response_class=Response,
        responses=binary("image/png", "The frame.") | responses(400, 413, 422),
    )
    def draw(
        request: Annotated[FrameRequest, Body(openapi_examples=examples.FRAME)],
        lang: Annotated[Language, Query(description="Language of the words.")] = "en",
        theme: Annotated[ThemeName, Query(description="Colours.")] = "light",
        width: Annotated[int, Query(ge=320, le=frame_width, description="Pixels across.")] = 960,
    ) -> Response:
        """Draw one x: both signals, their product with its area, and the result so far."""
        found = solved(request, at=[request.x])
        frame = signals_png(
            found,
            found.overlaps[0],
            discrete=request.domain == "discrete",
            labels=course(lang),
            theme=theme,
            width=width,
        )
        return Response(frame, media_type="image/png")

    @router.post("/signals/smooth", responses=responses(400, 413, 422))
    def smooth(
        request: Annotated[SmoothRequest, Body(openapi_examples=examples.SMOOTH)],
    ) -> SmoothAnswer:
        """Smooth noisy readings with weights that favour the recent ones."""
        return _smoothed(request)

    @router.post("/distributions/sum", responses=responses(400, 413, 422))
    def add_up(
        request: Annotated[TwoRequest, Body(openapi_examples=examples.SUM)],
    ) -> SumAnswer:
        """Add two independent numbers: the chances of a sum are a convolution."""
        return _sum(_chances(request.first, "first"), _chances(request.second, "second"))

    @router.post(
        "/distributions/sum/frame.png",
        response_class=Response,
        responses=binary("image/png", "The frame.") | responses(400, 413, 422),
    )
    def draw_sum(
        request: Annotated[TwoRequest, Body(openapi_examples=examples.SUM)],
        theme: Annotated[ThemeName, Query(description="Colours.")] = "light",
        width: Annotated[int, Query(ge=320, le=frame_width, description="Pixels across.")] = 960,
    ) -> Response:
        """Draw the chance of each total as a bar."""
        total = _chances(request.first, "first").plus(_chances(request.second, "second"))
        return Response(chances_png(total, theme=theme, width=width), media_type="image/png")

    @router.post("/distributions/dice", responses=responses(400, 413, 422))
    def roll(
        request: Annotated[DiceRequest, Body(openapi_examples=examples.ROLL)],
    ) -> SumAnswer:
        """Add fair dice: one convolution after the other."""
        return _sum(*dice(request.dice, request.faces))

    @router.post(
        "/distributions/dice/frame.png",
        response_class=Response,
        responses=binary("image/png", "The frame.") | responses(400, 413, 422),
    )
    def draw_dice(
        request: Annotated[DiceRequest, Body(openapi_examples=examples.ROLL)],
        theme: Annotated[ThemeName, Query(description="Colours.")] = "light",
        width: Annotated[int, Query(ge=320, le=frame_width, description="Pixels across.")] = 960,
    ) -> Response:
        """Draw the chance of each total as a bar."""
        others, last = dice(request.dice, request.faces)
        frame = chances_png(others.plus(last), theme=theme, width=width)
        return Response(frame, media_type="image/png")

    return router


def solved(request: ConvolveRequest, *, at: list[float] | None = None) -> Convolved:
    """Convolve the signals of a request.

    Raises:
        FieldError: they do not fit together.
    """
    try:
        return convolved(
            request.f,
            request.g,
            domain=request.domain,
            mode=request.mode,
            span=request.range,
            step=request.step,
            at=request.at if at is None else at,
        )
    except OperationError as error:
        raise FieldError(f"/{error.field}", error.detail) from error


def _convolved(request: ConvolveRequest) -> ConvolveAnswer:
    found = solved(request)
    t = _places(found.t)
    peak = found.peak
    return ConvolveAnswer(
        domain=request.domain,
        mode=request.mode,
        range=(t[0], t[-1]),
        t=t,
        f=plain(found.f),
        g=plain(found.g),
        x=t,
        h=plain(found.h),
        peak=Peak(x=round(peak[0], 9), h=peak[1]),
        area=Areas(f=found.areas[0], g=found.areas[1], h=found.areas[2]),
        swapped_difference=found.swapped_difference,
        impulses=Trains(
            **{
                name: None
                if one is None
                else list(zip(_places(one[0]), plain(one[1]), strict=True))
                for name, one in zip("fgh", found.impulses, strict=True)
            }
        ),
        overlaps=[_overlap(one) for one in found.overlaps],
    )


def _places(t: Any) -> list[float]:
    """Multiples of the step as they are written: 0.15, not 0.15000000000000002."""
    rounded: list[float] = plain(np.round(t, 9))
    return rounded


def _overlap(one: Overlap) -> OverlapAnswer:
    return OverlapAnswer(
        x=one.x,
        t=_places(one.t),
        f=plain(one.f),
        g=plain(one.g),
        product=plain(one.product),
        area=one.area,
    )


def _smoothed(request: SmoothRequest) -> SmoothAnswer:
    weights = request.weights
    if request.at is not None and request.at >= request.readings:
        raise FieldError(
            "/at", f"there are readings 0 to {request.readings - 1}, at must be one: {request.at}"
        )
    found = smoothing(request.readings, request.noise, request.seed, weights.shape, weights.width)
    terms = None
    if request.at is not None:
        terms = [
            Term(age=age, reading=reading, weight=weight, product=reading * weight)
            for age, (reading, weight) in enumerate(zip(*found.terms(request.at), strict=True))
        ]
    return SmoothAnswer(
        t=list(range(request.readings)),
        truth=plain(found.truth),
        readings=plain(found.readings),
        weights=plain(found.weights),
        smoothed=plain(found.smoothed),
        error=Errors(readings=found.off(found.readings), smoothed=found.off(found.smoothed)),
        terms=terms,
        sum=None if request.at is None else float(found.smoothed[request.at]),
    )


def _chances(chances: Chances, name: Literal["first", "second"]) -> Distribution:
    total = sum(chances.probabilities)
    if abs(total - 1) > 1e-9:
        raise FieldError(
            f"/{name}/probabilities", f"the probabilities must add up to 1, they make {total:.12g}"
        )
    return Distribution(chances.start, np.asarray(chances.probabilities, dtype=np.float64))


def _sum(first: Distribution, second: Distribution) -> SumAnswer:
    total = first.plus(second)
    return SumAnswer(
        start=total.start,
        probabilities=plain(total.chances),
        mean=total.mean,
        variance=total.variance,
        first=Part(start=first.start, probabilities=plain(first.chances)),
        second=Part(start=second.start, probabilities=plain(second.chances)),
        pairs=[_ways(first, second, int(k)) for k in total.totals],
    )


def _ways(first: Distribution, second: Distribution, total: int) -> list[Way]:
    return [
        Way(
            first=int(one),
            second=total - int(one),
            product=float(
                first.chances[one - first.start] * second.chances[total - one - second.start]
            ),
        )
        for one in first.ways(second, total)
    ]
