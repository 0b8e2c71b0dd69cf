"""The review page as text: what stands on it, what is escaped, what a form posts."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from extractors.seals.find import find_seals
from models.geometry import Box
from models.report import FindingStatus
from service.triage.review import page
from service.triage.review.context import Choice, LeaseState
from service.triage.review.marks import LEGEND, Kind, marks
from service.triage.review.pairs import differences, pairs
from service.triage.review.sheets import Crop, sheets
from service.triage.review.unrolled import unrolled
from service.triage.review.view import ReviewView
from tests.service.triage import review_made as made

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7 * 7 }}\u202e"


class Parsed(HTMLParser):
    """Every start tag with its attributes, ids, and texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_text_of_documents_stays_text() -> None:
    parsed = Parsed(page(made.with_text(made.context(), EVIL)))
    scripts = [script.get("src") for script in parsed.all("script")]
    assert set(scripts) == {f"/triage/static/{name}.js" for name in ("early", "review", "triage")}
    assert not [image for image in parsed.all("img") if image.get("src") == "x"]
    assert any("<script>alert(1)</script>" in text for text in parsed.texts)
    assert not any("\u202e" in text for text in parsed.texts)
    assert not any(text.strip() == "49" for text in parsed.texts)


def test_nothing_a_strict_policy_forbids() -> None:
    for context in (made.context(), made.decided(made.context())):
        parsed = Parsed(page(context))
        for tag, attributes in parsed.tags:
            assert "style" not in attributes, tag
            assert not [name for name in attributes if name.startswith("on")], tag
            for name in ("src", "href", "action", "data-src", "data-href"):
                address = attributes.get(name) or "/"
                assert re.match(r"/(?!/)|#", address), address
        assert all(script.get("src") for script in parsed.all("script"))
        assert not parsed.all("style")


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    parsed = Parsed(page(made.context("张明")))
    ids = [attributes["id"] for _, attributes in parsed.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for link in parsed.all("a"):
        if (link.get("href") or "").startswith("#"):
            assert (link["href"] or "")[1:] in ids
        if link.get("data-mark"):
            assert link["data-mark"] in ids


def test_every_form_carries_the_token_and_posts_to_an_agreed_address() -> None:
    html = page(made.decided(made.context()))
    forms = re.findall(
        r'<form[^>]*method="post"[^>]*action="([^"]+)"[^>]*>(.*?)</form>', html, re.S
    )
    actions = {action.rsplit("/", 1)[1] for action, _ in forms}
    assert {"decisions", "release", "undo", "corrections", "reveal"} <= actions
    for action, content in forms:
        assert action.startswith(
            ("/triage/applications/0001/", "/triage/decisions/", "/triage/log")
        )
        assert 'name="csrf" value="token-1"' in content


def test_decisions_name_the_position_in_the_report() -> None:
    context = made.context("张明")
    places = [
        n
        for n, f in enumerate(context.report.findings)
        if f.status in {FindingStatus.FAIL, FindingStatus.REVIEW}
    ]
    html = page(context)
    posted = re.findall(r'name="finding" value="(\w+)"', html)
    assert sorted(posted) == sorted([*map(str, places), "whole"])
    for choice in Choice:
        assert f'name="decision" value="{choice.value}"' in html


def test_only_the_holder_may_decide() -> None:
    for state in LeaseState:
        html = page(made.context(lease=state))
        open_forms = len(re.findall(r"<fieldset\s*>", html))
        assert (open_forms > 0) == (state is LeaseState.MINE)
        assert ("/claim" in html) == (state is LeaseState.FREE)


def test_worst_first() -> None:
    order = (FindingStatus.FAIL, FindingStatus.REVIEW)
    for claim in ReviewView.of(made.context("张明")).claims:
        ranks = [order.index(one.finding.status) for one in claim.troubles]
        assert ranks == sorted(ranks)


def test_every_finding_is_shown_once() -> None:
    context = made.context("张明")
    view = ReviewView.of(context)
    shown = [one.place for claim in view.claims for one in (*claim.troubles, *claim.passed)]
    idle = [f for claim in view.claims for f in claim.idle]
    assert len(shown) == len(set(shown))
    assert len(shown) + len(idle) == len(context.report.findings)


def test_every_kind_of_mark_has_its_own_outline_and_sign() -> None:
    html = page(made.context())
    legend = re.search(r'<ul class="legend".*?</ul>', html, re.S)
    assert legend
    shapes = re.findall(r"</?svg[^>]*>\s*(.*?)\s*</svg>", legend[0], re.S)
    assert len(shapes) == len(Kind)
    assert len({sign for sign, _ in LEGEND.values()}) == len(Kind)


def test_marks_lie_around_the_ink_they_stand_for() -> None:
    context = made.context("张明")
    for (attachment, number), sheet in sheets(context).items():
        said = next(a for a in context.report.attachments if a.id == attachment)
        numbered = list(enumerate(context.report.findings, 1))
        drawn = marks(sheet, said, context.documents[attachment], numbered)
        for place, finding in numbered:
            for each in finding.evidence:
                if (each.attachment, each.page) != (attachment, number):
                    continue
                ink = sheet.pixels(each.bbox)
                around = [m for m in drawn if place in m.findings and m.box.x0 < ink.x0]
                assert any(m.box.x1 > ink.x1 and m.box.y0 < ink.y0 for m in around)


def test_the_same_field_on_two_documents_is_compared_and_differing_comes_first() -> None:
    context = made.context("张明")
    found = pairs(context, sheets(context))
    name = next(p for p in found if p.left.reading.name == "holder_name")
    assert name.differs
    assert found[0].differs
    assert name.left.pieces == (("张", False), ("玥", True))
    assert name.right.pieces == (("张", False), ("明", True))
    assert "<mark>玥</mark>" in page(context)
    assert not any(p.differs for p in pairs(made.context(), sheets(made.context())))


@given(st.text(max_size=12), st.text(max_size=12))
def test_pieces_joined_are_the_texts(one: str, other: str) -> None:
    left, right = differences(one, other)
    assert "".join(text for text, _ in left) == one
    assert "".join(text for text, _ in right) == other
    assert [t for t, differs in left if not differs] == [t for t, differs in right if not differs]
    assert (one == other) == (not any(differs for _, differs in (*left, *right)))


def test_returned_findings_make_the_supplement_list() -> None:
    html = page(made.decided(made.context()))
    assert "补正清单 1 项" in html
    assert "缺公章" in html
    assert "/triage/decisions/d-1/undo" in html
    assert "补正清单" not in page(made.decided(made.context(), Choice.ACCEPT))


def test_identity_numbers_are_masked_until_asked_for() -> None:
    number = "330106199003074525"
    hidden = made.with_text(made.context(), f"身份证{number}号")
    assert number not in page(hidden)
    assert number in page(replace(hidden, revealed=True))


def test_a_page_without_a_picture_says_so() -> None:
    html = page(replace(made.context(), images={}, seals={}, sizes={}))
    assert "此页没有图像" in html
    assert 'src=""' not in html


def test_a_seal_is_unrolled_from_the_picture_of_its_page() -> None:
    with Image.open(made.SAMPLES / made.FILES["a1"]) as opened:
        shown = opened.convert("RGB")
    high, wide = shown.height, shown.width
    seal = find_seals(np.asarray(shown))[0]
    (x, y), reach = seal.centre, max(seal.axes)
    box = Box((x - reach) / wide, (y - reach) / high, (x + reach) / wide, (y + reach) / high)
    picture = BytesIO()
    shown.save(picture, "PNG")
    line = unrolled(picture.getvalue(), box)
    assert line
    with Image.open(BytesIO(line)) as image:
        assert image.width > 4 * image.height
        assert np.asarray(image.convert("L")).min() < 100
    assert unrolled(picture.getvalue(), Box(0, 0, 0.05, 0.05)) is None


@given(st.sampled_from([0, 90, 180, 270]))
def test_a_part_of_a_turned_page_is_cut_out_where_the_turned_picture_shows_it(turned: int) -> None:
    crop = Crop("/p.png", 200, 300, Box(20, 30, 60, 40), turned)
    across, down = (40, 10) if turned % 180 == 0 else (10, 40)
    assert (crop.view.width, crop.view.height) == (across, down)
    x, y = _turned((20, 30), turned, (200, 300))
    assert crop.view.x0 <= x <= crop.view.x1
    assert crop.view.y0 <= y <= crop.view.y1
    assert crop.transform.endswith(f"rotate({turned})" if turned else "")


def _turned(point: tuple[float, float], degrees: int, size: tuple[int, int]) -> tuple[float, float]:
    """A quarter turn clockwise, so often as it takes."""
    (x, y), (wide, high) = point, size
    for _ in range(degrees // 90):
        x, y, wide, high = high - y, x, high, wide
    return x, y
