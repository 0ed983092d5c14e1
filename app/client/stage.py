"""The stage in a cell of a notebook."""

from dataclasses import dataclass
from html import escape
from typing import Literal
from urllib.parse import urlencode


@dataclass(frozen=True)
class StageView:
    """A walk that can be stepped through, shown where a notebook shows the last value of a cell.

    Attributes:
        address: of the page that is framed.
        height: pixels.
    """

    address: str
    height: int

    def _repr_html_(self) -> str:
        return (
            f'<iframe src="{escape(self.address)}" title="Convwalk" width="100%" '
            f'height="{self.height}" style="border: 0" loading="lazy" '
            f'allow="clipboard-write"></iframe>'
        )


def stage_view(
    server: str,
    run_id: str,
    *,
    step: int,
    lang: Literal["en", "zh"],
    theme: Literal["light", "dark"],
    height: int,
) -> StageView:
    """The stage of a run, at a step that is counted from 0."""
    query = {"run": run_id, "step": step + 1, "lang": lang, "theme": theme}
    return StageView(f"{server.rstrip('/')}/?embed&{urlencode(query)}", height)
