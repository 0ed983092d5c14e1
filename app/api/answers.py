"""``/runs/{id}/steps/{n}/answers``: a number that a person worked out is marked."""

import math
from typing import Annotated

from fastapi import APIRouter, Body
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictInt, WithJsonSchema

from app.api import examples
from app.api.problems import FieldError, responses
from app.api.steps import with_step
from app.runs import Runs
from app.steps import AnswerError, Direction, Mistake, MistakeName, Quantity

EXAMPLES = {
    "output": {
        "summary": "The number that is written, with the bias forgotten",
        "value": examples.ANSWER_QUESTION,
    },
    "sum": {
        "summary": "The sum of a channel",
        "value": {"quantity": "sum", "channel": 0, "value": 4},
    },
    "product": {
        "summary": "One product",
        "value": {"quantity": "product", "channel": 0, "tap": [0, 1], "value": 9},
    },
    "solution": {
        "summary": "The right number, without an answer",
        "value": {"quantity": "output", "reveal": True},
    },
}


def _read_value(value: object) -> object:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"value must be a number, got {value!r:.40}")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise ValueError(f"value must be a finite number, got {value!r:.40}")
    return number


Value = Annotated[
    float | None,
    BeforeValidator(_read_value),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "null"}]}),
]


class AnswerRequest(BaseModel):
    """What was asked, and what a person answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    quantity: Quantity = Field(
        description="`product` of one tap, `sum` of a channel's products, or the `output`: the "
        "number that the step writes. Only a convolution has products and sums."
    )
    channel: StrictInt | None = Field(
        None, description="Of a product and a sum: the input channel."
    )
    tap: list[StrictInt] | None = Field(
        None,
        description="Of a product: [row, column] in the kernel as it is laid on the window; "
        "[place] of a signal.",
    )
    value: Value = Field(None, description="The answer; may be left out with `reveal`.")
    reveal: bool = Field(
        False, strict=True, description="Give the right number, whatever was answered."
    )


class MistakeAnswer(BaseModel):
    """How a wrong number comes about; a field that says nothing about it is left out."""

    name: MistakeName = Field(description="What was done; see the table in `docs/api.md`.")
    channel: int | None = Field(None, description="The input channel that was left out.")
    direction: Direction | None = Field(None, description="Which way the window slipped.")
    bias: float | None = Field(
        None, description="The bias that was forgotten, taken away or added too early."
    )
    divisor: int | None = Field(None, description="What the sum was divided by.")


class VerdictAnswer(BaseModel):
    """How an answer was marked."""

    right: bool | None = Field(description="Null where nothing was answered.")
    mistake: MistakeAnswer | None = Field(
        description="The likeliest mistake that gives this number; null if none is known."
    )
    others: list[MistakeAnswer] = Field(description="Mistakes that give the same number.")
    expected: float | None = Field(
        description="The right number: only if the answer is right, or with `reveal`."
    )

    model_config = ConfigDict(json_schema_extra={"examples": [examples.VERDICT]})


def answers_router(runs: Runs) -> APIRouter:
    """The router of answers.

    Args:
        runs: where runs are found.
    """
    router = APIRouter(tags=["steps"])

    @router.post(
        "/runs/{run_id}/steps/{n}/answers",
        response_model_exclude_unset=True,
        responses=responses(400, 404, 413, 422),
    )
    def mark_answer(
        run_id: str,
        n: int,
        request: Annotated[AnswerRequest, Body(openapi_examples=EXAMPLES)],
    ) -> VerdictAnswer:
        """Mark a number that a person worked out: right, or wrong and by which mistake.

        Whole numbers are taken exactly, others to four significant digits. Nothing is kept.
        """
        run = with_step(runs, run_id, n)
        if request.value is None and not request.reveal:
            raise FieldError("/value", "value is missing: without it only reveal gives an answer")
        try:
            verdict = run.mark(
                n, request.quantity, request.value, channel=request.channel, tap=request.tap
            )
        except AnswerError as error:
            raise FieldError(f"/{error.field}", error.detail) from error
        made = [_described(one) for one in verdict.mistakes]
        is_told = verdict.right or request.reveal
        return VerdictAnswer(
            right=verdict.right,
            mistake=made[0] if made else None,
            others=made[1:],
            expected=verdict.expected if is_told else None,
        )

    return router


def _described(mistake: Mistake) -> MistakeAnswer:
    said = {
        "channel": mistake.channel,
        "direction": mistake.direction,
        "bias": mistake.bias,
        "divisor": mistake.divisor,
    }
    given = {name: value for name, value in said.items() if value is not None}
    return MistakeAnswer(name=mistake.name, **given)
