"""What can go wrong on the way from a request to a run."""


class RunError(ValueError):
    """Base of the errors of this room.

    Attributes:
        pointer: JSON pointer of the field in the request that the error is about.
        detail: one sentence in the field's words, with the numbers.
    """

    def __init__(self, pointer: str, detail: str) -> None:
        super().__init__(detail)
        self.pointer = pointer
        self.detail = detail


class DoesNotFit(RunError):
    """Raised when a value does not fit: a crop outside the picture, channels that do not match."""


class TooLarge(RunError):
    """Raised when a run would be more work, or hold more numbers, than the settings allow."""


def named(name: str, numbers: range) -> str:
    """What there is of something that is counted: "filter 0", or "channels 2 to 3"."""
    if len(numbers) == 1:
        return f"{name} {numbers[0]}"
    return f"{name}s {numbers[0]} to {numbers[-1]}"


class NotKept(LookupError):
    """Raised when a picture or a run is not (or no longer) kept; the message says which."""
