"""Convolution of functions: against SciPy's quadrature and sums, and the laws it obeys."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate
from scipy import signal as scipy_signal

from app.engine.signals import Curve, area, area_of_convolution, convolve, curve, meet, samples
from app.operations.signals import (
    Box,
    Exponential,
    Gaussian,
    Impulses,
    Samples,
    Signal,
    Triangle,
    support,
)

places = st.floats(-3, 3).map(lambda place: round(place, 2))
widths = st.floats(0.2, 3).map(lambda width: round(width, 2))
heights = st.floats(-2, 2).map(lambda height: round(height, 2))


def box(start: float, width: float, height: float) -> Box:
    return Box.model_validate(
        {"shape": "box", "from": start, "to": start + width, "height": height}
    )


def triangle(start: float, width: float, height: float) -> Triangle:
    given = {"shape": "triangle", "from": start, "to": start + width, "height": height}
    return Triangle.model_validate(given)


boxes = st.builds(box, places, widths, heights)
triangles = st.builds(triangle, places, widths, heights)
gaussians = st.builds(Gaussian, shape=st.just("gaussian"), mean=places, sd=widths, height=heights)
decays = st.builds(Exponential, shape=st.just("exponential"), start=places, rate=widths)
drawn = st.builds(
    Samples,
    shape=st.just("samples"),
    values=st.lists(heights, min_size=1, max_size=8),
    start=places,
    spacing=widths,
)
trains = st.builds(
    Impulses, shape=st.just("impulses"), start=places, period=widths, count=st.integers(1, 5)
)
functions = st.one_of(boxes, triangles, gaussians, decays, drawn)

SHAPES: list[Signal] = [
    box(0, 2, 1),
    triangle(-1, 3, 2),
    Gaussian(shape="gaussian", mean=0.5, sd=0.7),
    Exponential(shape="exponential", start=0, rate=1.3),
    Samples(shape="samples", values=[0, 1, -0.5, 2, 0], start=-1, spacing=0.6),
]


def quad(f: Curve, g: Curve, x: float) -> float:
    """SciPy's integral of f(t) g(x − t), told where its pieces meet."""
    low = max(f.breaks[0], x - g.breaks[-1])
    high = min(f.breaks[-1], x - g.breaks[0])
    if low >= high:
        return 0.0
    inner = np.concatenate([f.breaks, x - g.breaks])
    points = sorted({float(one) for one in inner if low < one < high})
    edges = [low, *points, high]

    def product(t: float) -> float:
        return float(f.function(np.array(t)) * g.function(np.array(x - t)))

    parts = [
        integrate.quad(product, a, b, epsabs=1e-12, epsrel=1e-12)[0]
        for a, b in itertools.pairwise(edges)
    ]
    return float(sum(parts))


@pytest.mark.parametrize("f", SHAPES, ids=lambda one: one.shape)
@pytest.mark.parametrize("g", SHAPES, ids=lambda one: one.shape)
def test_every_pair_is_scipys_integral(f: Signal, g: Signal) -> None:
    x = np.linspace(-4, 9, 14)
    expected = [quad(curve(f), curve(g), place) for place in x]
    np.testing.assert_allclose(convolve(curve(f), curve(g), x), expected, atol=1e-9)


@given(f=functions, g=functions, x=st.floats(-5, 12))
def test_any_pair_is_scipys_integral(f: Signal, g: Signal, x: float) -> None:
    found = convolve(curve(f), curve(g), np.array([x]))[0]
    np.testing.assert_allclose(found, quad(curve(f), curve(g), x), atol=1e-9)


@given(f=functions, g=functions)
def test_swapped_it_is_the_same_and_areas_multiply(f: Signal, g: Signal) -> None:
    x = np.linspace(-8, 16, 25)
    one, other = curve(f), curve(g)
    np.testing.assert_allclose(convolve(one, other, x), convolve(other, one, x), atol=1e-9)
    expected = area(one) * area(other)
    np.testing.assert_allclose(area_of_convolution(one, other), expected, atol=1e-6)


@given(f=boxes, g=functions, h=functions)
def test_it_is_linear(f: Signal, g: Signal, h: Signal) -> None:
    x = np.linspace(-8, 16, 25)
    first, second = curve(g), curve(h)
    both = Curve(
        np.unique(np.concatenate([first.breaks, second.breaks])), lambda t: first(t) + 2 * second(t)
    )
    apart = convolve(curve(f), first, x) + 2 * convolve(curve(f), second, x)
    np.testing.assert_allclose(convolve(curve(f), both, x), apart, atol=1e-9)


def test_two_boxes_make_a_triangle() -> None:
    x = np.linspace(-1, 5, 61)
    found = convolve(curve(box(0, 2, 1)), curve(box(0, 2, 1)), x)
    np.testing.assert_allclose(found, np.maximum(0, 2 - np.abs(x - 2)), atol=1e-12)


def test_two_gaussians_make_one_as_wide_as_both_together() -> None:
    one = curve(Gaussian(shape="gaussian", sd=0.6))
    other = curve(Gaussian(shape="gaussian", mean=1, sd=0.8))
    x = np.linspace(-1, 3, 41)
    height = 2 * np.pi * 0.6 * 0.8 / np.sqrt(2 * np.pi)
    # Both are cut off at four standard deviations: that is all that they differ by.
    np.testing.assert_allclose(
        convolve(one, other, x), height * np.exp(-((x - 1) ** 2) / 2), atol=2e-4
    )


@given(f=trains, g=functions)
def test_an_impulse_makes_a_copy(f: Impulses, g: Signal) -> None:
    x = np.linspace(-8, 16, 49)
    copies = sum(f.height * curve(g)(x - f.start - k * f.period) for k in range(f.count))
    np.testing.assert_allclose(convolve(curve(f), curve(g), x), copies, atol=1e-12)
    np.testing.assert_allclose(convolve(curve(g), curve(f), x), copies, atol=1e-12)


@given(f=trains, g=trains)
def test_impulses_meet_where_their_places_add_up(f: Impulses, g: Impulses) -> None:
    found, areas = meet(curve(f), curve(g))
    assert np.all(np.diff(found) > 0)
    np.testing.assert_allclose(areas.sum(), f.count * g.count * f.height * g.height, atol=1e-9)
    sums = np.add.outer(curve(f).breaks, curve(g).breaks).ravel()
    assert all(np.abs(found - one).min() < 1e-8 for one in sums)


def test_two_functions_do_not_meet() -> None:
    with pytest.raises(TypeError):
        meet(curve(SHAPES[0]), curve(SHAPES[1]))


@given(f=functions)
def test_turned_twice_it_is_as_before(f: Signal) -> None:
    t = np.linspace(-9, 9, 37)
    twice = curve(f).turned().turned()
    np.testing.assert_array_equal(twice(t), curve(f)(t))
    np.testing.assert_allclose(curve(f).turned()(t), curve(f)(-t), atol=1e-12)


@given(f=st.lists(heights, min_size=1, max_size=9), g=st.lists(heights, min_size=1, max_size=9))
def test_where_time_is_discrete_it_is_scipys_sum(f: list[float], g: list[float]) -> None:
    t = np.arange(0, 20)
    one = samples(Samples(shape="samples", values=f), t)
    other = samples(Samples(shape="samples", values=g), t)
    expected = scipy_signal.convolve(np.array(f), np.array(g))
    found = np.convolve(one, other)[: len(expected)]
    np.testing.assert_allclose(found, expected, atol=1e-9)


def test_where_time_is_discrete_a_shape_is_read_at_whole_places() -> None:
    t = np.arange(-2, 6)
    np.testing.assert_array_equal(samples(box(0, 2.5, 3), t), [0, 0, 3, 3, 3, 0, 0, 0])
    train = Impulses(shape="impulses", start=-1, period=2, count=3, height=2)
    np.testing.assert_array_equal(samples(train, t), [0, 2, 0, 2, 0, 2, 0, 0])
    between = Impulses(shape="impulses", start=0.5, period=1, count=2)
    assert not samples(between, t).any()


@pytest.mark.parametrize("f", SHAPES, ids=lambda one: one.shape)
def test_outside_its_support_a_signal_is_zero(f: Signal) -> None:
    first, last = support(f)
    assert not curve(f)(np.array([first - 1e-6, last + 1e-6])).any()
