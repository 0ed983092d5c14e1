"""The pages as they leave the server."""

import re

import httpx
import pytest

from app.texts import catalogue


def page(server: str, path: str = "/", **headers: str) -> httpx.Response:
    response = httpx.get(server + path, headers=headers)
    assert response.status_code == 200
    return response


@pytest.mark.parametrize("path", ["/", "/api/docs"])
def test_a_page_loads_nothing_from_elsewhere(server: str, path: str) -> None:
    text = page(server, path).text
    loaded = re.findall(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)="([^"]+)""", text)
    assert loaded
    assert all(address.startswith("/") and not address.startswith("//") for address in loaded)


@pytest.mark.parametrize("path", ["/", "/api/docs"])
def test_what_a_page_loads_is_there(server: str, path: str) -> None:
    text = page(server, path).text
    addresses = set(re.findall(r"""(?:src|href)="(/static/[^"]+)""", text))
    addresses |= set(re.findall(r""": "(/static/[^"]+\.js)\"""", text))
    assert len(addresses) > 3
    for address in addresses:
        response = httpx.get(server + address)
        assert response.status_code == 200, address
        assert "immutable" in response.headers["cache-control"]


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/", "", "en"),
        ("/", "fr, de;q=0.8", "en"),
        ("/", "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("/", "de, zh;q=0.5", "zh"),
        ("/?lang=zh", "en", "zh"),
        ("/?lang=xx", "zh", "zh"),
    ],
)
def test_the_language_is_the_addresss_or_the_browsers(
    server: str, path: str, accepted: str, language: str
) -> None:
    response = page(server, path, **{"Accept-Language": accepted})
    assert f'<html lang="{language}' in response.text


def test_the_first_paint_needs_no_script(server: str) -> None:
    text = page(server, "/?lang=zh").text
    words = catalogue("zh")
    assert words["nav.explore"] in text
    assert "<noscript>" in text


def test_the_policy_forbids_foreign_and_inline_code(server: str) -> None:
    response = page(server)
    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    nonce = re.search(r"'nonce-([^']+)'", policy)
    assert nonce
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", response.text)
    assert all(f'nonce="{nonce[1]}"' in attributes for attributes in inline)
    assert nonce[1] not in page(server).headers["content-security-policy"]


def test_the_page_itself_may_use_the_camera_and_nobody_else(server: str) -> None:
    policy = page(server).headers["permissions-policy"]
    assert "camera=(self)" in policy
    assert "microphone=()" in policy


def test_texts_are_served_for_the_switch(server: str) -> None:
    for language in ("en", "zh"):
        assert httpx.get(f"{server}/texts/{language}.json").json() == dict(catalogue(language))
    assert httpx.get(f"{server}/texts/fr.json").status_code == 422


def test_assets_without_their_digest_are_asked_about_again(server: str) -> None:
    response = httpx.get(f"{server}/static/css/tokens.css")
    assert response.headers["cache-control"] == "no-cache"
    assert response.headers["etag"]
    assert httpx.get(f"{server}/static/../app/main.py").status_code == 404


def test_probes(server: str) -> None:
    assert httpx.get(f"{server}/healthz").json()["status"] == "ok"
    assert httpx.get(f"{server}/readyz").json()["status"] == "ok"


def test_nothing_is_guessed_at(server: str) -> None:
    for path in ("/", "/healthz", "/static/css/tokens.css", "/api/v1/kernels"):
        assert httpx.get(server + path).headers["x-content-type-options"] == "nosniff"


def test_only_the_page_for_a_frame_may_be_framed(server: str) -> None:
    policies = {
        query: page(server, f"/{query}").headers["content-security-policy"]
        for query in ("", "?present", "?embed", "?embed=1&step=3")
    }
    framed = {query: "frame-ancestors *" in policy for query, policy in policies.items()}
    assert framed == {"": False, "?present": False, "?embed": True, "?embed=1&step=3": True}


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "astronaut"),
        ("?pic=coffee", "coffee"),
        ("?pic=nothing", None),
        ("?pic=<b>", None),
        ("?values=1,0;0,1", None),
    ],
)
def test_the_picture_is_asked_for_before_any_script_is(
    server: str, query: str, name: str | None
) -> None:
    found = re.search(r'<img src="(/api/v1/images/[^"]+)"', page(server, f"/{query}").text)
    assert (found and found[1]) == (name and f"/api/v1/images/{name}?width=480")
