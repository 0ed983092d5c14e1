"""How it is explained: the record of every step, in pages that are cut vectorised."""

from app.steps.cutting import step_page
from app.steps.json import page_json
from app.steps.marking import AnswerError, Verdict, asked_of, mark
from app.steps.misplaced import Direction
from app.steps.mistakes import Mistake, MistakeName, Quantity
from app.steps.padding import copied_padding
from app.steps.pages import StepPage
from app.steps.records import ChannelTerm, Step, Window
from app.steps.response import Character, character
from app.steps.scatter import ScatterPage, scatter_json, scatter_page, scatter_total

__all__ = [
    "AnswerError",
    "ChannelTerm",
    "Character",
    "Direction",
    "Mistake",
    "MistakeName",
    "Quantity",
    "ScatterPage",
    "Step",
    "StepPage",
    "Verdict",
    "Window",
    "asked_of",
    "character",
    "copied_padding",
    "mark",
    "page_json",
    "scatter_json",
    "scatter_page",
    "scatter_total",
    "step_page",
]
