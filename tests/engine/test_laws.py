"""What holds for every convolution and pooling, whatever the numbers; in integers, exactly."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.runs import Run
from tests.support.runs import output_of, run_of
from tests.support.strategies import integers, runs_of

sides = st.integers(1, 6)


def turned(weight: np.ndarray[Any, Any], axes: int) -> np.ndarray[Any, Any]:
    """By 180°."""
    half: np.ndarray[Any, Any] = np.flip(weight, tuple(range(-axes, 0)))
    return half


@pytest.mark.parametrize("axes", [1, 2])
@given(drawn=st.data())
def test_convolution_commutes(axes: int, drawn: st.DataObject) -> None:
    def full(f: np.ndarray[Any, Any], g: np.ndarray[Any, Any]) -> Any:
        padding = [side - 1 for side in g.shape for _ in range(2)]
        return output_of(
            f[None].tolist(),
            op=f"conv{axes}d",
            mode="convolution",
            kernel=g.tolist(),
            padding=padding,
        )

    f, g = (drawn.draw(integers(*[drawn.draw(sides) for _ in range(axes)])) for _ in "fg")
    np.testing.assert_array_equal(full(f, g), full(g, f))


@pytest.mark.parametrize("op", ["conv1d", "conv2d", "conv_transpose1d", "conv_transpose2d"])
@given(drawn=st.data())
def test_convolution_is_correlation_with_the_kernel_turned(op: str, drawn: st.DataObject) -> None:
    run: Run = drawn.draw(runs_of(op))
    operation = run.question["operation"]
    weight = np.array(operation["weight"], dtype=float)
    other = {"correlation": "convolution", "convolution": "correlation"}[operation["mode"]]
    twin = operation | {"mode": other, "weight": turned(weight, weight.ndim - 2).tolist()}
    again = run_of({"input": run.question["input"], "operation": twin})
    np.testing.assert_allclose(run.seen_output, again.seen_output, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("op", ["conv1d", "conv2d"])
@given(drawn=st.data())
def test_the_channel_maps_of_a_filter_and_its_bias_add_up_to_its_feature_map(
    op: str, drawn: st.DataObject
) -> None:
    run: Run = drawn.draw(runs_of(op))
    operation = run.question["operation"]
    for out, feature_map in enumerate(run.seen_output):
        maps = run.channel_maps(out)
        assert maps.shape == (run.layer.input_shape[0] // operation["groups"], *feature_map.shape)
        bias = 0 if operation["bias"] is None else operation["bias"][out]
        scale = np.abs(maps).sum(axis=0) + abs(bias)
        assert np.all(np.abs(maps.sum(axis=0) + bias - feature_map) <= 1e-12 * (scale + 1))


@pytest.mark.parametrize("op", ["conv1d", "conv2d"])
@given(drawn=st.data())
def test_a_channel_map_holds_the_channels_sum_of_every_step(op: str, drawn: st.DataObject) -> None:
    run: Run = drawn.draw(runs_of(op))
    out, *_ = run.layer.output_shape
    filter_ = drawn.draw(st.integers(0, out - 1))
    per_map = run.total // out
    page = run.steps(filter_ * per_map, per_map)
    assert page.sums is not None
    for slot, channel in enumerate(page.channels[0]):
        one = run.channel_map(filter_, int(channel))
        np.testing.assert_allclose(one.ravel(), page.sums[:, slot], rtol=1e-10, atol=1e-10)
        np.testing.assert_array_equal(one.ravel(), run.channel_maps(filter_)[slot].ravel())


@pytest.mark.parametrize("axes", [1, 2])
@given(drawn=st.data())
def test_the_transposed_layer_is_the_layers_adjoint(axes: int, drawn: st.DataObject) -> None:
    """⟨layer(x), y⟩ = ⟨x, transposed(y)⟩ for every x and y, with the same weights."""
    groups, outs, ins = (drawn.draw(st.integers(1, 3)) for _ in range(3))
    kernel, stride, dilation = (
        [drawn.draw(st.integers(1, 3)) for _ in range(axes)] for _ in range(3)
    )
    span = [d * (k - 1) + 1 for k, d in zip(kernel, dilation, strict=True)]
    padding = [drawn.draw(st.integers(0, (reach - 1) // 2)) for reach in span]
    size = [reach + drawn.draw(st.integers(0, 4)) for reach in span]
    # Cells at the far end that no window reaches are given back, empty.
    unread = [
        (side + 2 * pad - reach) % jump
        for side, pad, reach, jump in zip(size, padding, span, stride, strict=True)
    ]
    weight = drawn.draw(integers(groups * outs, ins, *kernel)).tolist()
    fields: dict[str, Any] = {"stride": stride, "dilation": dilation, "groups": groups}
    fields["mode"] = drawn.draw(st.sampled_from(("correlation", "convolution")))
    x = drawn.draw(integers(groups * ins, *size))
    both = [pad for pad in padding for _ in range(2)]
    image = output_of(x.tolist(), op=f"conv{axes}d", weight=weight, padding=both, **fields)
    y = drawn.draw(integers(*image.shape))
    back = output_of(
        y.tolist(),
        op=f"conv_transpose{axes}d",
        weight=weight,
        padding=padding,
        output_padding=unread,
        **fields,
    )
    assert back.shape == x.shape
    assert (image * y).sum() == (x * back).sum()


@pytest.mark.parametrize("kind", ["max", "avg"])
@pytest.mark.parametrize("axes", [1, 2])
@given(drawn=st.data())
def test_adaptive_windows_that_divide_the_input_are_a_poolings(
    kind: str, axes: int, drawn: st.DataObject
) -> None:
    window, out = ([drawn.draw(st.integers(1, 4)) for _ in range(axes)] for _ in range(2))
    size = [w * n for w, n in zip(window, out, strict=True)]
    x = drawn.draw(integers(drawn.draw(sides), *size)).tolist()
    np.testing.assert_array_equal(
        output_of(x, op=f"adaptive_{kind}_pool{axes}d", output_size=out),
        output_of(x, op=f"{kind}_pool{axes}d", kernel_size=window),
    )
