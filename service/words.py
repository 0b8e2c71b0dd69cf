"""The Chinese words people see for the contract's values, and text made safe to show."""

import unicodedata
from collections.abc import Mapping

from models.application import ClaimKind
from models.document import DocumentType, IssuerVia
from models.lines import TextSource
from models.report import FindingStatus, Outcome, Presence, Relation, RoleClass
from verifiers.wording import CLASS_NAMES, TYPE_NAMES, VIA_NAMES

OUTCOME: Mapping[Outcome, str] = {
    Outcome.PASS: "通过",
    Outcome.FAIL: "不通过",
    Outcome.REVIEW: "待人工复核",
}

STATUS: Mapping[FindingStatus, str] = {
    FindingStatus.PASS: "符合",
    FindingStatus.FAIL: "不符合",
    FindingStatus.REVIEW: "待复核",
    FindingStatus.NOT_APPLICABLE: "不适用",
}

MARK: Mapping[FindingStatus | Outcome, str] = {
    Outcome.PASS: "✓",
    Outcome.FAIL: "✗",
    Outcome.REVIEW: "?",
    FindingStatus.PASS: "✓",
    FindingStatus.FAIL: "✗",
    FindingStatus.REVIEW: "?",
    FindingStatus.NOT_APPLICABLE: "–",
}
"""A sign beside every colour: what is printed in grey or read by the colour-blind stays clear."""

CLAIM: Mapping[ClaimKind, str] = {
    ClaimKind.EDUCATION: "学历",
    ClaimKind.APPOINTMENT: "聘任",
    ClaimKind.POST_INFORMATION: "岗位信息",
    ClaimKind.SELF_ASSESSMENT: "自评",
    ClaimKind.SOCIAL_INSURANCE: "社保",
    ClaimKind.TRAINING_HOURS: "学时",
    ClaimKind.PROJECT: "工程业绩",
    ClaimKind.AWARD: "获奖",
    ClaimKind.PAPER: "论文",
    ClaimKind.REGISTRATION: "注册执业",
    ClaimKind.PHOTO: "证件照",
    ClaimKind.COMMITMENT: "承诺书",
}

DOCUMENT: Mapping[DocumentType, str] = TYPE_NAMES

PRESENCE: Mapping[Presence, str] = {
    Presence.FOUND: "有",
    Presence.ABSENT: "无",
    Presence.UNCERTAIN: "不能确定",
}

ROLE_CLASS: Mapping[RoleClass, str] = CLASS_NAMES

RELATION: Mapping[Relation, str] = {
    Relation.OWN_UNIT: "本单位",
    Relation.AFFILIATE: "关联单位",
    Relation.THIRD_PARTY: "第三方",
    Relation.AUTHORITY: "主管部门或官方平台",
    Relation.UNKNOWN: "关系不明",
}

VIA: Mapping[IssuerVia, str] = VIA_NAMES
"""A document is called the same in a table as in the sentences of the rules."""

SOURCE: Mapping[TextSource, str] = {
    TextSource.TEXT_LAYER: "文字层",
    TextSource.OCR: "识别",
    TextSource.SEAL: "印章",
    TextSource.QR_CODE: "二维码",
    TextSource.DIGITAL_SIGNATURE: "电子签名",
}

UNREAD = "名称未读出"
"""For a seal or an issuer whose name could not be read."""

FIELD: Mapping[str, str] = {
    "holder_name": "持证人",
    "id_number": "身份证号",
    "issued_on": "签发日期",
    "issuer": "签发单位",
    "school": "学校",
    "major": "专业",
    "level": "层次",
    "graduated_on": "毕业日期",
    "certificate_number": "证书编号",
    "birth_date": "出生日期",
    "gender": "性别",
    "verification_code": "验证码",
    "valid_until": "有效期至",
    "report_number": "报告编号",
    "degree": "学位",
    "party_a": "甲方",
    "party_b": "乙方",
    "position": "岗位",
    "started_on": "开始日期",
    "ended_on": "结束日期",
    "appointed_on": "聘任日期",
    "permit_number": "许可证编号",
    "project_name": "工程名称",
    "owner_unit": "建设单位",
    "survey_unit": "勘察单位",
    "design_unit": "设计单位",
    "construction_unit": "施工单位",
    "supervision_unit": "监理单位",
    "survey_lead": "勘察负责人",
    "design_lead": "设计负责人",
    "construction_lead": "施工负责人",
    "supervision_lead": "总监理工程师",
    "contract_price": "合同价格",
    "contract_period": "合同工期",
    "accepted_on": "验收日期",
    "personnel": "人员",
    "platform": "平台",
    "award_name": "奖项",
    "award_level": "奖项等级",
    "winner_unit": "获奖单位",
    "total_score": "总分",
    "recommenders": "推荐人",
    "title": "职称/资格",
    "speciality": "专业",
    "employer": "单位",
    "from": "起",
    "to": "止",
    "hours": "学时",
    "year": "年度",
}
"""The contract's field names; a name that is not here is shown as it is."""

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def printable(text: str) -> str:
    """The text without characters that steer a terminal or turn the reading direction.

    What was read off a page, and what a manifest says, is input from a stranger.
    """
    return "".join(
        "�" if unicodedata.category(character) in _UNSEEN else character for character in text
    )
