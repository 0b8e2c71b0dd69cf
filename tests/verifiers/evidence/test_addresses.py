"""Web addresses that pages show, and whose they are."""

import pytest

from models.document import DocumentType
from verifiers.case import open_case
from verifiers.evidence.addresses import elsewhere
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import HANGZHOU, application, document, education


@pytest.mark.parametrize(
    ("text", "is_elsewhere"),
    [
        ("http://jxzs.mohrss.gov.cn/query", False),
        ("jxzs.mohrss.gov.cn", False),
        ("http://jxzs.rnohrss.g0v.cn", False),
        ("证书编号 33.01.2008", False),
        ("http://jxzs.m ohrss.gov.cn/query", False),
        ("http://evil.com jxzs.mohrss.gov.cn", True),
        ("http://evil.top jxzs.mohrss.gov.cn/query", True),
        ("http://www.jxzs-mohrss.com", True),
        ("www.mohrss.gov.cn.check.cc", True),
        ("file:///C:/Users/a/查询.html", True),
        ("localhost:8080/query", True),
    ],
)
def test_only_hosts_of_authorities_are_theirs(text: str, is_elsewhere: bool) -> None:
    paper = document(DocumentType.TECHNICIAN_SCHOOL_QUERY, texts=[text])
    case = open_case(application(education("a1")), {"a1": paper}, load(HANGZHOU), frozenset())
    assert (elsewhere(case.exhibits["a1"], ("gov.cn",)) is not None) == is_elsewhere
