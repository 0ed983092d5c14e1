"""The camera: live through the present layer, frozen with a key, and off when the dialog closes.

Chromium's own test camera shows a pie that fills up; where a test takes back that it may be used,
it is refused as a person would refuse it.
"""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Locator, expect

from tests.browser.conftest import CLASSROOM, Open
from tests.browser.explore import Explore, number
from tests.browser.layout import faults
from tests.browser.test_accessibility import violations

WATCH = """() => {
    const {mediaDevices} = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async wishes => {
        window.cameraStream = await ask(wishes);
        return window.cameraStream;
    };
}"""
"""Keep hold of the stream, to see what becomes of it."""

FILTERED = """async ([run, input]) => {
    const {createFilter} = await import('/static/js/lib/live_filter.js');
    const filters = run.weight.map((_, at) => at);
    const filter = createFilter({
        weight: run.weight, bias: run.bias, mode: run.operation.mode, groups: run.groups,
        stride: run.stride, padding: run.padding, paddingMode: run.operation.padding_mode,
        dilation: run.dilation,
    }, run.input_shape, filters);
    filter.input.set(input);
    filter.apply();
    return [...filter.output];
}"""
"""What the page's live filter makes of the very input of a run."""

Opened = Callable[..., Explore]


@pytest.fixture
def with_camera(open_page: Open) -> Opened:
    """Open a page and the dialog, and wait until the camera is on."""

    def opened(path: str = "/", **options: object) -> Explore:
        explore = open_page(path, **options)
        explore.page.evaluate(WATCH)
        show(explore)
        expect(button(explore, "Freeze and walk it")).to_have_attribute("aria-disabled", "false")
        return explore

    return opened


def show(explore: Explore) -> None:
    """Open the dialog."""
    explore.page.get_by_role("button", name="Camera", exact=True).click()
    expect(dialog(explore)).to_be_visible()


def dialog(explore: Explore) -> Locator:
    """The dialog."""
    return explore.page.get_by_role("dialog", name="Camera")


def fastest(rate: Locator) -> float:
    """The most frames a second within a while; other work can only make them fewer."""
    most = 0.0
    for _ in range(20):
        most = max(most, number(rate.inner_text().split()[0]))
        if most >= 15:
            break
        rate.page.wait_for_timeout(500)
    return most


def button(explore: Explore, name: str) -> Locator:
    """A button of the dialog."""
    return dialog(explore).get_by_role("button", name=name, exact=True)


def is_off(explore: Explore) -> bool:
    """Whether the camera's light went out."""
    off: bool = explore.page.evaluate(
        "() => window.cameraStream.getTracks().every(track => track.readyState === 'ended')"
    )
    return off


def filtered(explore: Explore) -> NDArray[np.float64]:
    """The run on the stage, as the live filter works it out."""
    run = explore.run()
    output = explore.page.evaluate(FILTERED, [run, np.ravel(explore.input()).tolist()])
    return np.reshape(output, run["output_shape"])


@pytest.mark.measured
def test_the_layer_runs_live_and_a_frame_is_frozen_and_walked(with_camera: Opened) -> None:
    explore = with_camera("/?step=500")
    rate = dialog(explore).locator(".camera-rate")
    expect(rate).to_be_visible()
    assert fastest(rate) >= 15
    live = dialog(explore).get_by_role("img", name="What the filter makes of it, live")
    assert live.evaluate("canvas => [canvas.height, canvas.width]") == [72, 96]
    first = live.evaluate("canvas => canvas.toDataURL()")
    explore.page.wait_for_timeout(300)
    assert live.evaluate("canvas => canvas.toDataURL()") != first
    assert not is_off(explore)
    explore.press("Space")
    expect(dialog(explore)).to_be_hidden()
    explore.brought()
    assert is_off(explore)
    assert explore.run()["input_shape"] == [3, 72, 96]
    assert (
        explore.page.get_by_role("img", name="Your picture").evaluate("image => image.naturalWidth")
        == 480
    )
    # The camera's ground is green; it is what the numbers say.
    red, green, _ = explore.input()[:, 36, 5]
    assert green > 100 > red
    np.testing.assert_allclose(filtered(explore), explore.output(), rtol=0, atol=1e-9)


def test_the_live_filter_equals_the_server_in_every_setting(with_camera: Opened) -> None:
    explore = with_camera(
        "/?op=convolution&stride=2,1&padding=3,2,1,0&padding_mode=reflect&dilation=1,2"
    )
    # Enter freezes, too, wherever the focus rests.
    dialog(explore).evaluate("element => element.focus()")
    explore.page.evaluate("() => document.activeElement.blur()")
    dialog(explore).press("Enter")
    explore.brought()
    page = explore.page
    changes: list[Callable[[], None]] = [
        lambda: None,
        lambda: explore.choose("The padding holds", "Circular"),
        lambda: explore.choose("The padding holds", "Replicate"),
        lambda: page.get_by_role("radio", name="Sharpen", exact=True).check(force=True),
        lambda: explore.choose("Operation", "Correlation"),
        lambda: explore.choose("Values from and to", "0–1"),
    ]
    for change in changes:
        change()
        explore.settled()
        np.testing.assert_allclose(filtered(explore), explore.output(), rtol=0, atol=1e-9)


@pytest.mark.measured
def test_a_large_kernel_runs_live(with_camera: Opened) -> None:
    explore = with_camera("/?kernel=15&grid=32&preset=sharpen")
    rate = dialog(explore).locator(".camera-rate")
    expect(rate).to_be_visible()
    assert fastest(rate) >= 15


def test_a_filter_is_chosen(with_camera: Opened) -> None:
    explore = with_camera("/")
    expect(dialog(explore)).to_contain_text("Two filters, filter 1 of 2")
    explore.choose("Filter", "2")
    expect(dialog(explore)).to_contain_text("Two filters, filter 2 of 2")


def test_the_camera_goes_off_when_the_dialog_closes(with_camera: Opened) -> None:
    explore = with_camera("/")
    explore.press("Escape")
    expect(dialog(explore)).to_be_hidden()
    assert is_off(explore)
    show(explore)
    expect(button(explore, "Freeze and walk it")).to_have_attribute("aria-disabled", "false")
    assert not is_off(explore)
    button(explore, "Close").click()
    assert is_off(explore)
    assert "image" in explore.run()["input"]
    # It is closed again before the browser has answered.
    explore.page.evaluate(
        """() => {
            const {mediaDevices} = navigator;
            const ask = mediaDevices.getUserMedia;
            window.cameraStream = null;
            mediaDevices.getUserMedia = async wishes => {
                await new Promise(done => setTimeout(done, 300));
                return ask(wishes);
            };
        }"""
    )
    show(explore)
    explore.press("Escape")
    explore.page.wait_for_function("() => window.cameraStream")
    explore.page.wait_for_function(
        "() => window.cameraStream.getTracks().every(track => track.readyState === 'ended')"
    )


def test_a_frame_that_could_not_be_sent_is_said_and_taken_again(with_camera: Opened) -> None:
    explore = with_camera("/", allow="status of 413")
    explore.page.route("**/api/v1/images", lambda route: route.fulfill(status=413, json={}))
    button(explore, "Freeze and walk it").click()
    expect(dialog(explore).get_by_role("alert")).to_contain_text("The upload failed")
    explore.page.unroute_all()
    button(explore, "Again").click()
    button(explore, "Freeze and walk it").click()
    expect(dialog(explore)).to_be_hidden()
    explore.brought()


def trouble(explore: Explore) -> Locator:
    """Open the dialog and give what is wrong."""
    show(explore)
    return dialog(explore).get_by_role("alert")


def test_a_camera_that_is_refused_is_said_and_can_be_tried_again(open_page: Open) -> None:
    explore = open_page("/", fresh=True)
    explore.page.context.clear_permissions()
    expect(trouble(explore)).to_contain_text("The camera was refused.")
    assert violations(explore.page) == []
    explore.page.context.grant_permissions(["camera"])
    # What had the focus is gone: what stands in its place has it.
    expect(button(explore, "Try again")).to_be_focused()
    explore.page.keyboard.press("Enter")
    shutter = button(explore, "Freeze and walk it")
    expect(shutter).to_have_attribute("aria-disabled", "false")
    expect(shutter).to_be_focused()


def test_a_page_that_browsers_do_not_trust_says_so(open_page: Open, server: str) -> None:
    explore = open_page("/", address=server.replace("127.0.0.1", CLASSROOM), fresh=True)
    expect(trouble(explore)).to_contain_text("only to pages that came over https")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("NotFoundError", "No camera was found."),
        ("NotReadableError", "another program may be using it"),
        ("StrangeError", "The camera does not work: out of film"),
    ],
)
def test_no_camera_and_one_that_is_taken(open_page: Open, name: str, words: str) -> None:
    explore = open_page("/")
    explore.page.evaluate(
        """name => {
            navigator.mediaDevices.getUserMedia = async () => {
                throw new DOMException('out of film', name);
            };
        }""",
        name,
    )
    expect(trouble(explore)).to_contain_text(words)


def test_without_a_convolution_there_is_still_a_still(with_camera: Opened) -> None:
    explore = with_camera("/?op=max_pool")
    expect(dialog(explore)).to_contain_text("the still is taken all the same")
    explore.press("Space")
    expect(dialog(explore)).to_be_hidden()
    explore.brought()
    assert explore.run()["input_shape"] == [3, 72, 96]


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
def test_the_dialog_looks_right(open_page: Open, size: tuple[int, int]) -> None:
    width, height = size
    dark = width == 1024
    explore = open_page("/", width=width, height=height, dark=dark, reduced=True)
    page = explore.page
    if width == 390:
        page.get_by_role("button", name="Picture", exact=True).click()
    elif width == 1024:
        page.get_by_role("tab", name="Picture").click()
    show(explore)
    expect(button(explore, "Freeze and walk it")).to_have_attribute("aria-disabled", "false")
    expect(button(explore, "Freeze and walk it")).to_be_focused()
    assert faults(page) == []
    assert violations(page) == []
