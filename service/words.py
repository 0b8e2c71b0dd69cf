"""The Chinese words people see for the contract's values, and text made safe to show."""

import unicodedata
from collections.abc import Mapping

from models.application import ClaimKind
from models.document import DocumentType, IssuerVia
from models.page import TextSource
from models.report import FindingStatus, Outcome, Presence, Relation, RoleClass

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

DOCUMENT: Mapping[DocumentType, str] = {
    DocumentType.DIPLOMA: "毕业证书",
    DocumentType.DEGREE_CERTIFICATE: "学位证书",
    DocumentType.CHSI_REGISTRATION_FORM: "教育部学历证书电子注册备案表",
    DocumentType.CHSI_VERIFICATION_REPORT: "中国高等教育学历认证报告",
    DocumentType.DEGREE_VERIFICATION_REPORT: "中国学位认证报告",
    DocumentType.OVERSEAS_CREDENTIAL_EVALUATION: "国外学历学位认证书",
    DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION: "港澳台学历学位认证书",
    DocumentType.TECHNICIAN_SCHOOL_QUERY: "技工院校毕业证书查询截图",
    DocumentType.GRADUATE_REGISTRATION_FORM: "毕业生登记表",
    DocumentType.APPOINTMENT_LETTER: "聘书/聘任文件",
    DocumentType.LABOR_CONTRACT: "劳动合同",
    DocumentType.POST_INFORMATION_FORM: "岗位信息表",
    DocumentType.EMPLOYER_STATEMENT: "本单位证明/说明",
    DocumentType.SELF_ASSESSMENT_SHEET: "评审审议评分表",
    DocumentType.TITLE_CERTIFICATE: "职称证书",
    DocumentType.SOCIAL_INSURANCE_RECORD: "社保缴纳证明",
    DocumentType.TRAINING_HOURS_RECORD: "学时登记证明",
    DocumentType.CONSTRUCTION_PERMIT: "建筑工程施工许可证",
    DocumentType.QUALITY_ASSURANCE_FILING: "质量保证体系备案记录表",
    DocumentType.COMPLETION_ACCEPTANCE: "竣工验收表/备案表",
    DocumentType.REGISTRY_SCREENSHOT: "省四库一平台截图",
    DocumentType.AWARD_CERTIFICATE: "获奖证书",
    DocumentType.REGISTRATION_CERTIFICATE: "注册执业证书",
    DocumentType.PAPER: "论文",
    DocumentType.ID_PHOTO: "证件照",
    DocumentType.INTEGRITY_COMMITMENT: "真实性保证书",
    DocumentType.OTHER: "其他材料",
}

PRESENCE: Mapping[Presence, str] = {
    Presence.FOUND: "有",
    Presence.ABSENT: "无",
    Presence.UNCERTAIN: "不能确定",
}

ROLE_CLASS: Mapping[RoleClass, str] = {
    RoleClass.LEAD: "主持",
    RoleClass.BACKBONE: "技术骨干",
    RoleClass.PARTICIPANT: "参与",
}

RELATION: Mapping[Relation, str] = {
    Relation.OWN_UNIT: "本单位",
    Relation.AFFILIATE: "关联单位",
    Relation.THIRD_PARTY: "第三方",
    Relation.AUTHORITY: "主管部门或官方平台",
    Relation.UNKNOWN: "关系不明",
}

VIA: Mapping[IssuerVia, str] = {
    IssuerVia.SEAL: "印章",
    IssuerVia.ISSUING_FIELD: "发证机关栏",
    IssuerVia.SIGNATURE_BLOCK: "落款",
    IssuerVia.LETTERHEAD: "文头",
    IssuerVia.DIGITAL_SIGNATURE: "电子签名",
    IssuerVia.QR_CODE: "二维码",
    IssuerVia.PLATFORM_PAGE: "平台页面",
}

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
