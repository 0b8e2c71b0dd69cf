"""Whom certificates honour: by label, by salutation, in tables; and whom they only mention."""

import pytest

from models.document import DocumentType
from verifiers.case import open_case
from verifiers.evidence.winners import is_honoured
from verifiers.rulebooks.rulebook import load
from verifiers.samples.examples import HANGZHOU, application, award, document

HONOURED = (
    "项目经理：张玥",
    "承建单位：浙江天工建设有限公司 项目经理：张玥",
    "小组成员：李建国、张玥、王伟明",
    "小组成员：李建国，张玥，王伟明",
    "主要完成人：唐振华、张玥",
    "主要设计人员：李建国 张玥",
    "获 奖 者：张玥（第3完成人）",
    "张玥同志：",
    "经专家评审，张玥同志荣获优秀项目经理称号",
    "你单位承建的工程荣获钱江杯奖，总监：张玥",
    "张玥",
)
MENTIONED = (
    "证书领取人：张玥",
    "推荐单位联系人：张玥",
    "致谢：张玥",
    "摄影：张玥",
    "张玥担任一等奖发布会评委。",
    "评审专家：李建国、张玥",
    "经办人：张玥",
)


def honoured(*texts: str) -> bool:
    paper = document(DocumentType.AWARD_CERTIFICATE, texts=texts)
    case = open_case(application(award("a1")), {"a1": paper}, load(HANGZHOU), frozenset())
    return is_honoured(case.exhibits["a1"])


@pytest.mark.parametrize("text", HONOURED)
def test_whom_it_honours(text: str) -> None:
    assert honoured("荣誉证书", text)


@pytest.mark.parametrize("text", MENTIONED)
def test_whom_it_only_mentions(text: str) -> None:
    assert not honoured("荣誉证书", "项目经理：周建平", text)
