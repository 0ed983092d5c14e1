"""How it is explained: the record of every step, in pages that are cut vectorised."""

from app.steps.json import page_json
from app.steps.padding import copied_padding
from app.steps.pages import StepPage, step_page
from app.steps.records import ChannelTerm, Step, Window

__all__ = [
    "ChannelTerm",
    "Step",
    "StepPage",
    "Window",
    "copied_padding",
    "page_json",
    "step_page",
]
