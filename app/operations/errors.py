"""The errors of this room: a value that does not fit, and the field it stands in."""


class OperationError(ValueError):
    """Raised when an operation cannot be applied as it is written.

    Attributes:
        field: name of the argument the error is about (``"stride"``, ``"weight"`` …), or ``""``
            when it is about the operation as a whole.
        detail: one sentence in the field's words that repeats the numbers it met.
    """

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(detail)
        self.field = field
        self.detail = detail


class InputError(OperationError):
    """Raised when it is the input that the operation does not take."""

    def __init__(self, detail: str) -> None:
        super().__init__("", detail)
