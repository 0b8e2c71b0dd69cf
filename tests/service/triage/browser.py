"""A real browser for the triage: Debian's Chromium, driven by Playwright; skipped without them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-background-networking", "--disable-component-update",
         "--disable-sync"]  # fmt: skip

Page = Any
"""Playwright's page; it ships no types this project takes."""


@contextmanager
def browser() -> Iterator[Any]:
    """Skips the test with how to get what is missing."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is missing: make install")
    if not CHROMIUM.exists():
        pytest.skip("Chromium is missing: make system, or as root: apt-get install chromium")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        try:
            yield started
        finally:
            started.close()


def opened(started: Any, base: str) -> Page:
    """A window of an office machine, with cookies of its own."""
    context = started.new_context(
        base_url=base, viewport={"width": 1366, "height": 768}, locale="zh-CN"
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


def reached(page: Page, selector: str) -> None:
    """Waits for the page that has it, and for its scripts: a key before them is nobody's."""
    page.wait_for_selector(selector)
    page.wait_for_load_state("domcontentloaded")


def log_in(page: Page, name: str, password: str) -> None:
    """With the keyboard alone."""
    page.goto("/triage")
    page.wait_for_selector("#name:focus")  # the cursor comes a frame after the page
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")
    reached(page, "#heading")
