"""A run → a program that gives the same map, in the libraries of the field."""

from app.snippets.base import CannotSay, Library
from app.snippets.with_keras import Keras
from app.snippets.with_onnx import Onnx
from app.snippets.with_opencv import OpenCv
from app.snippets.with_pytorch import PyTorch
from app.snippets.with_rest import Curl, Httpx
from app.snippets.with_scipy import SciPy

LIBRARIES: dict[str, Library] = {
    library.name: library
    for library in (PyTorch(), SciPy(), Keras(), Onnx(), OpenCv(), Httpx(), Curl())
}
"""In the order in which a page shows them, by the name that an address has."""

__all__ = ["LIBRARIES", "CannotSay", "Library"]
