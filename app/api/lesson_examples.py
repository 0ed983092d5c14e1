"""Examples of what the lessons ask and are answered, for the documentation of the API."""

from typing import Any

Example = dict[str, Any]

CONVOLVE: dict[str, Any] = {
    "discrete": {
        "summary": "Two short signals, and what lies on top of each other at x = 1",
        "value": {
            "domain": "discrete",
            "f": {"shape": "samples", "values": [1, 3, 2]},
            "g": {"shape": "samples", "values": [2, 1]},
            "range": [0, 3],
            "at": [1],
        },
    },
    "continuous": {
        "summary": "A box smoothed by an exponential decay",
        "value": {
            "f": {"shape": "box", "from": 0, "to": 2},
            "g": {"shape": "exponential", "rate": 1},
            "range": [-1, 7],
            "step": 0.1,
        },
    },
}

FRAME: dict[str, Any] = {
    name: {**example, "value": {**example["value"], "x": 1}} for name, example in CONVOLVE.items()
}

CONVOLVED: Example = {
    "domain": "discrete",
    "mode": "convolution",
    "range": [0, 3],
    "t": [0, 1, 2, 3],
    "f": [1, 3, 2, 0],
    "g": [2, 1, 0, 0],
    "x": [0, 1, 2, 3],
    "h": [2, 7, 7, 2],
    "peak": {"x": 1, "h": 7},
    "area": {"f": 6, "g": 3, "h": 18},
    "swapped_difference": 0,
    "impulses": {"f": None, "g": None, "h": None},
    "overlaps": [
        {
            "x": 1,
            "t": [0, 1, 2, 3],
            "f": [1, 3, 2, 0],
            "g": [1, 2, 0, 0],
            "product": [1, 6, 0, 0],
            "area": 7,
        }
    ],
}

SMOOTH: dict[str, Any] = {
    "three": {
        "summary": "Three readings without noise, the last of them written out",
        "value": {
            "readings": 3,
            "noise": 0,
            "weights": {"shape": "box", "width": 2},
            "at": 2,
        },
    }
}

SMOOTHED: Example = {
    "t": [0, 1, 2],
    "truth": [0.0, 0.1178, 0.2354],
    "readings": [0.0, 0.1178, 0.2354],
    "weights": [0.5, 0.5],
    "smoothed": [0.0, 0.0589, 0.1766],
    "error": {"readings": 0.0, "smoothed": 0.0480},
    "terms": [
        {"age": 0, "reading": 0.2354, "weight": 0.5, "product": 0.1177},
        {"age": 1, "reading": 0.1178, "weight": 0.5, "product": 0.0589},
    ],
    "sum": 0.1766,
}

SUM: dict[str, Any] = {
    "two": {
        "summary": "Two coins with 1 and 2 on their sides",
        "value": {
            "first": {"start": 1, "probabilities": [0.5, 0.5]},
            "second": {"start": 1, "probabilities": [0.5, 0.5]},
        },
    },
}

ROLL: dict[str, Any] = {
    "dice": {"summary": "Two dice with two faces each", "value": {"dice": 2, "faces": 2}}
}

DICE: Example = {
    "start": 2,
    "probabilities": [0.25, 0.5, 0.25],
    "mean": 3.0,
    "variance": 0.5,
    "first": {"start": 1, "probabilities": [0.5, 0.5]},
    "second": {"start": 1, "probabilities": [0.5, 0.5]},
    "pairs": [
        [{"first": 1, "second": 1, "product": 0.25}],
        [
            {"first": 1, "second": 2, "product": 0.25},
            {"first": 2, "second": 1, "product": 0.25},
        ],
        [{"first": 2, "second": 2, "product": 0.25}],
    ],
}

AS_MATRIX: dict[str, Any] = {
    "signal": {
        "summary": "Three cells under a kernel of two",
        "value": {
            "operation": {"op": "conv1d", "weight": [[[2, 1]]]},
            "input": {"values": [1, 3, 2]},
        },
    },
    "picture": {
        "summary": "The shape alone",
        "value": {
            "operation": {"op": "conv2d", "weight": [[[[1, 2], [3, 4]]]]},
            "input_shape": [1, 3, 3],
        },
    },
}

MATRIX: Example = {
    "shape": [2, 3],
    "matrix": [[2, 1, 0], [0, 2, 1]],
    "taps": [[0, 1, -1], [-1, 0, 1]],
    "blocks": None,
    "distinct": 2,
    "zeros": 2,
    "bias": [0, 0],
    "im2col": {"columns": [[1, 3], [3, 2]], "weight": [[2, 1]], "output": [[5, 8]]},
}

CONNECT: dict[str, Any] = {
    "window": {
        "summary": "A window of two over three units",
        "value": {"kind": "window", "inputs": 3, "kernel_size": 2},
    },
    "dense": {"summary": "All to all", "value": {"kind": "dense", "inputs": 5, "outputs": 5}},
    "channels": {
        "summary": "Two groups of channels",
        "value": {"kind": "channels", "in_channels": 4, "out_channels": 4, "groups": 2},
    },
}

CONNECTIVITY: Example = {
    "inputs": 3,
    "outputs": 2,
    "edges": [[0, 0, 0], [1, 0, 1], [1, 1, 0], [2, 1, 1]],
    "weights": 2,
    "biases": 1,
    "dense_weights": 6,
}

SPECTRA: Example = {
    "filter": 0,
    "channel": 0,
    "padding": "zeros",
    "padded": False,
    "shape": [32, 32],
    "transform": [32, 32],
    "reach": [1, 1, 1, 1],
    "largest_difference": 734.5,
    "rim_difference": 734.5,
    "inside_difference": 1.1e-13,
    "largest": 812.0,
}
