"""Wording: what clerks call the things the program names in English."""

from models.application import AwardLevel, EducationSource, Scale
from models.document import DocumentType, IssuerVia
from models.report import Relation, RoleClass

TYPE_NAMES = {
    DocumentType.DIPLOMA: "毕业证书",
    DocumentType.DEGREE_CERTIFICATE: "学位证书",
    DocumentType.CHSI_REGISTRATION_FORM: "教育部学历证书电子注册备案表",
    DocumentType.CHSI_VERIFICATION_REPORT: "中国高等教育学历认证报告",
    DocumentType.DEGREE_VERIFICATION_REPORT: "中国学位认证报告",
    DocumentType.OVERSEAS_CREDENTIAL_EVALUATION: "国外学历学位认证书",
    DocumentType.HK_MO_TW_CREDENTIAL_EVALUATION: "港澳台学历学位认证书",
    DocumentType.TECHNICIAN_SCHOOL_QUERY: "技工院校毕业证书查询结果",
    DocumentType.GRADUATE_REGISTRATION_FORM: "毕业生登记表",
    DocumentType.APPOINTMENT_LETTER: "聘任文件",
    DocumentType.LABOR_CONTRACT: "劳动合同",
    DocumentType.POST_INFORMATION_FORM: "岗位信息表",
    DocumentType.EMPLOYER_STATEMENT: "单位证明",
    DocumentType.SELF_ASSESSMENT_SHEET: "审议评分表",
    DocumentType.TITLE_CERTIFICATE: "职称证书",
    DocumentType.SOCIAL_INSURANCE_RECORD: "社保缴纳证明",
    DocumentType.TRAINING_HOURS_RECORD: "学时登记证明",
    DocumentType.CONSTRUCTION_PERMIT: "施工许可证",
    DocumentType.QUALITY_ASSURANCE_FILING: "质量保证体系备案记录表",
    DocumentType.COMPLETION_ACCEPTANCE: "竣工验收文件",
    DocumentType.REGISTRY_SCREENSHOT: "四库一平台截图",
    DocumentType.AWARD_CERTIFICATE: "获奖证书",
    DocumentType.REGISTRATION_CERTIFICATE: "注册执业证书",
    DocumentType.PAPER: "论文",
    DocumentType.ID_PHOTO: "证件照",
    DocumentType.INTEGRITY_COMMITMENT: "真实性保证书",
    DocumentType.OTHER: "其他材料",
}

CLASS_NAMES = {
    RoleClass.LEAD: "主持",
    RoleClass.BACKBONE: "技术骨干",
    RoleClass.PARTICIPANT: "参与",
}

SCALE_NAMES = {
    Scale.GENERAL: "一般项目",
    Scale.MEDIUM: "中等复杂项目",
    Scale.LARGE: "大型（复杂）项目",
}

LEVEL_NAMES = {
    AwardLevel.NATIONAL: "国家级",
    AwardLevel.PROVINCIAL: "省级",
    AwardLevel.MUNICIPAL: "设区市级",
    AwardLevel.COUNTY: "县（市、区）级",
}

RELATION_NAMES = {
    Relation.OWN_UNIT: "本单位",
    Relation.AFFILIATE: "关联单位",
    Relation.THIRD_PARTY: "第三方",
    Relation.AUTHORITY: "主管部门",
    Relation.UNKNOWN: "无法判断的单位",
}

VIA_NAMES = {
    IssuerVia.SEAL: "印章",
    IssuerVia.ISSUING_FIELD: "发证机关栏",
    IssuerVia.SIGNATURE_BLOCK: "落款",
    IssuerVia.LETTERHEAD: "抬头",
    IssuerVia.DIGITAL_SIGNATURE: "电子签名",
    IssuerVia.QR_CODE: "二维码",
    IssuerVia.PLATFORM_PAGE: "平台页面",
}

SOURCE_NAMES = {
    EducationSource.DOMESTIC: "国内学历",
    EducationSource.DEGREE_ONLY: "国内学位",
    EducationSource.OVERSEAS: "国外学历学位",
    EducationSource.HK_MO_TW: "港澳台学历学位",
    EducationSource.TECHNICIAN_SCHOOL: "技工院校学历",
    EducationSource.SECONDARY: "中专学历",
}

FIELD_NAMES = {
    "holder_name": "姓名",
    "school": "学校",
    "major": "专业",
    "level": "层次",
    "certificate_number": "证书编号",
    "graduated_on": "毕业日期",
}


DAY_NAMES = {
    "issued_on": "签发日期",
    "graduated_on": "毕业日期",
    "accepted_on": "竣工验收日期",
}
"""Days on which something was done: none of them can lie ahead."""


def titles(types: tuple[DocumentType, ...]) -> str:
    """The types' names as a clerk lists them: 《毕业证书》或《学位证书》."""
    return "或".join(f"《{TYPE_NAMES[one]}》" for one in types)


def format_name(media_type: str) -> str:
    """What people call a file format: ``image/jpeg`` is JPEG."""
    return media_type.rpartition("/")[2].upper() or "未知"
