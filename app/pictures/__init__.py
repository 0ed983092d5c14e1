"""Bytes ⇄ arrays: uploads decoded safely, pictures as numbers, maps as pictures, the samples."""

from app.pictures.decoding import FORMATS, decode, decode_png, encode_png
from app.pictures.maps import COLORMAPS, colour_scale, map_png, scale_index
from app.pictures.numbers import Reading, mean_cells, shrink, to_array
from app.pictures.picture import Limits, Picture, PictureError
from app.pictures.sample import Sample, samples

__all__ = [
    "COLORMAPS",
    "FORMATS",
    "Limits",
    "Picture",
    "PictureError",
    "Reading",
    "Sample",
    "colour_scale",
    "decode",
    "decode_png",
    "encode_png",
    "map_png",
    "mean_cells",
    "samples",
    "scale_index",
    "shrink",
    "to_array",
]
