"""The lessons of the course, in their order; ``static/js/lessons/course`` has what is in them."""

LESSONS = (
    "neighbours",
    "slide",
    "two-dimensions",
    "filters",
    "matrix",
    "frequencies",
    "layer",
    "sizes",
    "groups",
    "pooling",
    "network",
)
"""What each is called in an address: ``/learn/slide``."""


def key_of(lesson: str) -> str:
    """The name of a lesson within the keys of its texts."""
    return lesson.replace("-", "_")
