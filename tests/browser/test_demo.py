"""The demo as a stranger meets it: the page in a real browser, a draft posted, the card found."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.browser.chromium import PATIENCE, Tab, find_chromium, open_tab

CHROMIUM = find_chromium()
DRAFT = "Good morning guys ☀️ the plum cake recipe is up, tell me how yours turned out"
MENDED = "Good morning ☀️ the plum cake recipe is up, tell me how yours turned out"
COMPOSER = "document.querySelector('#channel-composer-input')"

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium here; on Debian: apt-get install chromium"
)


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """`coach demo` as its own process; gives the page's address and, at the end, a Ctrl-C."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    said = b""
    try:
        async with asyncio.timeout(PATIENCE):
            while not (address := re.search(rb"http://127\.0\.0\.1:\S+", said)):
                line = await process.stdout.readline()
                assert line, f"the demo ended, and said:\n{said.decode()}"
                said += line
        assert b"Rewrite" in said, "the sample's review stands in the terminal, for whoever has no browser"
        yield address[0].decode()
        process.send_signal(signal.SIGINT)
        async with asyncio.timeout(PATIENCE):
            await process.stdout.read()
            assert await process.wait() == 0, "Ctrl-C ends the demo cleanly"
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@asynccontextmanager
async def page(tmp_path: Path) -> AsyncIterator[Tab]:
    """The demo's page in a browser, ready to type."""
    assert CHROMIUM, "CI must have a Chromium: apt-get install chromium"
    async with demo() as address, open_tab(CHROMIUM, tmp_path / "profile") as tab:
        await tab.go(address)
        await tab.until_text("Viewport updated")
        await tab.until_text("read your draft")
        await tab.click(COMPOSER)
        yield tab


def buttons(label: str) -> str:
    """A script that gives the buttons with this label, the newest last."""
    return f"[...document.querySelectorAll('button')].filter(b => b.innerText.trim() === '{label}')"


def newest(label: str) -> str:
    return f"{buttons(label)}.at(-1)"


@needs_chromium
async def test_a_draft_posted_on_the_page_is_answered_and_its_review_opens(tmp_path: Path) -> None:
    async with page(tmp_path) as tab:
        await tab.type(DRAFT)
        await tab.press("Enter")
        await tab.until(f"{buttons('See my review')}.length === 2", "the answer to the draft")
        await tab.click(newest("See my review"))
        await tab.until_text("Only you can see this")
        await tab.until_text(MENDED)
        await tab.screenshot(tmp_path / "card.png")
        await tab.click(newest("Why"))
        await tab.until_text("On a phone there is one reader")
        await tab.click(newest("Take or leave each edit"))
        await tab.until_text("Your version")
        await tab.click(newest("Leave it"))
        await tab.until_text("so your caption stays as it is")
        await tab.screenshot(tmp_path / "edits.png")


@needs_chromium
async def test_review_typed_on_the_page_answers_with_a_card(tmp_path: Path) -> None:
    async with page(tmp_path) as tab:
        await tab.type("/rev")
        await tab.until_text("+4 optional")
        await tab.press("Enter")
        await tab.until_text("OPTIONS")
        await tab.press("Enter")
        await tab.until("document.activeElement.dataset.option === 'caption'", "the caption's field")
        await tab.type(DRAFT)
        await tab.press("Enter")
        await tab.until_text("Only you can see this")
        await tab.until_text(MENDED)
        await tab.screenshot(tmp_path / "review.png")
