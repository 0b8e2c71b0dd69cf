"""The triage as a person uses it: a real browser, the keyboard alone, other people, trouble."""

from collections.abc import Iterator
from typing import Any

import pytest

from service.settings import Settings
from tests.service.running import Running, service
from tests.service.triage.browser import Page, browser, log_in, opened, reached
from tests.service.triage.people import PASSWORD, add, put_back, waiting
from tests.service.triage.test_queue import declared, doubted


@pytest.fixture
def started() -> Iterator[Any]:
    with browser() as made:
        yield made


def entered(started: Any, running: Running, name: str) -> Page:
    add(running.url, name)
    page = opened(started, running.base)
    log_in(page, name, PASSWORD)
    return page


def names(page: Page) -> list[str]:
    found: list[str] = page.locator("a.open").all_inner_texts()
    return found


def claim_first(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("c")
    reached(page, ".lease[data-seconds]")


def accept(page: Page) -> None:
    """The whole, with a word of why: findings nobody decided are still open."""
    page.keyboard.press("Shift+A")
    page.keyboard.press("Tab")
    page.keyboard.type("已核对原件")
    page.keyboard.press("Enter")


def test_an_application_is_decided_and_undone_by_keyboard_alone(
    running: Running, started: Any
) -> None:
    waiting(running.url, declared("N-1", "李思远"), doubted())
    page = entered(started, running, "li.na")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    claim_first(page)
    assert ":" in page.inner_text(".lease b")
    accept(page)
    reached(page, ".decided")
    page.keyboard.press("u")
    reached(page, ".lease[data-seconds]")
    assert not page.locator(".decided").count()
    page.goto("/triage?state=mine")
    assert names(page) == ["李思远"]
    assert faults == []


def test_filters_come_from_the_counts_and_stay_in_the_address(
    running: Running, started: Any
) -> None:
    waiting(running.url, declared("N-1", "李思远", "甲公司"), doubted())
    waiting(running.url, declared("N-2", "王建国", "乙公司"), doubted())
    page = entered(started, running, "li.na")
    page.click(".filters >> text=乙公司")
    page.wait_for_selector(".chip")
    assert names(page) == ["王建国"]
    page.reload()
    assert names(page) == ["王建国"]
    page.keyboard.press("/")
    page.keyboard.type("李")
    page.keyboard.press("Enter")
    page.wait_for_selector(".empty")


def test_two_reviewers_at_once(running: Running, started: Any) -> None:
    application = waiting(running.url, declared("N-1", "李思远"), doubted())
    first, second = entered(started, running, "li.na"), entered(started, running, "wang.wei")
    claim_first(first)
    second.keyboard.press("j")
    second.keyboard.press("c")
    second.wait_for_selector("[role=alert]")
    assert "正由" in second.inner_text("[role=alert]")
    second.goto(f"/triage/applications/{application}")
    assert "li.na" in second.inner_text(".lease")


def test_a_lease_that_ran_out_saves_nothing(running: Running, started: Any) -> None:
    waiting(running.url, declared("N-1", "李思远"), doubted())
    page = entered(started, running, "li.na")
    claim_first(page)
    put_back(running.url, "UPDATE triage_leases SET until = now() - interval '1 second'")
    accept(page)
    page.wait_for_selector("text=领取已到期")
    page.goto("/triage")
    assert names(page) == ["李思远"]


def test_a_session_that_is_gone_leads_back_after_the_login(running: Running, started: Any) -> None:
    application = waiting(running.url, declared("N-1", "李思远"), doubted())
    page = entered(started, running, "li.na")
    claim_first(page)
    put_back(running.url, "DELETE FROM user_sessions")
    accept(page)
    page.wait_for_selector("#password")
    page.fill("#name", "li.na")
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#review")
    assert str(application) in page.url


def test_a_restarted_server_goes_on_with_the_same_session(settings: Settings, started: Any) -> None:
    waiting(settings.database_url, declared("N-1", "李思远"), doubted())
    with service(settings, reader=None) as running:
        page = entered(started, running, "li.na")
        claim_first(page)
        cookies = page.context.cookies()
    with service(settings, reader=None) as again:
        page = opened(started, again.base)
        page.context.add_cookies([{**each, "domain": "127.0.0.1"} for each in cookies])
        page.goto("/triage?state=mine")
        assert names(page) == ["李思远"]


@pytest.mark.parametrize("place", ["/triage/login", "/triage", "/triage/numbers", "review"])
def test_no_serious_accessibility_fault(running: Running, started: Any, place: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is missing: make install"
    )
    application = waiting(running.url, declared("N-1", "李思远"), doubted())
    waiting(running.url, declared("N-2", "王建国"))
    page = entered(started, running, "li.na")
    page.wait_for_selector(".total")
    if place == "review":
        page.keyboard.press("j")
        page.keyboard.press("c")
        page.wait_for_selector("#review")
        place = f"/triage/applications/{application}"
    page.goto(place)
    if place == "/triage":
        page.wait_for_selector(".total")
    found = axe.Axe().run(page).response["violations"]
    serious = [f"{each['id']}: {each['nodes'][0]['html']}" for each in found
               if each["impact"] in {"serious", "critical"}]  # fmt: skip
    assert serious == []
