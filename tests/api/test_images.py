"""Pictures over HTTP: samples, uploads, and what is refused."""

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from tests.support.server import serving


def png(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((width, height), 60).save(buffer, "PNG")
    return buffer.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header claims a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", b"x\x9c")
        + chunk(b"IEND", b"")
    )


def upload(client: httpx.Client, data: bytes, name: str = "a.png") -> httpx.Response:
    return client.post("/images", files={"file": (name, data)})


def refused(response: httpx.Response, status: int, *words: str) -> None:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["errors"][0]["pointer"] == "/file"
    for word in words:
        assert word in problem["detail"]


def test_at_least_six_samples_with_their_licence(client: httpx.Client) -> None:
    images = client.get("/images").json()["images"]
    assert len(images) >= 6
    assert images[0]["name"] == "astronaut"
    for image in images:
        assert image["licence"]
        assert image["source"]
        assert image["title"]["en"]
        assert image["title"]["zh"]
        picture = client.get(image["links"]["self"].removeprefix("/api/v1"))
        assert picture.headers["content-type"] == "image/png"


def test_an_upload_can_be_fetched(client: httpx.Client) -> None:
    answer = upload(client, png(30, 20))
    assert answer.status_code == 201
    image = answer.json()
    assert (image["width"], image["height"], image["mode"]) == (30, 20, "grey")
    fetched = client.get(f"/images/{image['id']}")
    with Image.open(io.BytesIO(fetched.content)) as picture:
        assert picture.size == (30, 20)


def test_the_same_pixels_have_the_same_id(client: httpx.Client) -> None:
    data = png(9, 9)
    with Image.open(io.BytesIO(data)) as picture:
        buffer = io.BytesIO()
        picture.save(buffer, "BMP")
    assert upload(client, data).json()["id"] == upload(client, buffer.getvalue()).json()["id"]


def test_metadata_is_dropped(client: httpx.Client) -> None:
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "a secret place"
    Image.new("RGB", (8, 8), "teal").save(buffer, "JPEG", exif=exif)
    assert b"a secret place" in buffer.getvalue()
    image = upload(client, buffer.getvalue(), "a.jpg").json()
    assert b"a secret place" not in client.get(f"/images/{image['id']}").content


def test_a_picture_can_be_fetched_smaller(client: httpx.Client) -> None:
    image = upload(client, png(300, 150)).json()
    fetched = client.get(f"/images/{image['id']}", params={"width": 100})
    with Image.open(io.BytesIO(fetched.content)) as picture:
        assert picture.size == (100, 50)


@pytest.mark.parametrize(
    "data", [b"hello", b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7\n"]
)
def test_what_is_not_a_picture_is_refused(client: httpx.Client, data: bytes) -> None:
    refused(upload(client, data), 415)


def test_a_picture_that_is_cut_off_is_refused(client: httpx.Client) -> None:
    refused(upload(client, png(200, 200)[:4000]), 422)


def test_a_picture_that_claims_too_much_is_refused_before_decoding(client: httpx.Client) -> None:
    refused(upload(client, claiming(50_000, 50_000)), 413, "50000", "25000000")


def test_an_upload_over_the_limit_is_refused(client: httpx.Client) -> None:
    refused_at = upload(client, bytes((10 << 20) + (1 << 17)))
    assert refused_at.status_code == 413
    assert "10485760" in refused_at.json()["detail"]


def test_the_limit_is_kept_to_the_byte(tmp_path: Path) -> None:
    data = png(100, 100)
    with (
        serving(tmp_path, CONVWALK_UPLOAD_BYTES=str(len(data) - 1)) as address,
        httpx.Client(base_url=f"{address}/api/v1") as client,
    ):
        refused(upload(client, data), 413, str(len(data)), str(len(data) - 1))


def test_a_body_that_never_says_its_length_is_stopped(client: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield bytes(1 << 20)

    response = client.post(
        "/runs",
        content=endless(),
        headers={"Content-Type": "application/json"},
    )
    assert response.status_code == 413


def test_an_upload_far_over_the_limit_names_the_field(client: httpx.Client) -> None:
    response = upload(client, bytes(11 << 20))
    refused(response, 413, "10485760")
    assert response.json()["errors"][0]["pointer"] == "/file"


def test_a_form_without_a_file_says_so(client: httpx.Client) -> None:
    response = client.post("/images", files={"picture": b"x"})
    refused(response, 422, "file is missing")


def test_an_unknown_picture_is_not_found(client: httpx.Client) -> None:
    response = client.get("/images/" + "0" * 32)
    assert response.status_code == 404
    assert "no picture is kept under" in response.json()["detail"]
