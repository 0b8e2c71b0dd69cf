"""质量保证体系备案记录表 and its relatives: who filled which post on a site."""

from extractors.documents import parties, platforms
from extractors.documents.spec import DocumentSpec
from models.document import DocumentType

SPECS = (
    DocumentSpec(
        type=DocumentType.QUALITY_ASSURANCE_FILING,
        titles=(
            "质量保证体系备案记录表",
            "质量保证体系备案表",
            "质量保证体系备案",
            "质量保证体系登记表",
            "建设工程质量监督登记表",
            "建设工程质量监督注册表",
            "质量安全监督登记表",
            "工程质量安全监督登记表",
            "质量监督登记书",
            "项目管理人员备案表",
            "项目部管理人员备案表",
            "项目管理机构人员备案表",
            "项目部人员配备表",
            "项目管理机构组成表",
            "施工现场质量管理检查记录",
            "质量管理组织架构",
            "施工现场管理人员备案表",
            "项目监理机构人员报备表",
            "项目监理机构人员备案表",
            "项目监理机构人员报审表",
            "项目监理机构组成人员备案表",
            "监理人员备案表",
            "质量保证体系审查表",
            "质量保证体系报审表",
        ),
        anchors=(
            "姓名",
            "职务",
            "岗位",
            "职称",
            "岗位证",
            "证书编号",
            "质量员",
            "施工员",
            "安全员",
            "资料员",
            "监督站",
            "备案",
        ),
        wanted=(parties.PROJECT, parties.CONSTRUCTION_UNIT),
        personnel=True,
        issuers=platforms.hosted,
    ),
)
