"""How applications go wrong, case by case: none of them passes (failure-mode catalogue F1–F45)."""

from datetime import date

import pytest

from models.application import (
    Applicant,
    Application,
    Attachment,
    Claim,
    ClaimKind,
    EducationSource,
    Employer,
    Track,
)
from models.document import Document, DocumentType, IssuerVia, Person
from models.report import Outcome, ReadError, Report
from verifiers.rulebooks.rulebook import load
from verifiers.samples.example_credentials import (
    ARCHIVE,
    degree,
    degree_report,
    evaluation,
    graduate_form,
    query,
    school_diploma,
)
from verifiers.samples.examples import (
    AUTHORITY,
    OWN,
    OWNER,
    application,
    appointment,
    award,
    certificate,
    contract,
    diploma,
    document,
    education,
    issued,
    issuer,
    letter,
    numbered,
    permit,
    person,
    project,
    registration_form,
    statement,
)
from verifiers.samples.specimens import (
    claimed,
    insurance,
    registration,
    sheet,
    title_certificate,
    vouched,
)
from verifiers.verify import verify

RULEBOOK = load("hangzhou-2024-engineer")
PASS, FAIL, REVIEW = Outcome.PASS, Outcome.FAIL, Outcome.REVIEW
LEADER = person("张玥", "项目经理")
SUPERVISOR = "浙江五洲工程项目管理有限公司"
PARENT = "浙江宏远控股集团有限公司"
ACCEPTANCE, FILING = DocumentType.COMPLETION_ACCEPTANCE, DocumentType.QUALITY_ASSURANCE_FILING


def judged(made: Application, *documents: Document | ReadError) -> Report:
    return verify(made, dict(zip(_ids(len(documents)), documents, strict=True)), RULEBOOK, _none())


def _ids(count: int) -> list[str]:
    return [f"a{n}" for n in range(1, count + 1)]


def _none() -> frozenset[str]:
    return frozenset()


def of_project(*documents: Document, role: str = "项目经理", employer: str = OWN) -> Outcome:
    claim = project(*_ids(len(documents)), role=role)
    made = application(claim, employer=Employer(name=employer))
    return judged(made, *documents).claims[0].outcome


def form(*people: Person, sealed_by: tuple[str, ...], kind: DocumentType = ACCEPTANCE) -> Document:
    fields = {"project_name": "之江新城综合管廊一期工程"}
    return document(kind, *people, sealed_by=sealed_by, fields=fields)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param((permit(LEADER),), PASS, id="a-sound-permit"),
        pytest.param((permit(person("李建国", "项目经理")),), FAIL, id="F1-name-absent"),
        pytest.param((permit(person("张玥")),), REVIEW, id="F3-no-role"),
        pytest.param(
            (permit(person("张玥"), person("李建国", "总监理工程师")),),
            FAIL,
            id="F3-others-have-roles",
        ),
        pytest.param((statement(LEADER),), FAIL, id="F4-own-statement"),
        pytest.param(
            (statement(LEADER, sealed_by=f"{OWN}技术资料专用章"),), FAIL, id="F5-papers-seal"
        ),
        pytest.param(
            (statement(LEADER, sealed_by="宏远建工之江新城项目部"),),
            FAIL,
            id="F5-department-in-short",
        ),
        pytest.param((statement(LEADER, sealed_by=f"{OWN}宁波分公司"),), FAIL, id="F6-branch"),
        pytest.param((statement(LEADER, sealed_by=PARENT),), REVIEW, id="F7-parent"),
        pytest.param(
            (statement(LEADER), form(person("李建国", "项目经理"), sealed_by=(OWN, OWNER))),
            FAIL,
            id="F8-another-leader",
        ),
        pytest.param((form(LEADER, sealed_by=(OWN,)),), FAIL, id="F9-own-box-only"),
        pytest.param((form(LEADER, sealed_by=(OWN, SUPERVISOR)),), PASS, id="five-parties"),
        pytest.param((permit(),), FAIL, id="F11-old-form"),
        pytest.param((permit(person("张月", "项目经理")),), REVIEW, id="F22-one-character"),
        pytest.param((permit(numbered(LEADER, "3205************17")),), FAIL, id="F23-namesake"),
        pytest.param((permit(person("张　玥", "项目经理")),), PASS, id="F24-letter-spaced"),
        pytest.param(
            (document(DocumentType.SOCIAL_INSURANCE_RECORD, LEADER, sealed_by=["杭州市人社局"]),),
            FAIL,
            id="F36-social-insurance",
        ),
    ],
)
def test_projects(documents: tuple[Document, ...], expected: Outcome) -> None:
    assert of_project(*documents) is expected


@pytest.mark.parametrize("employer", [OWNER, SUPERVISOR])
def test_the_seal_of_ones_own_employer_is_own_whoever_it_is(employer: str) -> None:
    """F10: for the owner's or the supervisor's people that party's seal proves nothing."""
    made = form(person("张玥", "项目经理"), sealed_by=(employer,))
    assert of_project(made, employer=employer) is FAIL


@pytest.mark.parametrize(
    "text", [f"我公司受{OWNER}委托承建本工程", f"建设单位：{OWNER}", f"抄送：{AUTHORITY}"]
)
def test_whoever_is_merely_mentioned_issues_nothing(text: str) -> None:
    made = document(DocumentType.EMPLOYER_STATEMENT, LEADER, sealed_by=[OWN], texts=[text])
    report = judged(application(project("a1")), made)
    assert report.claims[0].own_unit_only
    assert report.claims[0].outcome is not PASS


@pytest.mark.parametrize("via", [IssuerVia.LETTERHEAD, IssuerVia.SIGNATURE_BLOCK])
def test_a_typed_third_party_without_its_seal_is_no_word(via: IssuerVia) -> None:
    bare = document(DocumentType.EMPLOYER_STATEMENT, LEADER)
    assert of_project(issued(bare, issuer(OWNER, via))) is not PASS


def test_a_register_page_without_title_or_address_is_nobodys() -> None:
    """F34, F35: a commercial site, or a page cut out of its window."""
    page = document(DocumentType.REGISTRY_SCREENSHOT, LEADER)
    assert of_project(page) is REVIEW
    shop = issued(page, issuer("建设通", IssuerVia.PLATFORM_PAGE))
    assert of_project(shop) is not PASS


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (letter(), PASS),
        (letter(appointed_on="2020-10-30"), FAIL),
        (letter(position="技术员"), FAIL),
        (letter("李建国"), FAIL),
        (contract(), PASS),
        (contract("员工"), FAIL),
        (contract("由甲方根据生产经营需要另行安排"), FAIL),
        (
            document(DocumentType.TITLE_CERTIFICATE, person("张玥"), fields={"title": "工程师"}),
            FAIL,
        ),
        (contract(sealed_by="杭州某某人力资源服务有限公司"), REVIEW),
    ],
)
def test_appointments(made: Document, expected: Outcome) -> None:
    """F25 to F28: what is no appointment, or not long enough."""
    assert judged(application(appointment("a1")), made).claims[0].outcome is expected


@pytest.mark.parametrize("kind", [DocumentType.LABOR_CONTRACT, DocumentType.APPOINTMENT_LETTER])
def test_a_paper_made_out_to_somebody_else_proves_no_appointment(kind: DocumentType) -> None:
    """The applicant signs for the employer, or bears the name of whoever does."""
    fields = {
        "holder_name": "李建国",
        "party_b": "李建国",
        "position": "助理工程师",
        "started_on": "2018-07-01",
        "appointed_on": "2018-07-01",
    }
    people = (person("李建国"), person("张玥", "总经理"))
    made = document(kind, *people, sealed_by=[OWN], fields=fields)
    assert judged(application(appointment("a1")), made).claims[0].outcome is not PASS


def papers(first: Document, second: Document) -> Outcome:
    return judged(application(education("a1", "a2")), first, second).claims[0].outcome


@pytest.mark.parametrize(
    ("certificate_", "certification", "expected"),
    [
        (diploma(), registration_form(), PASS),
        (diploma(), registration_form(valid_until="2024-08-29"), FAIL),
        (diploma(), registration_form(valid_until="2024-09-10"), REVIEW),
        (diploma(), registration_form(valid_until=""), REVIEW),
        (diploma(), registration_form(verification_code="Z9Z9Z9Z9Z9Z9Z9Z9"), FAIL),
        (diploma(), registration_form("李建国"), FAIL),
        (diploma(), registration_form(birth_date="1985-01-01"), FAIL),
        (diploma(level="专科"), registration_form(), FAIL),
        (diploma(), document(DocumentType.OTHER, person("张玥")), REVIEW),
        (document(DocumentType.OTHER, person("张玥")), registration_form(), REVIEW),
    ],
)
def test_education(certificate_: Document, certification: Document, expected: Outcome) -> None:
    """F13 to F21."""
    assert papers(certificate_, certification) is expected


def test_a_diploma_that_a_principal_of_the_applicants_name_signed_is_not_the_applicants() -> None:
    """The only paper with the holder's name misread would leave the principal's."""
    fields = {"holder_name": "李建国", "level": "本科", "school": "浙江工业大学"}
    signed = document(
        DocumentType.DIPLOMA,
        person("李建国"),
        person("张玥"),
        sealed_by=["浙江工业大学"],
        fields=fields,
    )
    made = application(education("a1"))
    report = judged(made, signed)
    names = [f for f in report.findings if f.rule == "claim.holder-named"]
    assert names
    assert all(f.status.value != "pass" for f in names)


@pytest.mark.parametrize(
    ("printed", "claimed", "expected"),
    [
        ("浙江省建设工程钱江杯奖", "provincial", PASS),
        ("杭州市建设工程西湖杯奖", "provincial", FAIL),
        ("成都市建设工程芙蓉杯奖", "provincial", REVIEW),
        ("成都市建设工程芙蓉杯奖", "municipal", REVIEW),
        ("上海市建设工程白玉兰奖（市优质工程）", "provincial", REVIEW),
        ("义乌市优质工程奖", "municipal", REVIEW),
        ("余姚市建筑安全标准化工地", "municipal", REVIEW),
        ("某某集团优质工程奖", "provincial", REVIEW),
        ("江苏省优质工程奖“扬子杯”", "provincial", REVIEW),
    ],
)
def test_award_levels(printed: str, claimed: str, expected: Outcome) -> None:
    """F33 and the levels of other places."""
    made = application(project("a1"), award("a2", level=claimed, name=printed))
    report = judged(made, permit(LEADER), certificate(printed))
    assert report.claims[1].outcome is expected


@pytest.mark.parametrize(
    "heading",
    ["关于2023年度钱江杯评选结果的公示", "创优目标：确保钱江杯", "钱江杯推荐名单"],
)
def test_what_announces_or_wishes_an_award_gives_none(heading: str) -> None:
    """F32."""
    seal = "浙江省建筑业行业协会"
    made = document(
        DocumentType.AWARD_CERTIFICATE,
        sealed_by=[seal],
        texts=[heading],
        fields={"award_name": "钱江杯", "project_name": "之江新城综合管廊一期工程"},
    )
    report = judged(application(project("a1"), award("a2")), permit(LEADER), made)
    assert report.claims[1].outcome is not PASS


def test_an_award_given_by_the_own_unit_is_none() -> None:
    made = document(
        DocumentType.AWARD_CERTIFICATE,
        sealed_by=[OWN],
        fields={"award_name": "钱江杯", "project_name": "之江新城综合管廊一期工程"},
    )
    report = judged(application(project("a1"), award("a2")), permit(LEADER), made)
    assert report.claims[1].outcome is FAIL


def test_a_declared_former_name_needs_a_bridge() -> None:
    renamed = Applicant(name="张玥", former_names=("张明月",), id_number="330106199003074525")
    made = application(project("a1"), applicant=renamed)
    bare, bridged = (
        person("张明月", "项目经理"),
        numbered(person("张明月", "项目经理"), "330106199003074525"),
    )
    assert judged(made, permit(bare)).claims[0].outcome is REVIEW
    assert judged(made, permit(bridged)).claims[0].outcome is PASS


def test_a_file_sent_for_another_type_is_looked_at_by_a_person() -> None:
    made = application(project("a1", "a2"))
    wrong = Attachment(id="a2", file="a2.png", declared_type=DocumentType.CONSTRUCTION_PERMIT)
    made = made.model_copy(update={"attachments": (made.attachments[0], wrong)})
    other = document(DocumentType.OTHER, person("张玥"))
    assert judged(made, permit(LEADER), other).claims[0].outcome is REVIEW


@pytest.mark.parametrize(
    ("role", "printed", "expected"),
    [
        ("项目经理", "项目副经理", FAIL),
        ("项目技术负责人", "企业技术负责人", REVIEW),
        ("总监理工程师", "总监理工程师代表", FAIL),
        ("总监理工程师", "专业监理工程师", FAIL),
        ("施工员", "资料员", FAIL),
        ("施工员", "BIM工程师", REVIEW),
        ("质量员", "施工员", REVIEW),
    ],
)
def test_roles(role: str, printed: str, expected: Outcome) -> None:
    made = form(person("张玥", printed), sealed_by=(OWNER,))
    assert of_project(made, role=role) is expected


@pytest.mark.parametrize("printed", ["施工员", None])
def test_a_post_on_one_project_proves_none_on_another(printed: str | None) -> None:
    elsewhere = permit(LEADER, project_name="西溪湿地游客中心工程")
    assert of_project(elsewhere, permit(person("张玥", printed))) is not PASS


def test_another_partys_leader_is_no_project_manager() -> None:
    for party in ("design", "survey", "owner"):
        made = form(person("张玥", "项目负责人", party), sealed_by=(AUTHORITY,))
        assert of_project(made) is not PASS


def test_a_contract_of_many_terms_adds_up_only_without_gaps() -> None:
    claim = Claim(
        id="app",
        kind=appointment().kind,
        title="助理工程师",
        appointed_on=date(2018, 7, 1),
        attachments=("a1", "a2"),
    )
    first = letter(appointed_on="2018-07-01", ended_on="2020-06-30")
    again, late = letter(appointed_on="2020-07-01"), letter(appointed_on="2021-07-01")
    assert judged(application(claim), first, again).claims[0].outcome is PASS
    assert judged(application(claim), first, late).claims[0].outcome is not PASS


@pytest.mark.parametrize(
    ("kind", "papers_", "expected"),
    [
        pytest.param(
            ClaimKind.SOCIAL_INSURANCE, [insurance("杭州安信劳务派遣有限公司")], REVIEW, id="F26"
        ),
        pytest.param(
            ClaimKind.SELF_ASSESSMENT,
            [sheet(scores=(("工程业绩", "58"), ("其他", "40")), total_score="100")],
            FAIL,
            id="F29-addition-is-98",
        ),
        pytest.param(
            ClaimKind.SELF_ASSESSMENT, [sheet(project_score="38")], FAIL, id="F29-projects-38"
        ),
        pytest.param(
            ClaimKind.SELF_ASSESSMENT,
            list(vouched({"title": "工程师"}).values()),
            FAIL,
            id="F30-intermediate",
        ),
        pytest.param(
            ClaimKind.SELF_ASSESSMENT,
            [sheet(("王伟明", "王伟明")), title_certificate("王伟明")],
            FAIL,
            id="F30-the-same-person-twice",
        ),
        pytest.param(ClaimKind.REGISTRATION, [registration(OWNER)], REVIEW, id="F45-no-score"),
    ],
)
def test_papers_around_an_application(
    kind: ClaimKind, papers_: list[Document | ReadError], expected: Outcome
) -> None:
    made = claimed(kind, *_ids(len(papers_)))
    assert judged(made, *papers_).claims[0].outcome is expected


def of_education(*documents: Document, source: EducationSource, level: str = "本科") -> Outcome:
    claim = education(*_ids(len(documents)), source=source)
    said = {"level": level, "school": documents[0].text("school"), "major": None}
    return judged(application(claim.model_copy(update=said)), *documents).claims[0].outcome


@pytest.mark.parametrize(
    "number",
    [
        pytest.param("103371201305001234", id="F18-year"),
        pytest.param("103371201206001234", id="F18-level"),
        pytest.param("1033712012050012", id="F18-length"),
    ],
)
def test_a_number_that_contradicts_its_own_paper_is_suspicious(number: str) -> None:
    pair = (diploma(certificate_number=number), registration_form(certificate_number=number))
    assert of_education(*pair, source=EducationSource.DOMESTIC) is REVIEW


def test_a_degrees_number_of_another_level_is_suspicious() -> None:
    """F19."""
    number = "1033742012001234"
    pair = (degree(certificate_number=number), degree_report(certificate_number=number))
    assert of_education(*pair, source=EducationSource.DEGREE_ONLY, level="硕士") is REVIEW


@pytest.mark.parametrize(
    ("source", "paper", "expected"),
    [
        pytest.param("technician_school", query(valid_until="2024-09-19"), FAIL, id="F41"),
        pytest.param("technician_school", query(platform=""), REVIEW, id="query-cut-off"),
        pytest.param("technician_school", graduate_form("某某技工学校"), FAIL, id="F42-school"),
        pytest.param("secondary", graduate_form("杭州市建设职业学校"), FAIL, id="F42"),
        pytest.param("secondary", graduate_form(OWN), REVIEW, id="F42-employer"),
        pytest.param("secondary", graduate_form(ARCHIVE), PASS, id="archive"),
        pytest.param("overseas", evaluation("某某留学服务有限公司"), REVIEW, id="agency"),
    ],
)
def test_certifications_of_other_sources(source: str, paper: Document, expected: Outcome) -> None:
    first = school_diploma() if source != "overseas" else document(DocumentType.OTHER)
    made = of_education(first, paper, source=EducationSource(source), level="中专")
    assert made is expected


def test_the_first_pages_of_a_contract_are_no_contract() -> None:
    """F39: cover and parties, without the page on which both sign."""
    whole = contract()
    page = whole.pages[0].model_copy(update={"passages": (), "seals": ()})
    cut = whole.model_copy(update={"pages": (page,), "issuers": ()})
    assert judged(application(appointment("a1")), cut).claims[0].outcome is REVIEW


def test_a_second_speciality_needs_a_present_intermediate_post() -> None:
    made = application(appointment("a1")).model_copy(update={"track": Track.SECOND_SPECIALITY})
    assert judged(made, letter(position="工程师")).claims[0].outcome is PASS
    assert judged(made, letter()).claims[0].outcome is FAIL
    ended = letter(position="工程师", ended_on="2023-12-31")
    assert judged(made, ended).claims[0].outcome is REVIEW


@pytest.mark.parametrize(
    ("began", "accepted"), [("2021-07-01", "2021-06-30"), ("2019-03-01", "2024-12-31")]
)
def test_an_acceptance_before_the_start_or_in_the_future_cannot_be(
    began: str, accepted: str
) -> None:
    """F40."""
    fields = {"project_name": "之江新城综合管廊一期工程", "accepted_on": accepted}
    made = document(ACCEPTANCE, LEADER, sealed_by=[AUTHORITY], fields=fields)
    claim = project("a1").model_copy(update={"started_on": date.fromisoformat(began)})
    assert judged(application(claim), made).claims[0].outcome is REVIEW
