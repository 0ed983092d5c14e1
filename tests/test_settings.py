"""Settings come from the environment, and a bad one is named."""

from pathlib import Path

import pytest

from app.settings import Settings


def test_what_is_not_set_keeps_its_default() -> None:
    assert Settings.from_environment({}).upload_bytes == 10 << 20
    assert Settings.from_environment({}).upload_pixels == 25_000_000


def test_limits_and_paths_are_read() -> None:
    settings = Settings.from_environment(
        {"CONVWALK_DATA": "/somewhere", "CONVWALK_UPLOAD_BYTES": "1_000"}
    )
    assert settings.data == Path("/somewhere")
    assert settings.upload_bytes == 1000


@pytest.mark.parametrize("text", ["0", "-1", "many", "1.5"])
def test_a_limit_that_is_none_names_its_variable(text: str) -> None:
    with pytest.raises(ValueError, match="CONVWALK_PAGE_STEPS must be a positive integer"):
        Settings.from_environment({"CONVWALK_PAGE_STEPS": text})
