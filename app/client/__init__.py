"""Convwalk from Python: upload, run, walk the steps, take maps as arrays, frames and films.

It speaks to a server over HTTP, with httpx::

    from app.client import Convwalk

    with Convwalk("http://127.0.0.1:8000") as convwalk:
        photo = convwalk.upload("photo.jpg")
        run = convwalk.run(photo.read(size=(24, 32)), "conv2d", kernel="sobel_x", padding=1)
        print(run.output.shape)
        for step in run.steps():
            ...
"""

from app.client.answers import Channel, Picture, Pictures, Preset, Step, Window
from app.client.asynchronous import AsyncConvwalk, AsyncRun
from app.client.errors import ConvwalkError, FieldError
from app.client.stage import StageView
from app.client.synchronous import Convwalk, Run

__all__ = [
    "AsyncConvwalk",
    "AsyncRun",
    "Channel",
    "Convwalk",
    "ConvwalkError",
    "FieldError",
    "Picture",
    "Pictures",
    "Preset",
    "Run",
    "StageView",
    "Step",
    "Window",
]
