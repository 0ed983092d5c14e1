"""What is wrong with how a page is laid out, as lists of sentences that should be empty."""

from playwright.sync_api import Page

# Elements that can be seen, with the part of their box that is not scrolled out of sight.
_COMMON = """
    const seen = element => element.checkVisibility(
        {visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true})
        && !element.closest('.visually-hidden');
    const called = element => {
        const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
        return `${element.tagName}.${element.className} "${words.trim().slice(0, 40)}"`;
    };
    const visiblePart = (element, box) => {
        let {left, top, right, bottom} = box;
        for (let at = element.parentElement; at; at = at.parentElement) {
            if (getComputedStyle(at).overflowX === 'visible') continue;
            const clip = at.getBoundingClientRect();
            left = Math.max(left, clip.left);
            right = Math.min(right, clip.right);
            top = Math.max(top, clip.top);
            bottom = Math.min(bottom, clip.bottom);
        }
        return {left, top, right, bottom};
    };
"""

_TEXTS = """
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const {parentElement: parent, data} = walker.currentNode;
        if (!data.trim() || !seen(parent)) continue;
        if (parent.closest('script, style, noscript, option')) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        texts.push({parent, box: range.getBoundingClientRect()});
    }
"""

_OUTSIDE = (
    "() => {"
    + _COMMON
    + _TEXTS
    + """
    const width = document.documentElement.clientWidth;
    // What scrolls sideways in a box of its own is not outside, only further on; what an ellipsis
    // stands for neither.
    const isFurtherOn = element => {
        for (let at = element; at && at !== document.body; at = at.parentElement) {
            const {overflowX, textOverflow} = getComputedStyle(at);
            if (overflowX === 'auto' || overflowX === 'hidden' && textOverflow === 'ellipsis') {
                return at.getBoundingClientRect().right <= width + 0.5;
            }
        }
        return false;
    };
    return texts.filter(({parent}) => !isFurtherOn(parent))
        .filter(({box}) => box.left < -0.5 || box.right > width + 0.5)
        .map(({parent, box}) => `${called(parent)} from ${box.left} to ${box.right}`);
}"""
)

_CUT = (
    "() => {"
    + _COMMON
    + _TEXTS
    + """
    const isEllipsis = element => {
        const style = getComputedStyle(element);
        return style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
    };
    const found = [];
    for (const {parent, box} of texts) {
        for (let at = parent; at && at !== document.body; at = at.parentElement) {
            const {overflowX, overflowY} = getComputedStyle(at);
            if (overflowX === 'visible' && overflowY === 'visible') continue;
            if (isEllipsis(at)) break;
            const clip = at.getBoundingClientRect();
            const isAcross = box.left < clip.left - 1 || box.right > clip.right + 1;
            const isDown = box.top < clip.top - 1 || box.bottom > clip.bottom + 1;
            if (overflowX === 'hidden' && isAcross || overflowY === 'hidden' && isDown) {
                found.push(`${called(parent)} is cut by ${called(at)}`);
            }
            if (overflowX === 'auto' || overflowY === 'auto') break;
        }
    }
    // An input shows its text without a box of its own.
    for (const input of document.querySelectorAll('input[type=text]')) {
        if (seen(input) && input.scrollWidth > input.clientWidth + 1) {
            found.push(`the value ${input.value} of ${called(input)} is cut`);
        }
    }
    return found;
}"""
)

_OVERLAPS = (
    "() => {"
    + _COMMON
    + """
    const layerOf = element => {
        for (let at = element; at; at = at.parentElement) {
            if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return at;
        }
        return document.body;
    };
    const all = [...document.querySelectorAll(
        'a[href], button, select, input, textarea, [role=slider], [role=button]')];
    const controls = all.filter(element => {
        // A hidden radio button is where its label is.
        const label = element.closest('label');
        // What is there for the keyboard alone is in no pointer's way.
        if (!label && getComputedStyle(element).pointerEvents === 'none') return false;
        return seen(element) || label && seen(label);
    }).flatMap(element => [...element.getClientRects()].map(box => (
        // A link that goes on in the next line has a box in each.
        {element, layer: layerOf(element), ...visiblePart(element, box)}
    ))).filter(({left, top, right, bottom}) => right - left > 1 && bottom - top > 1);
    const found = [];
    controls.forEach((one, place) => {
        for (const other of controls.slice(place + 1)) {
            if (one.layer !== other.layer) continue;
            if (one.element.contains(other.element)) continue;
            const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
            const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
            if (across > 1 && down > 1) {
                found.push(`${called(one.element)} and ${called(other.element)}: `
                    + `${across.toFixed(1)} × ${down.toFixed(1)}`);
            }
        }
    });
    return found;
}"""
)


def texts_outside(page: Page) -> list[str]:
    """Texts that reach over an edge of the screen."""
    found: list[str] = page.evaluate(_OUTSIDE)
    return found


def texts_cut(page: Page) -> list[str]:
    """Texts of which a part is hidden, and no ellipsis says so."""
    found: list[str] = page.evaluate(_CUT)
    return found


def overlaps(page: Page) -> list[str]:
    """Pairs of controls that lie over each other."""
    found: list[str] = page.evaluate(_OVERLAPS)
    return found


def sideways(page: Page) -> int:
    """Pixels that the page can be scrolled sideways."""
    found: int = page.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return found


def faults(page: Page) -> list[str]:
    """Everything that is wrong with the layout."""
    scrolls = sideways(page)
    return [
        *([f"the page scrolls sideways by {scrolls} px"] if scrolls > 0 else []),
        *texts_outside(page),
        *texts_cut(page),
        *overlaps(page),
    ]
