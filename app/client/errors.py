"""What the server refuses, as an exception."""

from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field.

    Attributes:
        pointer: JSON pointer of the field; ``/query/…`` for one of the address.
        detail: a sentence with the numbers.
    """

    pointer: str
    detail: str


class ConvwalkError(Exception):
    """Raised when the server refuses, or does not answer.

    Attributes:
        status: of HTTP; 0 where there was no answer.
        detail: what is wrong, in words.
        errors: the fields that are at fault.
    """

    def __init__(self, status: int, detail: str, errors: tuple[FieldError, ...] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors


def check(response: httpx.Response) -> httpx.Response:
    """Give a response back that is what was asked for.

    Raises:
        ConvwalkError: it is a refusal.
    """
    if response.status_code < 400:
        return response
    try:
        problem = response.json()
        fields = tuple(FieldError(one["pointer"], one["detail"]) for one in problem["errors"])
        raise ConvwalkError(response.status_code, str(problem["detail"]), fields)
    except (ValueError, KeyError, TypeError):
        detail = f"{response.url} answered {response.status_code}"
        raise ConvwalkError(response.status_code, detail) from None
