"""Convwalk: walk a convolution over a picture, one explained step at a time."""

__version__ = "0.1.0"
