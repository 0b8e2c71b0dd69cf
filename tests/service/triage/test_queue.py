"""The queue over HTTP: order, filters, paging, counts, bulk, exports, corrections."""

import csv
import io
import re

import openpyxl

from models.application import Applicant, Application, Employer
from models.report import Finding, FindingStatus, Outcome, Report
from service.triage import reasons, wording
from service.triage.exports import harmless
from tests.service import made
from tests.service.running import Running
from tests.service.triage.people import put_back, reviewer, waiting
from verifiers.registry import listing
from verifiers.rulebooks.rulebook import known, load


def declared(number: str, name: str = "张玥", employer: str = "甲公司") -> Application:
    changed = {"id": number, "applicant": Applicant(name=name, id_number="330106198805120023")}
    return made.application().model_copy(update=changed | {"employer": Employer(name=employer)})


def doubted(message: str = "未读到职务", rule: str = "project.role-present") -> Report:
    finding = Finding(rule=rule, status=FindingStatus.REVIEW, claim="p1", message=message,
                      citation="附件2")  # fmt: skip
    return made.report("张玥", 1).model_copy(update={"findings": (finding,)})


def numbers_in(text: str) -> list[str]:
    return re.findall(r"<small class=\"muted\">(N-\d+)</small>", text)


def test_a_failure_comes_before_a_doubt_and_says_why(running: Running) -> None:
    waiting(running.url, declared("N-1"), doubted())
    waiting(running.url, declared("N-2"))
    shown = reviewer(running, "li.na").http.get("/triage").text
    assert numbers_in(shown) == ["N-2", "N-1"]
    assert "4 小时内办" in shown
    assert re.search(r"截止 20\d\d年\d+月\d+日", shown), "last year's deadline is not this year's"
    assert "未读到职务" in shown


def test_filters_search_and_counts(running: Running) -> None:
    waiting(running.url, declared("N-1", "李思远", "甲公司"), doubted())
    waiting(running.url, declared("N-2", "王%建", "乙公司"))
    person = reviewer(running, "li.na")
    for query, numbers in {
        "employer=甲公司": ["N-1"], "q=李": ["N-1"], "q=N-2": ["N-2"], "q=%25": [],
        "q=王%25": ["N-2"], "outcome=review&employer=乙公司": ["N-2"],
        "rule=project.role-present": ["N-1"],
        "kind=project": ["N-2", "N-1"], "kind=award": [], "reviewer=li.na": [], "state=mine": [],
        "plan=hangzhou-2024-engineer": ["N-2", "N-1"], "district=西湖区": [],
    }.items():  # fmt: skip
        assert numbers_in(person.http.get(f"/triage?{query}").text) == numbers, query
    counts = person.http.get("/triage/counts").text
    assert "<b>2</b> 件" in counts
    assert "甲公司" in counts


def test_paging_shows_each_item_once_there_and_back(running: Running) -> None:
    for number in range(3):
        waiting(running.url, declared(f"N-{number}"))
    put_back(
        running.url,
        "INSERT INTO applications SELECT gen_random_uuid(), owner, 'N-' || n, rulebook, employer,"
        " submitted_on FROM applications, generate_series(100, 219) n WHERE number = 'N-0'",
    )
    put_back(
        running.url,
        "INSERT INTO triage_items (application, revision, report, number, applicant, employer,"
        " district, plan, outcome, risk, why, rules, kinds, deadline, due_at)"
        " SELECT a.id, 1, i.report, a.number, applicant, i.employer, '', plan, i.outcome, 1, '',"
        " rules, kinds, deadline, i.due_at FROM applications a, triage_items i"
        " WHERE i.number = 'N-0' AND length(a.number) = 5",
    )
    http, seen, address = reviewer(running, "li.na").http, [], "/triage"
    pages = [http.get(address).text]
    while following := re.search(r'rel="next" href="([^"]+)"', pages[-1]):
        pages.append(http.get(following[1].replace("&amp;", "&")).text)
    seen = [number for page in pages for number in numbers_in(page)]
    assert len(pages) == 3
    assert len(seen) == len(set(seen)) >= 120
    back = re.search(r'rel="prev" href="([^"]+)"', pages[1])
    assert back is not None
    assert numbers_in(http.get(back[1].replace("&amp;", "&")).text) == numbers_in(pages[0])


def test_what_was_read_stays_text(running: Running) -> None:
    evil = "<script>alert(1)</script>"
    application = waiting(running.url, declared("N-1", evil, evil), doubted(evil))
    person = reviewer(running, "li.na")
    for page in ("/triage", "/triage/counts", f"/triage/applications/{application}",
                 f"/triage/applications/{application}/history",
                 f"/triage/applications/{application}/dossier.html"):  # fmt: skip
        assert "<script>alert" not in person.http.get(page).text, page


def test_the_same_is_decided_together_after_a_preview(running: Running) -> None:
    same = [waiting(running.url, declared(f"N-{n}"), doubted()) for n in range(2)]
    other = waiting(running.url, declared("N-9"), doubted(rule="award.given"))
    person = reviewer(running, "li.na")
    chosen = [str(each) for each in (*same, other)]
    rule = "project.role-present"
    preview = person.post("/triage/bulk", application=chosen, rule=rule).text
    assert "<b>2</b>" in preview
    assert "不能一并处理（1 份）" in preview
    assert len(numbers_in(person.http.get("/triage").text)) == 3, "a preview decides nothing"
    reason = "return/permit"
    told = person.post("/triage/bulk/decide", application=chosen, rule=rule, reason=reason).text
    assert "已处理 2 份" in told
    assert numbers_in(person.http.get("/triage").text) == ["N-9"]


def test_cells_are_never_formulas(running: Running) -> None:
    waiting(running.url, declared("=1+1", "@SUM(A1)", "-2"), doubted("=cmd|'/c calc'!A0"))
    http = reviewer(running, "li.na").http
    rows = list(csv.reader(io.StringIO(http.get("/triage/export.csv").text.lstrip("\ufeff"))))
    assert rows[1][:3] == ["'=1+1", "'@SUM(A1)", "'-2"]
    book = openpyxl.load_workbook(io.BytesIO(http.get("/triage/export.xlsx").content))
    cells = next(book.active.iter_rows(min_row=2))
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert cells[0].value == "=1+1"
    assert harmless("张玥") == "张玥"


def test_a_pass_waits_only_where_it_is_sampled(running: Running) -> None:
    passed = doubted().model_copy(update={"outcome": Outcome.PASS, "findings": ()})
    waiting(running.url, declared("N-1"), passed)
    waiting(running.url, declared("N-2"), passed, sampled=True)
    assert numbers_in(reviewer(running, "li.na").http.get("/triage").text) == ["N-2"]


def test_every_rule_has_a_name_and_every_reason_a_rule() -> None:
    rules = {each.rule for name in known() for each in listing(load(name))}
    assert [rule for rule in rules if wording.rule(rule) == rule] == []
    patterns = [each for each in reasons.patterns() if each]
    assert [p for p in patterns if not any(r == p or r.startswith(p) for r in rules)] == []
