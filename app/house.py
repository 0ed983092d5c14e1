"""What every way in shares: the shelf of pictures and the runs, as the settings bound them."""

from typing import NamedTuple

from app.pictures import Limits
from app.runs import PictureShelf, RunLimits, Runs
from app.settings import Settings
from app.store import Store


class House(NamedTuple):
    """Where pictures come from, and where runs are made and found."""

    shelf: PictureShelf
    runs: Runs


def furnish(settings: Settings, store: Store) -> House:
    """Put them together.

    Args:
        settings: every limit.
        store: where uploads and runs are kept.
    """
    shelf = PictureShelf(
        store,
        Limits(settings.upload_bytes, settings.upload_pixels, settings.upload_side),
        settings.picture_cache_bytes,
    )
    limits = RunLimits(
        input_side=settings.input_side,
        input_cells=settings.input_cells,
        weights=settings.weights,
        kernel_side=settings.kernel_side,
        output_cells=settings.output_cells,
        multiply_adds=settings.multiply_adds,
        chain=settings.chain,
    )
    return House(shelf, Runs(store, shelf, limits, settings.cache_bytes))
