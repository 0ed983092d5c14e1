"""Over HTTP, the cases that the onnx package has for convolutions and poolings come out.

They are written against ONNX's own definition, so they know nothing of PyTorch. A node becomes an
operation of the API, or a chain of them; what no chain says is listed here, and nothing else is
left out.
"""

import io
from typing import Any

import httpx
import numpy as np
import pytest

from tests.support.onnx_cases import OnnxCase, onnx_cases
from tests.support.onnx_chains import CannotSayError, chain

RUN = {
    "Conv": 26,
    "ConvTranspose": 13,
    "MaxPool": 19,
    "AveragePool": 15,
    "LpPool": 6,
    "GlobalMaxPool": 2,
    "GlobalAveragePool": 2,
}
"""How many cases of each operator are run."""

TOO_LARGE = {
    "test_MaxPool1d_stride_padding_dilation": "220 000 cells a side, over the limit of a run",
    "test_MaxPool2d_stride_padding_dilation": "a million numbers, over the limit of a body",
}

LEFT_OUT = {
    **TOO_LARGE,
    "test_averagepool_2d_pads": "more padding than half the window, and not counted",
    "test_lppool_2d_dilations": "lp_pool has no dilation",
    **dict.fromkeys(
        (
            "test_AvgPool3d",
            "test_AvgPool3d_stride",
            "test_AvgPool3d_stride1_pad0_gpu_input",
            "test_Conv3d",
            "test_Conv3d_dilated",
            "test_Conv3d_dilated_strided",
            "test_Conv3d_groups",
            "test_Conv3d_no_bias",
            "test_Conv3d_stride",
            "test_Conv3d_stride_padding",
            "test_MaxPool3d",
            "test_MaxPool3d_stride",
            "test_MaxPool3d_stride_padding",
            "test_averagepool_3d_default",
            "test_averagepool_3d_dilations_large_count_include_pad_is_0_ceil_mode_is_False",
            "test_averagepool_3d_dilations_large_count_include_pad_is_0_ceil_mode_is_True",
            "test_averagepool_3d_dilations_large_count_include_pad_is_1_ceil_mode_is_False",
            "test_averagepool_3d_dilations_large_count_include_pad_is_1_ceil_mode_is_True",
            "test_averagepool_3d_dilations_small",
            "test_convtranspose_3d",
            "test_lppool_3d_default",
            "test_maxpool_3d_default",
            "test_maxpool_3d_dilations",
            "test_maxpool_3d_dilations_use_ref_impl",
            "test_maxpool_3d_dilations_use_ref_impl_large",
        ),
        "windows over three axes",
    ),
}
"""Cases that are not run, with the reason."""

ROUNDED = {"test_averagepool_2d_ceil_last_window_starts_on_pad"}
"""Cases that the package writes down with four decimals."""


@pytest.fixture(scope="module")
def cases() -> list[OnnxCase]:
    """All the cases of the operators."""
    return onnx_cases(frozenset(RUN))


def reason_against(case: OnnxCase) -> str | None:
    """Why a case is not run; none when it is."""
    try:
        chain(case)
    except CannotSayError as reason:
        return str(reason)
    return TOO_LARGE.get(case.name)


def test_nothing_else_is_left_out(cases: list[OnnxCase]) -> None:
    reasons = {case.name: reason_against(case) for case in cases}
    assert {name: reason for name, reason in reasons.items() if reason} == LEFT_OUT


@pytest.mark.parametrize("op", RUN)
def test_cases_come_out(client: httpx.Client, cases: list[OnnxCase], op: str) -> None:
    chosen = [case for case in cases if case.op == op and reason_against(case) is None]
    assert len(chosen) == RUN[op]
    wrong = {case.name: answer for case in chosen if (answer := difference(client, case))}
    assert not wrong, "\n\n".join(f"{name}: {answer}" for name, answer in wrong.items())


def difference(client: httpx.Client, case: OnnxCase) -> str:
    """What is not as the case has it, in words; empty when all is."""
    for item, values in enumerate(case.inputs[0]):
        given: dict[str, Any] = {"values": values.tolist()}
        for operation in chain(case):
            response = client.post("/runs", json={"input": given, "operation": operation})
            if response.status_code != 201:
                return f"{operation} is answered {response.status_code}: {response.text}"
            given = {"run": response.json()["id"]}
        try:
            np.testing.assert_allclose(
                array(client, response, "output"),
                case.outputs[0][item],
                rtol=1e-5,
                atol=1e-4 if case.name in ROUNDED else 1e-6,
            )
            if len(case.outputs) > 1:
                indices = array(client, response, "indices")
                np.testing.assert_array_equal(in_order(case, indices), case.outputs[1][item])
        except AssertionError as error:
            return f"{chain(case)}:{error}"
    return ""


def array(client: httpx.Client, response: httpx.Response, name: str) -> np.ndarray[Any, Any]:
    """An array of the run that was answered."""
    link = response.json()["links"][name]
    content = client.get(client.base_url.join(link)).raise_for_status().content
    loaded: np.ndarray[Any, Any] = np.load(io.BytesIO(content))
    return loaded


def in_order(case: OnnxCase, indices: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Indices flat over a plane in rows, in the order that the case counts in: rows or columns."""
    if not case.attributes.get("storage_order", 0):
        return indices
    height, width = case.inputs[0].shape[2:]
    in_columns: np.ndarray[Any, Any] = indices % width * height + indices // width
    return in_columns
