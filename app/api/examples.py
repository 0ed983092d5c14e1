"""Examples of answers for the documentation of the API; the tests hold them against real ones."""

from typing import Any

Example = dict[str, Any]

KERNELS: Example = {
    "kernels": [
        {
            "name": "sobel_x",
            "family": "edge",
            "family_title": {"en": "Edges", "zh": "边缘检测"},
            "title": {"en": "Sobel →", "zh": "Sobel →"},
            "note": {
                "en": "Change from left to right, smoothed downwards: upright edges",
                "zh": "从左到右的变化，纵向平滑：检测竖直边缘",
            },
            "weight": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]],
            "bias": None,
            "combine": "sum",
        }
    ]
}

IMAGE: Example = {
    "id": "5f2b8c1d0e9a47368d1c2b3a4f5e6d7c",
    "width": 640,
    "height": 480,
    "mode": "rgb",
    "links": {"self": "/api/v1/images/5f2b8c1d0e9a47368d1c2b3a4f5e6d7c"},
}

SAMPLE: Example = {
    "id": "6b4e9d4c8ae34805b4281ec75945cab9",
    "width": 224,
    "height": 224,
    "mode": "rgb",
    "links": {"self": "/api/v1/images/6b4e9d4c8ae34805b4281ec75945cab9"},
    "name": "astronaut",
    "title": {"en": "Astronaut Eileen Collins", "zh": "宇航员艾琳·柯林斯"},
    "start": {"crop": [40, 50, 160, 170], "size": [12, 12], "color": "rgb"},
    "source": "NASA Great Images database",
    "licence": "public domain",
}

IMAGES: Example = {"images": [SAMPLE]}

QUESTION: Example = {
    "input": {"values": [[1, 2, 4], [3, 5, 9]]},
    "operation": {"op": "conv2d", "kernel": [[-1, 1]], "bias": [10]},
}
"""The run that the examples below are about: the difference to the right neighbour, plus ten."""

_RUN = "/api/v1/runs/152b0f86984ccd85f7da0ddd9015f62b"


def _axis(axis: str, size: int, kernel: int) -> Example:
    return {
        "axis": axis,
        "input": size,
        "kernel": kernel,
        "dilation": 1,
        "span": kernel,
        "padding": [0, 0],
        "stride": 1,
        "numerator": size - kernel,
        "quotient": size - kernel,
        "remainder": 0,
        "dropped": False,
        "overhang": 0,
        "never_read": 0,
        "expression": f"⌊({size} + 2·0 − {kernel}) / 1⌋ + 1",
        "result": size - kernel + 1,
    }


RUN: Example = {
    "id": _RUN.rsplit("/", 1)[1],
    "input": {"values": [[[1, 2, 4], [3, 5, 9]]]},
    "operation": {
        "op": "conv2d",
        "mode": "correlation",
        "weight": [[[[-1, 1]]]],
        "bias": [10],
        "stride": [1, 1],
        "padding": [0, 0, 0, 0],
        "padding_mode": "zeros",
        "dilation": [1, 1],
        "groups": 1,
    },
    "input_shape": [1, 2, 3],
    "output_shape": [1, 2, 2],
    "weight": [[[[-1, 1]]]],
    "bias": [10],
    "kernel_size": [1, 2],
    "stride": [1, 1],
    "padding": [0, 0, 0, 0],
    "dilation": [1, 1],
    "groups": 1,
    "output_size": {
        "formula": "⌊(W + 2P − F) / S⌋ + 1",
        "axes": [_axis("height", 2, 1), _axis("width", 3, 2)],
    },
    "output_padding": None,
    "counts": {
        "steps": 4,
        "multiply_adds": 8,
        "parameters": 3,
        "dense_parameters": 28,
        "ungrouped_parameters": 3,
        "ungrouped_multiply_adds": 8,
        "separable_parameters": 4,
        "separable_multiply_adds": 12,
    },
    "receptive_field": {"size": [1, 2], "jump": [1, 1], "start": [0.0, 0.5]},
    "chain": [
        {
            "id": "152b0f86984ccd85f7da0ddd9015f62b",
            "op": "conv2d",
            "output_shape": [1, 2, 2],
        }
    ],
    "links": {
        "self": _RUN,
        "steps": f"{_RUN}/steps",
        "input": f"{_RUN}/input.npy",
        "output": f"{_RUN}/output.npy",
        "output_json": f"{_RUN}/output.json",
        "input_csv": f"{_RUN}/input.csv",
        "output_csv": f"{_RUN}/output.csv",
        "arrays": f"{_RUN}/arrays.npz",
        "inputs": [f"{_RUN}/inputs/0.png"],
        "code": f"{_RUN}/code",
        "indices": None,
        "scatter": None,
        "frequency_response": f"{_RUN}/frequency_response/{{filter}}.json",
        "receptive_field": f"{_RUN}/receptive_field?row={{row}}&column={{column}}",
        "maps": [f"{_RUN}/maps/0.png"],
        "channel_maps": [f"{_RUN}/channel_maps/0.npy"],
        "frames": f"{_RUN}/frames/{{n}}.png",
        "frames_svg": f"{_RUN}/frames/{{n}}.svg",
        "animation": f"{_RUN}/animation.{{kind}}",
    },
}


def _step(index: int, row: int, column: int, left: int, right: int) -> Example:
    return {
        "index": index,
        "output": [0, row, column],
        "window": {"top": row, "left": column, "height": 1, "width": 2, "dilation": [1, 1]},
        "padding_taps": [],
        "channels": [
            {
                "channel": 0,
                "values": [[left, right]],
                "kernel": [[-1, 1]],
                "products": [[-left, right]],
                "sum": right - left,
            }
        ],
        "bias": 10,
        "result": right - left + 10,
    }


STEP: Example = _step(3, 1, 1, 5, 9)

STEPS: Example = {
    "start": 2,
    "count": 2,
    "total": 4,
    "steps": [_step(2, 1, 0, 3, 5), STEP],
}

STAMP: Example = {
    "index": 1,
    "input": [0, 0, 1],
    "value": 2,
    "window": {"top": 0, "left": 2, "height": 2, "width": 2, "dilation": [1, 1]},
    "cut_taps": [],
    "channels": [
        {"channel": 0, "kernel": [[1, 10], [100, 1000]], "products": [[2, 20], [200, 2000]]}
    ],
}

STAMP_QUESTION: Example = {
    "input": {"values": [[1, 2], [3, 4]]},
    "operation": {"op": "conv_transpose2d", "weight": [[[[1, 10], [100, 1000]]]], "stride": 2},
}
"""The run that the stamp above is of: its second."""

FREQUENCY: Example = {
    "filter": 0,
    "channel": None,
    "frequencies": [-0.5, -0.25, 0.0, 0.25],
    "across": [2.0, 2**0.5, 0.0, 2**0.5],
    "down": [0.0, 0.0, 0.0, 0.0],
    "even": 0.0,
    "largest": 2.0,
    "smallest": 0.0,
    "character": {
        "kind": "high",
        "direction": "across",
        "coherence": 0.40666,
        "rings": [0.078366, 0.187706, 0.302171, 0.414226, 0.514567, 0.600845, 0.674117, 0.731108],
    },
}

RECEPTIVE_FIELD: Example = {
    "output": [1, 1],
    "fields": [
        {
            "run": "152b0f86984ccd85f7da0ddd9015f62b",
            "op": "conv2d",
            "input_shape": [1, 2, 3],
            "rows": [1, 2],
            "columns": [1, 3],
        }
    ],
}

ANSWER_QUESTION: Example = {"quantity": "output", "value": 4}
"""About the step above: 9 − 5, without the ten."""

VERDICT: Example = {
    "right": False,
    "mistake": {"name": "bias_forgotten", "bias": 10.0},
    "others": [],
    "expected": None,
}

OUTPUT: Example = {"shape": [1, 2, 2], "output": [[[11, 12], [12, 14]]]}

ARITHMETIC_QUESTION: Example = {
    "input_shape": [20, 16, 50, 100],
    "layers": [{"op": "conv2d", "out_channels": 33, "kernel_size": 3, "stride": 2}],
}
"""``Conv2d(16, 33, 3, stride=2)`` on 20×16×50×100."""


def _strided(axis: str, size: int) -> Example:
    quotient, remainder = divmod(size - 3, 2)
    return {
        **_axis(axis, size, 3),
        "stride": 2,
        "quotient": quotient,
        "remainder": remainder,
        "never_read": remainder,
        "expression": f"⌊({size} + 2·0 − 3) / 2⌋ + 1",
        "result": quotient + 1,
    }


ARITHMETIC: Example = {
    "output_shape": [20, 33, 24, 49],
    "parameters": 4785,
    "multiply_adds": 5_588_352,
    "layers": [
        {
            "op": "conv2d",
            "input_shape": [20, 16, 50, 100],
            "output_shape": [20, 33, 24, 49],
            "output_size": {
                "formula": "⌊(W + 2P − F) / S⌋ + 1",
                "axes": [_strided("height", 50), _strided("width", 100)],
            },
            "weight_shape": [33, 16, 3, 3],
            "steps": 38_808,
            "parameters": 4785,
            "multiply_adds": 5_588_352,
            "dense_parameters": 3_104_678_808,
            "ungrouped_parameters": 4785,
            "ungrouped_multiply_adds": 5_588_352,
            "separable_parameters": 705,
            "separable_multiply_adds": 790_272,
            "receptive_field": {"size": [3, 3], "jump": [2, 2], "start": [1.0, 1.0]},
        }
    ],
}

INVERSE_QUESTION: Example = {
    "op": "conv2d",
    "input_size": [32, 32],
    "output_size": [16, 16],
    "kernel_size": [3],
}

_HALVING = [{"stride": 2, "padding": [1, 1], "output_padding": None}]

INVERSE: Example = {
    "axes": [
        {
            "axis": axis,
            "input": 32,
            "output": 16,
            "span": 3,
            "settings": _HALVING,
            "more": False,
            "nearest": [15, 17],
        }
        for axis in ("height", "width")
    ],
    "together": _HALVING,
}

HEALTH: Example = {"status": "ok", "version": "0.1.0"}

CODE: dict[str, Any] = {
    "programs": [
        {
            "library": library,
            "title": title,
            "file": file,
            "packages": packages,
            "link": f"{_RUN}/code/{library}",
            "reason": None,
        }
        for library, title, file, packages in (
            ("pytorch", "PyTorch", "convwalk_pytorch.py", ["torch", "numpy"]),
            ("scipy", "NumPy and SciPy", "convwalk_scipy.py", ["numpy", "scipy"]),
            ("keras", "Keras", "convwalk_keras.py", ["keras", "numpy"]),
            ("onnx", "ONNX", "convwalk_onnx.py", ["onnx", "onnxruntime", "numpy"]),
            ("opencv", "OpenCV", "convwalk_opencv.py", ["opencv-python", "numpy"]),
            ("httpx", "httpx", "convwalk_httpx.py", ["httpx", "numpy"]),
            ("curl", "curl", "convwalk.sh", []),
        )
    ]
}
