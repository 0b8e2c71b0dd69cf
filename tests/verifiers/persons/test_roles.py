"""Roles: longest title first, party labels win, classes by the notice."""

import pytest

from models.application import Category, Scale
from models.document import DocumentType
from models.report import Presence, RoleClass
from verifiers.persons.boundaries import Words
from verifiers.persons.names import read_name
from verifiers.persons.roles import Context, parts_of, read_role
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import document, person

ROLES = load("hangzhou-2024-engineer").roles
BUILD = Context(Category.CONSTRUCTION_SUPERVISION)
LEAD, BACKBONE, PARTICIPANT = RoleClass.LEAD, RoleClass.BACKBONE, RoleClass.PARTICIPANT


@pytest.mark.parametrize(
    ("printed", "party", "post", "role_class"),
    [
        ("项目经理", None, "project_manager", LEAD),
        ("施工单位项目负责人", None, "project_manager", LEAD),
        ("施工单位项目负责", None, "project_manager", LEAD),
        ("注册建造师（项目经理）", None, "project_manager", LEAD),
        ("项目经理（一级建造师）", None, "project_manager", LEAD),
        ("项目负责人", "construction", "project_manager", LEAD),
        ("项目负责人", "supervision", "chief_supervisor", LEAD),
        ("监理单位项目负责人", "construction", "chief_supervisor", LEAD),
        ("项目总监", None, "chief_supervisor", LEAD),
        ("总监理师", None, "chief_supervisor", LEAD),
        ("总监理工程师代表", None, "supervisor_deputy", BACKBONE),
        ("专业监理工程师", None, "supervisor", BACKBONE),
        ("项目技术负责人", None, "technical_leader", LEAD),
        ("工种技术负责人", None, "trade_engineer", BACKBONE),
        ("水电技术负责人", None, "part_leader", BACKBONE),
        ("项目副经理", None, "deputy_manager", BACKBONE),
        ("施工员（土建）", None, "works_foreman", BACKBONE),
        ("土建施工员", None, "works_foreman", BACKBONE),
        ("工 长", None, "works_foreman", BACKBONE),
        ("专业质量检查员", None, "quality_officer", BACKBONE),
        ("资料员", None, "site_clerk", PARTICIPANT),
        ("企业技术负责人", None, "company_technical_leader", None),
        ("BIM工程师", None, "technician", None),
        ("项目负责人", "design", None, None),
        ("拟任项目经理", None, None, None),
        ("项目经理助理", None, None, None),
    ],
)
def test_construction_and_supervision(
    printed: str, party: str | None, post: str | None, role_class: RoleClass | None
) -> None:
    (part,) = parts_of(printed, party, ROLES, BUILD)
    assert (part.post, part.role_class) == (post, role_class)


@pytest.mark.parametrize(
    ("category", "printed", "party", "role_class"),
    [
        (Category.PLANNING_DESIGN, "项目负责人", "design", LEAD),
        (Category.PLANNING_DESIGN, "勘察单位项目负责人", None, LEAD),
        (Category.PLANNING_DESIGN, "结构专业负责人", None, LEAD),
        (Category.PLANNING_DESIGN, "设计人", None, BACKBONE),
        (Category.PLANNING_DESIGN, "制图", None, PARTICIPANT),
        (Category.PLANNING_DESIGN, "审核", None, None),
        (Category.PLANNING_DESIGN, "项目负责人", "construction", None),
        (Category.TECHNICAL_MANAGEMENT, "建设单位项目负责人", None, LEAD),
        (Category.TECHNICAL_MANAGEMENT, "项目负责人", "owner", LEAD),
        (Category.TECHNICAL_MANAGEMENT, "代建项目经理", None, LEAD),
        (Category.TECHNICAL_MANAGEMENT, "甲方代表", None, BACKBONE),
        (Category.TECHNICAL_MANAGEMENT, "项目负责人", None, None),
    ],
)
def test_other_categories(
    category: Category, printed: str, party: str | None, role_class: RoleClass | None
) -> None:
    (part,) = parts_of(printed, party, ROLES, Context(category))
    assert part.role_class is role_class


def test_a_part_leader_leads_only_on_a_large_project() -> None:
    large = BUILD._replace(scale=Scale.LARGE)
    assert parts_of("分包单位项目负责人", None, ROLES, BUILD)[0].role_class is BACKBONE
    assert parts_of("分包单位项目负责人", None, ROLES, large)[0].role_class is LEAD


def test_on_an_acceptance_the_bare_technical_leader_is_the_companys() -> None:
    form = BUILD._replace(document_type=DocumentType.COMPLETION_ACCEPTANCE)
    assert parts_of("技术负责人", "construction", ROLES, BUILD)[0].role_class is LEAD
    assert parts_of("技术负责人", "construction", ROLES, form)[0].role_class is None


@pytest.mark.parametrize(
    ("printed", "claimed", "differs"),
    [
        ("施工员（土建）", "安装施工员", True),
        ("机电施工员", "机电安装施工员", False),
        ("施工员", "施工员（安装）", False),
        ("测量员", "土建施工员", False),
        ("安全员", "土建安全员", False),
    ],
)
def test_a_post_of_another_trade_is_another_post(printed: str, claimed: str, differs: bool) -> None:
    one, other = (parts_of(said, None, ROLES, BUILD)[0] for said in (printed, claimed))
    assert one.is_of_other_trade(other) is differs


@pytest.mark.parametrize(
    ("claimed", "differs"), [("结构专业负责人", True), ("专业负责人（给排水）", False)]
)
def test_so_is_a_discipline_s_leader_of_a_design(claimed: str, differs: bool) -> None:
    design = Context(Category.PLANNING_DESIGN)
    one, other = (parts_of(s, None, ROLES, design)[0] for s in ("给排水专业负责人", claimed))
    assert one.is_of_other_trade(other) is differs


def test_two_roles_in_one_cell_are_both_reported() -> None:
    posts = [part.post for part in parts_of("施工员、质量员", None, ROLES, BUILD)]
    assert posts == ["works_foreman", "quality_officer"]


@pytest.mark.parametrize("printed", ["项目经理兼技术负责人", "项目经理，兼任项目技术负责人"])
def test_two_posts_held_at_once_are_two(printed: str) -> None:
    posts = [part.post for part in parts_of(printed, None, ROLES, BUILD)]
    assert posts == ["project_manager", "technical_leader"]


@pytest.mark.parametrize(
    "printed",
    ["资料员、施工员", "资料员兼施工员", "资料员（兼施工员）", "资料员和施工员", "资料员施工员"],
)
def test_two_workers_posts_are_two_however_they_are_joined(printed: str) -> None:
    posts = [part.post for part in parts_of(printed, None, ROLES, BUILD)]
    assert posts == ["site_clerk", "works_foreman"]


@pytest.mark.parametrize("printed", ["施工员助理员", "项目经理施工员", "资料员和"])
def test_what_is_not_two_posts_is_not_read_as_two(printed: str) -> None:
    (part,) = parts_of(printed, None, ROLES, BUILD)
    assert part.post is None


def test_the_role_is_the_applicants_and_the_best_one_comes_first() -> None:
    made = document(
        DocumentType.QUALITY_ASSURANCE_FILING,
        person("李建国", "项目经理"),
        person("张玥", "资料员"),
        person("张玥", "施工员"),
    )
    name = read_name(("张玥",), made, Words.of([]), frozenset())
    reading = read_role(made, name, ROLES, BUILD)
    assert reading.status is Presence.FOUND
    assert [held.ink.text for held in reading.held] == ["施工员", "资料员"]
    assert reading.report.role_class is BACKBONE


def test_an_uncertain_name_leaves_its_role_uncertain() -> None:
    made = document(DocumentType.CONSTRUCTION_PERMIT, person("张月", "项目经理"))
    name = read_name(("张玥",), made, Words.of([]), frozenset())
    assert read_role(made, name, ROLES, BUILD).status is Presence.UNCERTAIN


@pytest.mark.parametrize("category", list(Category))
def test_no_title_means_two_posts_in_one_breath(category: Category) -> None:
    posts = [post for post in ROLES.posts[category] if not post.document_types]
    titles = [title for post in posts for title in post.titles]
    assert sorted(titles) == sorted(set(titles))
