"""A headless Chromium, driven over the DevTools protocol with nothing but aiohttp's WebSocket client."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",  # CI runs as root in a container
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--remote-debugging-port=0",
)
PATIENCE = 30.0
KEYS = {"Enter": 13, "Tab": 9, "Escape": 27, "ArrowDown": 40}
STANDS_STILL = """(async () => {
    const found = FOUND_BY;
    if (!found) return null;
    found.scrollIntoView({block: "center"});
    const before = found.getBoundingClientRect();
    await new Promise(done => setTimeout(done, 150));
    const after = found.getBoundingClientRect();
    if (!found.isConnected || !after.width || after.x !== before.x || after.y !== before.y) return null;
    return {x: after.x + after.width / 2, y: after.y + after.height / 2};
})()"""


def find_chromium() -> str | None:
    """The path of an installed Chromium, None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Tab:
    """One open page: go somewhere, type, press, look."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._ids = itertools.count(1)

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """One DevTools command and its result; events in between are of no interest here."""
        number = next(self._ids)
        await self._socket.send_json({"id": number, "method": method, "params": params})
        async with asyncio.timeout(PATIENCE):
            async for message in self._socket:
                answer = json.loads(message.data)
                if answer.get("id") == number:
                    if "error" in answer:
                        raise RuntimeError(f"{method}: {answer['error']['message']}")
                    result: dict[str, Any] = answer["result"]
                    return result
        raise ConnectionError(f"{method}: the browser went away")

    async def go(self, url: str) -> None:
        await self.call("Page.navigate", url=url)

    async def evaluate(self, script: str) -> Any:
        """What a script gives; promises are awaited, an exception in the page is one here."""
        answer = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description", script))
        return answer["result"].get("value")

    async def until(self, script: str, what: str) -> Any:
        """Wait until a script gives something true, and return it."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not (value := await self.evaluate(script)):
                    await asyncio.sleep(0.1)
        except TimeoutError:
            shown = await self.evaluate("document.body?.innerText")
            raise AssertionError(f"waited {PATIENCE:g} s for {what}; the page shows:\n{shown}") from None
        return value

    async def until_text(self, text: str) -> None:
        await self.until(f"document.body?.innerText?.includes({json.dumps(text)})", f"the text {text!r}")

    async def type(self, text: str) -> None:
        """Text into what has the focus, as an input method would put it there."""
        await self.call("Input.insertText", text=text)

    async def press(self, key: str) -> None:
        code = KEYS[key]
        event = {"key": key, "code": key, "windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code}
        text = {"text": "\r"} if key == "Enter" else {}
        await self.call("Input.dispatchKeyEvent", type="keyDown", **event, **text)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    async def click(self, found_by: str) -> None:
        """A real mouse click in the middle of the element that a script gives, once it stands still."""
        middle = await self.until(STANDS_STILL.replace("FOUND_BY", found_by), f"something to click: {found_by}")
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **middle)

    async def screenshot(self, path: Path) -> None:
        answer = await self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(answer["data"]))


@asynccontextmanager
async def open_tab(chromium: str, profile: Path, width: int = 1280, height: int = 900) -> AsyncIterator[Tab]:
    """Start Chromium with an empty profile, and end it whatever happens."""
    process = await asyncio.create_subprocess_exec(
        chromium,
        *FLAGS,
        f"--user-data-dir={profile}",
        f"--window-size={width},{height}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port = await debugging_port(profile / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as response:
                pages = [page for page in await response.json() if page["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield Tab(socket)
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), PATIENCE)


async def debugging_port(file: Path) -> int:
    """The port Chromium chose, which it writes into its profile when it is ready."""
    async with asyncio.timeout(PATIENCE):
        while True:
            lines = file.read_text("utf-8").splitlines() if file.exists() else []
            if lines:
                return int(lines[0])
            await asyncio.sleep(0.05)
