"""The Explore page as a person sees it: what is where, in words."""

import io
import json
import re
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import FilePayload, Locator, Page, expect

CHANNELS = ("red", "green", "blue")
MINUS = "−"

Array: TypeAlias = NDArray[np.float64]


def number(text: str) -> float:
    """A number as the page writes it."""
    return float(re.sub(r"\s", "", text.replace(MINUS, "-")))


class Explore:
    """Reads and works an open page, by the names that a screen reader gives."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def group(self, name: str) -> list[float]:
        """The numbers of a named group of cells, such as ``Products, red``."""
        cells = self.page.get_by_role("group", name=name, exact=True).first.locator(".cell")
        return [number(text) for text in cells.all_inner_texts() if text.strip()]

    def number(self, name: str) -> float:
        """A number that stands alone under a name, such as ``Largest, red``."""
        return number(self.page.get_by_role("group", name=name, exact=True).inner_text())

    def kernel(self, channel: str) -> list[float]:
        """The kernel cells of a channel."""
        cells = self.page.get_by_role("group", name=f"Kernel, {channel}").locator("input")
        values: list[str] = cells.evaluate_all("cells => cells.map(cell => cell.value)")
        return [number(value) for value in values]

    def cell(self, channel: str, row: int, column: int) -> Locator:
        """A kernel cell; rows and columns count from 0, as everywhere on the page."""
        return self.page.get_by_role(
            "spinbutton", name=f"Kernel, {channel}, row {row}, column {column}", exact=True
        )

    def stamp_cell(self) -> float:
        """The value of the input cell that is stamped."""
        return number(self.page.get_by_role("group", name="Value,").first.inner_text())

    def look_at(self, view: str) -> None:
        """Look at a transposed convolution in another way."""
        self.choose("How to look at it", view)
        self.settled()

    def stamped(self, row: int, column: int) -> str:
        """What is said of a cell of the large map that is stamped on; outside, what is cut off."""
        run = self.run()
        canvas = self.page.locator(".stage .stamped-map").first
        box = canvas.bounding_box()
        assert box
        top, _, left, _ = run["padding"]
        extent = self._extent(run)
        self.page.mouse.move(
            box["x"] + (column + left + 0.5) * box["width"] / extent[1],
            box["y"] + (row + top + 0.5) * box["height"] / extent[0],
        )
        return self.page.locator(".stage .tip").inner_text()

    @staticmethod
    def _extent(run: dict[str, Any]) -> list[int]:
        """Rows and columns of the map with what the padding cuts off."""
        sides = []
        for axis, before in zip(run["output_size"]["axes"], run["padding"][::2], strict=True):
            reach = (axis["input"] - 1) * axis["stride"] + axis["span"]
            sides.append(max(reach, before + axis["result"]))
        return sides

    def sums(self) -> list[float]:
        """The sums of the channels on the card."""
        card = self.page.get_by_role("region", name="Sum of the channels")
        return [number(text) for text in card.get_by_role("group", name="Sum,").all_inner_texts()]

    def sums_in_full(self) -> list[float]:
        """The same where they are written as a sum, with their signs between them."""
        card = self.page.get_by_role("region", name="Sum of the channels")
        line = card.get_by_role("paragraph").first.inner_text()
        terms = re.findall(r"[−+]?\s*[\d.]+(?:e[−+]?\d+)?", line)
        return [number(term) for term in terms][:-1]

    def bias_chip(self) -> float:
        """The present filter's bias, wherever it stands on the stage."""
        field = self.page.get_by_role("spinbutton", name="Bias", exact=True)
        return number(field.input_value().removeprefix("+"))

    def bias(self) -> float:
        """The bias on the card."""
        card = self.page.get_by_role("region", name="Sum of the channels")
        return number(card.get_by_role("spinbutton").input_value().removeprefix("+"))

    def result(self) -> float:
        """The number that the card says is written."""
        card = self.page.get_by_role("region", name="Sum of the channels")
        return number(card.get_by_role("group", name="Output").inner_text())

    def step(self) -> int:
        """The step of the walk, from 1."""
        return int(number(self.page.get_by_role("textbox", name="step").input_value()))

    def walk_to(self, step: int) -> None:
        """Type a step into its field."""
        field = self.page.get_by_role("textbox", name="step")
        field.fill(str(step))
        field.press("Enter")
        field.blur()
        self.settled()

    def total(self) -> int:
        """The steps of the walk."""
        text = self.page.get_by_role("region", name="Playing the walk").inner_text()
        found = re.search(r"/\s*([\d\s ]+)", text)
        assert found
        return int(number(found[1].strip()))

    def press(self, *keys: str) -> None:
        """Press keys with nothing focused."""
        for key in keys:
            self.page.keyboard.press(key)

    def choose(self, group: str, option: str) -> None:
        """Choose one of a group of radio buttons, by its visible label."""
        radio = self.page.get_by_role("radiogroup", name=group).get_by_role(
            "radio", name=option, exact=True
        )
        radio.evaluate("element => element.closest('label, fieldset, div').scrollIntoView()")
        radio.check(force=True)

    def take_filter(self, name: str) -> None:
        """Choose a preset among all filters."""
        self.page.get_by_role("button", name="All filters").click()
        dialog = self.page.get_by_role("dialog", name="All filters")
        dialog.get_by_role("option").filter(has_text=name).first.click()
        expect(dialog).to_be_hidden()
        self.settled()

    def use_tool(self, name: str) -> None:
        """Press a tool for kernels."""
        self.page.get_by_role("toolbar").get_by_role("button", name=name, exact=True).click()
        self.settled()

    def slide(self, name: str, value: int) -> None:
        """Set a slider of the rails to a value, as its arrow keys would."""
        slider = self.page.get_by_role("slider", name=name, exact=True)
        slider.fill(str(value))

    def started(self) -> None:
        """Wait until the page shows its first step."""
        self.page.wait_for_selector(".stage :is(.cell, .layer-card, .unit)")
        self.settled()

    def go(self, query: str) -> None:
        """Go to another address of Explore as the back button does: nothing is loaded anew."""
        self.page.evaluate(
            """address => {
                history.pushState(null, '', address);
                dispatchEvent(new PopStateEvent('popstate'));
            }""",
            f"/?{query}",
        )
        self.settled()

    def numbers(self) -> dict[str, Any]:
        """Every number of the equation of a colour picture on the stage."""
        return {
            "step": self.step(),
            "total": self.total(),
            "windows": [self.group(f"Window, {name}") for name in CHANNELS],
            "kernels": [self.kernel(name) for name in CHANNELS],
            "products": [self.group(f"Products, {name}") for name in CHANNELS],
            "sums": self.sums(),
            "bias": self.bias(),
            "result": self.result(),
        }

    def bring(self, name: str, data: bytes) -> None:
        """Choose a file with the upload button."""
        with self.page.expect_file_chooser() as chooser:
            self.page.get_by_label("Upload", exact=True).click()
        chooser.value.set_files(FilePayload(name=name, mimeType="", buffer=data))

    def brought(self) -> None:
        """Wait until the picture that was brought is the present one and walked."""
        yours = self.page.get_by_role("radio", name="Your picture").last
        expect(yours).to_be_checked()
        self.settled()

    def complaint(self, control: Locator) -> Locator:
        """What is said to be wrong with a control: the alert that it is described by."""
        id_ = control.get_attribute("aria-describedby")
        assert id_, "the control is not described by anything"
        return self.page.locator(f"[role=alert]#{id_}")

    def notice(self) -> Locator:
        """What is said over the stage."""
        return self.page.locator(".notices").get_by_role("paragraph")

    def settled(self) -> None:
        """Wait until the settings have had their answer and the step its numbers."""
        self.page.wait_for_function(
            """() => new Promise(done => {
                // A change is drawn within a frame; its numbers are there when nothing is busy.
                const look = () => {
                    const frame = document.querySelector('.stage-frame');
                    const isStill = frame?.getAttribute('aria-busy') === 'false';
                    requestAnimationFrame(isStill ? () => done(true) : look);
                };
                requestAnimationFrame(() => requestAnimationFrame(look));
            })"""
        )

    def run(self) -> dict[str, Any]:
        """Ask the API for the run that the page asked for last."""
        requests: str = self.page.evaluate(
            "() => JSON.stringify(performance.getEntriesByType('resource').map(r => r.name))"
        )
        outputs = [name for name in json.loads(requests) if name.endswith("/output.npy")]
        answer = self.page.request.get(outputs[-1].removesuffix("/output.npy"))
        run: dict[str, Any] = answer.json()
        return run

    def record(self, index: int, query: str = "") -> dict[str, Any]:
        """Ask the API for a step of that run."""
        steps = self.run()["links"]["steps"]
        answer = self.page.request.get(f"{self.origin()}{steps}/{index}{query}")
        record: dict[str, Any] = answer.json()
        return record

    def output(self) -> Array:
        """Ask the API for the output of that run."""
        return self._array("output")

    def input(self) -> Array:
        """Ask the API for what that run reads."""
        return self._array("input")

    def _array(self, link: str) -> Array:
        answer = self.page.request.get(f"{self.origin()}{self.run()['links'][link]}")
        array: Array = np.load(io.BytesIO(answer.body()))
        return array

    def origin(self) -> str:
        """The server's address."""
        return "/".join(self.page.url.split("/")[:3])
