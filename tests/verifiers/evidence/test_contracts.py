"""Which pages of a contract its parties mean when they seal the last one."""

import pytest

from models.document import Document, DocumentType
from verifiers.evidence.contracts import is_bound
from verifiers.samples.examples import OWN, OWNER, bound, document, headed, person

KIND = DocumentType.OTHER
PARTIES = (f"发包人（全称）：{OWNER}", f"承包人（全称）：{OWN}")
BEGUN = "双方就之江新城综合管廊一期工程施工协商一致，共同达成如下协议："
FIRST = document(
    KIND,
    person("张玥", "项目经理"),
    texts=[*PARTIES, BEGUN, "一、工程概况", "五、项目经理", "承包人项目经理：张玥。"],
)
BETWEEN = document(KIND, texts=["六、合同文件构成", "七、承诺"])
SIGNED = ("发包人：（公章）", "承包人：（公章）", OWNER, OWN)
LAST = document(KIND, texts=["十二、合同份数", *SIGNED], sealed_by=[OWNER, OWN])


def contract(*pages: Document) -> Document:
    """A file of these pages that was taken for one paper."""
    return bound(*pages).model_copy(update={"papers": ()})


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param((FIRST, LAST), id="chapters run on"),
        pytest.param((FIRST, BETWEEN, LAST), id="over three pages"),
        pytest.param(
            (FIRST, document(KIND, texts=SIGNED, sealed_by=[OWNER])), id="signed overleaf"
        ),
    ],
)
def test_the_parties_mean_what_stands_before_their_seals(pages: tuple[Document, ...]) -> None:
    assert is_bound(contract(*pages), 1, len(pages), OWNER)


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param((LAST, FIRST), id="the sealed page comes first"),
        pytest.param((FIRST, document(KIND, texts=["三、合同份数", *SIGNED])), id="out of order"),
        pytest.param((FIRST, headed(LAST, "竣工验收报告")), id="another paper's headline"),
        pytest.param((FIRST, document(KIND, texts=["十二、其他", OWNER])), id="nobody signs"),
        pytest.param(
            (FIRST, document(KIND, texts=["十二、其他", SIGNED[0]])), id="one party signs"
        ),
        pytest.param((FIRST, document(KIND, texts=["附图"]), LAST), id="a sheet between"),
        pytest.param(
            (document(KIND, texts=[BEGUN, "五、项目经理：张玥"]), LAST), id="nobody is named"
        ),
        pytest.param(
            (document(KIND, texts=[*PARTIES, "五、项目经理：张玥"]), LAST), id="no contract"
        ),
    ],
)
def test_a_page_that_may_be_another_paper_s_is_not_theirs(pages: tuple[Document, ...]) -> None:
    named = 2 if pages[0] is LAST else 1
    sealed = 1 if pages[0] is LAST else len(pages)
    assert not is_bound(contract(*pages), named, sealed, OWNER)


def test_somebody_else_s_seal_binds_nothing() -> None:
    assert not is_bound(contract(FIRST, LAST), 1, 2, "杭州某某置业有限公司")
