"""Swagger UI in a real browser: sign in with "Try it out", list books, and see a page."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from builders.servers import OWNER, PASSWORD, below

pytest.importorskip("playwright", reason="playwright is not installed")

from playwright.sync_api import Locator, Page, expect, sync_playwright

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on the PATH"),
]

# No sandbox: tests may run as root. No name leads anywhere but to this machine.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# A browser on a busy machine takes its time.
_MILLISECONDS = 15_000


@pytest.fixture
def page() -> Iterator[Page]:
    """A window of a browser that has never been anywhere."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        opened = browser.new_page(viewport={"width": 1280, "height": 900})
        opened.set_default_timeout(_MILLISECONDS)
        expect.set_options(timeout=_MILLISECONDS)
        yield opened
        browser.close()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser finds wrong, and every request that leaves this machine."""
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(request.url))
    return found


class Explorer:
    """Somebody who tries operations out."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, operation: str) -> Locator:
        """Unfold an operation and begin to try it out."""
        tag = operation.partition(".")[0]
        name = self._page.locator(".opblock-summary-operation-id")
        word = re.compile(f"^{re.escape(operation)}$")
        block = self._page.locator(".opblock", has=name.filter(has_text=word))
        if not block.is_visible():
            self._page.locator(f"#operations-tag-{tag}").click()
        block.locator(".opblock-summary-control").first.click()
        block.get_by_role("button", name="Try it out").click()
        return block

    def execute(self, block: Locator) -> Locator:
        """Send the request; gives the table of what came back."""
        block.get_by_role("button", name="Execute").click()
        answer = block.locator(".live-responses-table")
        expect(answer).to_be_visible()
        expect(answer.locator(".response-col_status").nth(1)).to_contain_text("200")
        return answer

    def answer(self, block: Locator) -> Any:
        """Send the request; gives the JSON that came back."""
        return json.loads(self.execute(block).locator("pre").first.inner_text())


def test_a_page_of_a_book_is_seen(
    server: Any, page: Page, complaints: list[str], tmp_path: Path
) -> None:
    explorer = Explorer(page)
    page.goto(f"{server.url}/swagger-ui")
    expect(page.locator("#operations-tag-media")).to_be_visible()

    login = explorer.open("auth.login")
    login.locator("textarea").fill(json.dumps({"username": OWNER, "password": PASSWORD}))
    assert explorer.answer(login)["username"] == OWNER

    books = explorer.answer(explorer.open("media.get"))["data"]
    assert books

    comic = next(book for book in books if book["extension"] == "cbz" and book["pages"] > 1)
    reading = explorer.open("media.get_page")
    reading.get_by_placeholder("id", exact=True).fill(comic["id"])
    reading.get_by_placeholder("page", exact=True).fill("1")
    picture = explorer.execute(reading).locator("img")
    expect(picture).to_be_visible()
    size = picture.evaluate("async image => { await image.decode(); return image.naturalWidth }")

    # The first page of every comic of the small library is as wide.
    assert size == 21
    assert complaints == []
    shot = tmp_path / "swagger-ui.png"
    picture.screenshot(path=shot)
    assert shot.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("is_told", [True, False], ids=["told", "not told"])
def test_books_are_listed_below_the_path_of_a_proxy(
    fresh_server: Any, page: Page, complaints: list[str], is_told: bool
) -> None:
    proxy = below("/apps/stump", is_told=is_told)
    server = fresh_server(wrap=proxy, trusted_proxies=("127.0.0.1",))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    explorer = Explorer(page)
    page.goto(f"{server.url}/apps/stump/swagger-ui")

    login = explorer.open("auth.login")
    login.locator("textarea").fill(json.dumps({"username": OWNER, "password": PASSWORD}))
    assert explorer.answer(login)["username"] == OWNER
    assert explorer.answer(explorer.open("media.get"))["data"]

    assert complaints == []
    ours = [url for url in asked if url.startswith("http")]
    hrefs = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    ours += [href for href in hrefs if href.startswith(server.url)]
    assert all(url.startswith(f"{server.url}/apps/stump/") for url in ours)


def test_whoever_is_not_signed_in_is_told_so(server: Any, page: Page) -> None:
    explorer = Explorer(page)
    page.goto(f"{server.url}/swagger-ui/")

    block = explorer.open("library.get")
    block.get_by_role("button", name="Execute").click()

    status = block.locator(".live-responses-table .response-col_status").nth(1)
    expect(status).to_contain_text("401")
