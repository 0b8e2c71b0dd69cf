"""五方责任主体竣工验收表, 竣工验收备案表, 单位工程质量竣工验收记录."""

from extractors.documents import parties
from extractors.documents.spec import DocumentSpec, Kind, Wanted
from models.document import DocumentType

SPECS = (
    DocumentSpec(
        type=DocumentType.COMPLETION_ACCEPTANCE,
        titles=(
            "五方责任主体竣工验收表",
            "五方责任主体竣工验收",
            "工程竣工验收备案表",
            "竣工验收备案表",
            "房屋建筑和市政基础设施工程竣工验收备案表",
            "单位(子单位)工程质量竣工验收记录",
            "单位工程质量竣工验收记录",
            "工程质量竣工验收记录",
            "建设工程竣工验收报告",
            "工程竣工验收报告",
            "竣工验收报告",
            "竣工验收意见书",
            "竣工验收证书",
            "工程竣工验收表",
            "竣工联合验收意见书",
            "工程竣工验收意见书",
            "竣工验收单",
            "竣工验收证明书",
        ),
        anchors=(
            "勘察单位意见",
            "设计单位意见",
            "施工单位意见",
            "监理单位意见",
            "建设单位意见",
            "综合验收结论",
            "竣工验收日期",
            "同意验收",
            "观感质量",
            "分部工程",
            "备案机关",
            "竣工日期",
        ),
        never=("创优目标",),
        wanted=(
            parties.PROJECT,
            *parties.UNITS,
            *parties.LEADS,
            *parties.WORKS,
            Wanted("accepted_on", ("竣工验收日期", "验收日期", "实际竣工验收日期"), Kind.DATE),
            Wanted("issuer", ("备案机关", "工程质量监督机构", "监督机构"), Kind.ORGANISATION),
        ),
    ),
)
