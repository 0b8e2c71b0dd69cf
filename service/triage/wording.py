"""Chinese words of the triage's own: decisions, roles, states, what was done."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

import yaml
from pydantic import TypeAdapter

from models.application import ClaimKind
from service import words
from service.store.audit import Action
from service.store.decisions import Verdict
from service.store.users import UserRole

LOCAL = ZoneInfo("Asia/Shanghai")

VERDICT: Mapping[str, str] = MappingProxyType(
    {Verdict.ACCEPT: "认可", Verdict.REJECT: "不认可", Verdict.RETURN: "退回补正"}
)

VERDICT_MARK: Mapping[str, str] = MappingProxyType(
    {Verdict.ACCEPT: "✓", Verdict.REJECT: "✗", Verdict.RETURN: "↩"}
)

ROLE: Mapping[str, str] = MappingProxyType(
    {UserRole.REVIEWER: "审核员", UserRole.LEAD: "组长", UserRole.ADMIN: "管理员"}
)

_READ: Mapping[str, str] = {
    "document_type": "材料类型",
    "applicant_name": "申报人姓名",
    "applicant_role": "担任职务",
    "issuer": "出具方",
}
"""What is corrected that is no field of a document."""

_OUTCOMES: Mapping[str, str] = {each.value: text for each, text in words.OUTCOME.items()}

STATE: Mapping[str, str] = MappingProxyType(
    {"waiting": "待处理", "mine": "我领取的", "decided": "已处理"}
)

RISK: Mapping[int, str] = MappingProxyType({3: "高", 2: "较高", 1: "一般", 0: "抽查"})

ALLOWED: Mapping[int, str] = MappingProxyType(
    {
        3: "有不符合又有存疑，4 小时内办",
        2: "有不符合项，1 日内办",
        1: "有存疑项，3 日内办",
        0: "抽查件，5 日内办",
    }
)
"""The time each risk leaves, as ``triage_enqueue`` counts it."""

ACTION: Mapping[str, str] = MappingProxyType(
    {
        Action.SUBMITTED: "提交申报",
        Action.SUPPLEMENTED: "补充材料",
        Action.SEEN: "查询进度",
        Action.REPORT_SEEN: "查看报告",
        Action.PAGE_SEEN: "查看附件页",
        Action.SEAL_SEEN: "查看印章",
        Action.JUDGED: "系统核验",
        Action.ERASED: "删除",
        Action.TRIAGE_SEEN: "打开审核页",
        Action.CLAIMED: "领取",
        Action.RELEASED: "放回",
        Action.DECIDED: "作出处理",
        Action.UNDONE: "撤销处理",
        Action.CORRECTED: "更正识别结果",
        Action.REVEALED: "查看完整证件号码",
        Action.EXPORTED: "导出",
    }
)

REFUSALS: Mapping[int, str] = MappingProxyType(
    {
        403: "您没有办理此项的权限。",
        404: "没有这份申报，或不在您的办理范围内。",
        405: "此地址不能这样打开。",
        409: "这份申报的状态已变化，请刷新。",
        422: "附件无法显示。",
        503: "服务繁忙，请稍候再试。",
    }
)


def local(at: datetime) -> str:
    """A moment as the clock on the wall has it."""
    return at.astimezone(LOCAL).strftime("%m-%d %H:%M")


def actor(name: str) -> str:
    """Who did something, as the audit log names them."""
    kind, _, own = name.partition(":")
    return {"user": own, "key": "申报系统"}.get(kind, "系统")


def detail(said: Mapping[str, str | int]) -> str:
    """What an entry of the audit log adds, in words; empty where there is nothing to tell."""
    parts = []
    if verdict := said.get("decision"):
        parts.append(VERDICT.get(str(verdict), str(verdict)))
    if rules := said.get("rules"):
        parts.append("、".join(map(rule, str(rules).split(","))))
    elif said.get("findings") == "whole":
        parts.append("整份申报")
    if outcome := said.get("outcome"):
        parts.append(f"结论：{_OUTCOMES.get(str(outcome), outcome)}")
    if attachment := said.get("attachment"):
        page = f" 第 {said['page']} 页" if "page" in said else ""
        seal = f" 第 {said['seal']} 枚印章" if "seal" in said else ""
        parts.append(f"{attachment}{page}{seal}")
    if field := said.get("field"):
        parts.append(_READ.get(str(field)) or words.FIELD.get(str(field), str(field)))
    return "，".join(parts)


def rule(name: str) -> str:
    """What reviewers call a rule; a rule nobody named is called by its own name."""
    return _rules().get(name, name)


@cache
def _rules() -> Mapping[str, str]:
    text = (Path(__file__).parent / "rules.yaml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, str]).validate_python(yaml.safe_load(text))


def kind(value: str) -> str:
    """A claim's kind."""
    return words.CLAIM[ClaimKind(value)] if value in set(ClaimKind) else value
