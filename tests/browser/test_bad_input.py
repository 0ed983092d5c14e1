"""What is wrong is said in words beside its control, and the last good numbers stay."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.explore import Explore
from tests.browser.test_start import agrees_with_the_api
from tests.support.pictures import claiming, colours, saved
from tests.support.server import free_port, serving

REFUSED = "the server responded with a status of 4"
GONE = "net::ERR_"
NEAR = 60


@pytest.fixture(scope="module")
def strict_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that takes small files only."""
    with serving(tmp_path_factory.mktemp("strict"), CONVWALK_UPLOAD_BYTES="5000") as address:
        yield address


def is_beside(complaint: Locator, control: Locator) -> None:
    """Hold that a complaint is in sight, right under the control that caused it."""
    expect(complaint).to_be_in_viewport()
    said, caused = complaint.bounding_box(), control.bounding_box()
    assert said
    assert caused
    assert 0 <= said["y"] - caused["y"] - caused["height"] / 2 < NEAR
    assert said["x"] < caused["x"] + caused["width"]
    assert caused["x"] < said["x"] + said["width"]


def refuses(explore: Explore, name: str, data: bytes, sentence: str) -> None:
    """Hold that a file is refused with a sentence under the button, and nothing else changes."""
    before = explore.numbers()
    address = explore.page.url
    explore.bring(name, data)
    button = explore.page.get_by_label("Upload", exact=True)
    expect(button).to_have_attribute("aria-describedby", "upload-complaint")
    complaint = explore.complaint(button)
    expect(complaint).to_contain_text(sentence)
    is_beside(complaint, button)
    explore.settled()
    assert explore.numbers() == before
    assert explore.page.url == address
    expect(explore.page.get_by_role("radio", name="Astronaut")).to_be_checked()


def test_what_cannot_be_read_is_refused(open_page: Open) -> None:
    explore = open_page("/?step=67", allow=REFUSED)
    for name, data, sentence in (
        ("letter.txt", b"Dear reader, this is no picture.", "This is not a picture"),
        ("cut.png", saved(colours(60, 60))[:5000], "damaged or cut off"),
        ("bomb.png", claiming(50_000, 50_000), "at most 25 000 000 pixels"),
        ("empty.png", b"", "This is not a picture"),
        ("cut.jpg", saved(colours(60, 60), "JPEG")[:1500], "damaged or cut off"),
    ):
        refuses(explore, name, data, sentence)


def test_a_file_over_the_limit_is_refused(open_page: Open, strict_server: str) -> None:
    explore = open_page("/?step=67", address=strict_server)
    refuses(explore, "large.png", saved(colours(60, 60)), "at most 4.9 KiB can be taken")


def test_after_a_refusal_a_good_picture_is_taken(open_page: Open) -> None:
    explore = open_page("/?step=67", allow=REFUSED)
    explore.bring("letter.txt", b"Dear reader, this is no picture.")
    complaint = explore.page.get_by_role("alert").filter(has_text="This is not a picture")
    expect(complaint).to_be_visible()
    explore.bring("mine.png", saved(colours(12, 12)))
    explore.brought()
    expect(complaint).to_have_count(0)
    agrees_with_the_api(explore)


def test_a_kernel_that_does_not_fit_is_told_at_its_slider(open_page: Open) -> None:
    explore = open_page("/?step=4&grid=4&padding=0", allow=REFUSED)
    before = explore.numbers()
    kernel = explore.page.get_by_role("slider", name="Kernel")
    explore.slide("Kernel", 5)
    expect(kernel).to_have_attribute("aria-invalid", "true")
    complaint = explore.complaint(kernel)
    expect(complaint).to_contain_text("The window spans 5×5 cells, the padded input has only 4×4.")
    is_beside(complaint, kernel)
    explore.settled()
    assert explore.numbers() == before
    explore.slide("Padding", 1)
    explore.settled()
    expect(complaint).to_have_count(0)
    assert explore.run()["output_shape"] == [2, 2, 2]
    agrees_with_the_api(explore)


def test_dilation_that_does_not_fit_is_told(open_page: Open) -> None:
    explore = open_page("/?step=4&padding=0", allow=REFUSED)
    before = explore.numbers()
    explore.slide("Dilation", 6)
    kernel = explore.page.get_by_role("slider", name="Kernel")
    expect(explore.page.get_by_text("The window spans 13×13 cells")).to_be_in_viewport()
    expect(kernel).to_have_attribute("aria-invalid", "true")
    assert explore.numbers() == before


def test_too_much_padding_of_a_pool_is_told_at_its_slider(open_page: Open) -> None:
    explore = open_page("/?step=4&op=max_pool", allow=REFUSED)
    before = [explore.group("Window, red"), explore.number("Largest, red"), explore.total()]
    explore.slide("Padding", 2)
    padding = explore.page.get_by_role("slider", name="Padding")
    expect(padding).to_have_attribute("aria-invalid", "true")
    complaint = explore.complaint(padding)
    expect(complaint).to_contain_text("Padding 2 is more than half of the window: at most 1 here.")
    is_beside(complaint, padding)
    explore.settled()
    assert [explore.group("Window, red"), explore.number("Largest, red"), explore.total()] == before
    explore.slide("Padding", 1)
    expect(complaint).to_have_count(0)
    explore.settled()
    assert explore.run()["output_shape"] == [3, 7, 7]


def test_wrong_text_in_a_kernel_cell_is_refused(open_page: Open) -> None:
    explore = open_page("/?step=67")
    before = explore.numbers()
    cell = explore.cell("red", 0, 0)
    for text in ("two", "1e999", "1/0", "", "0x10"):
        cell.fill(text)
        cell.press("Enter")
        said = explore.page.get_by_role("alert").get_by_text(f"“{text}” is not a number")
        is_beside(said, cell)
        cell.press("Tab")
        explore.settled()
        assert explore.numbers() == before


def test_wrong_text_in_the_bias_is_refused(open_page: Open) -> None:
    explore = open_page("/?step=67")
    before = explore.numbers()
    card = explore.page.get_by_role("region", name="Sum of the channels")
    rail = explore.page.get_by_role("textbox", name="Bias of filter 1")
    for field in (card.get_by_role("spinbutton"), rail):
        field.fill("much")
        field.press("Enter")
        said = explore.page.get_by_role("alert").get_by_text("“much” is not a number")
        is_beside(said, field)
        field.fill("12")
        expect(said).to_have_count(0)
        field.press("Enter")
        explore.settled()
        assert explore.numbers() == before


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("step=99999", "The link asks for step 99999, but the walk has 288"),
        ("step=minus", "cannot be used, so it is as at the start: step=minus"),
        ("stride=0", "cannot be used, so it is as at the start: stride=0"),
        ("pic=" + "deadbeef" * 8, "The link's picture is not (or no longer) on this server"),
        (
            "weights=2x3x3x3:1,2;x",
            "cannot be used, so it is as at the start: weights=2x3x3x3:1,2;x",
        ),
        ("preset=nothing", "cannot be used, so it is as at the start: preset=nothing"),
        ("crop=0,0,9999,9999", "cannot be used, so it is as at the start: crop=0,0,9999,9999"),
        ("bias=1,NaN&op=dance&lang=xx", "op=dance, bias=1,NaN, lang=xx"),
        (
            "grid=4&kernel=15&padding=0",
            "The window spans 15×15 cells, the padded input has only 4×4",
        ),
        ("op=max_pool&pool_padding=5", "Padding 5 is more than half of the window"),
    ],
)
def test_a_link_that_cannot_be_used_is_told(open_page: Open, query: str, said: str) -> None:
    explore = open_page(f"/?{query}", allow=REFUSED)
    expect(explore.notice()).to_contain_text(said)
    assert explore.total() == 288
    agrees_with_the_api(explore)
    explore.page.get_by_role("button", name="Close the message").click()
    expect(explore.notice()).to_have_count(0)


def test_the_server_goes_away_and_comes_back(open_page: Open, tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port=port) as address:
        explore = open_page("/?step=67", address=address, allow=GONE)
    before = explore.numbers()
    explore.slide("Stride", 2)
    expect(explore.notice()).to_have_text("The server does not answer. What is shown stays.")
    assert explore.numbers() == before
    retry = explore.page.get_by_role("button", name="Try again")
    retry.click()
    expect(retry).to_be_visible()
    assert explore.numbers() == before
    with serving(tmp_path, port=port):
        retry.click()
        expect(explore.notice()).to_have_count(0)
        explore.settled()
        assert explore.run()["output_shape"] == [2, 6, 6]
        agrees_with_the_api(explore)


def test_steps_that_do_not_come_are_told(open_page: Open, tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port=port) as address:
        explore = open_page("/?step=67", address=address, allow=GONE)
    explore.press("End")
    expect(explore.notice()).to_have_text("The server does not answer. What is shown stays.")
    with serving(tmp_path, port=port):
        expect(explore.notice()).to_have_count(0)
        explore.settled()
        assert explore.step() == 288
        agrees_with_the_api(explore)


def test_an_upload_that_does_not_arrive_is_told(open_page: Open) -> None:
    explore = open_page("/?step=67", allow=GONE)
    explore.page.route("**/api/v1/images", lambda route: route.abort())
    refuses(explore, "mine.png", saved(colours(12, 12)), "The server did not answer")
    explore.page.unroute("**/api/v1/images")
    explore.bring("mine.png", saved(colours(12, 12)))
    explore.brought()
    agrees_with_the_api(explore)
