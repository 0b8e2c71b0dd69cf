"""建筑工程施工许可证: the old paper form, the current form, the electronic licence."""

import re
from collections.abc import Iterator

from extractors.documents import parties, values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from models.document import DocumentType, Field

_NUMBER = re.compile(
    r"编号:?((?:\d{18}|[\[〔(]?\d{4}[\]〕)]?[\u4e00-\u9fff\[\]()〔〕]{1,12}\d{3,8}号?))"
)
_EIGHTEEN = re.compile(r"(?<!\d)(\d{18})(?!\d)")


def _fields(text: DocumentText) -> Iterator[Field]:
    number = next(values.first_match(text, "permit_number", _NUMBER), None)
    number = number or next(values.first_match(text, "permit_number", _EIGHTEEN), None)
    if number is not None:
        yield number
    yield from parties.leads(text)
    yield from values.labelled(text, values.FOOT)
    yield from values.last_date(text, "issued_on")


SPECS = (
    DocumentSpec(
        type=DocumentType.CONSTRUCTION_PERMIT,
        titles=("建筑工程施工许可证", "中华人民共和国建筑工程施工许可证", "建设工程施工许可证"),
        anchors=(
            "准予施工",
            "特发此证",
            "本证放置施工现场",
            "发证机关",
            "建设规模",
            "合同价格",
            "符合施工条件",
        ),
        never=("安全生产许可证", "规划许可证", "预售许可证", "施工许可证申请表"),
        wanted=(
            parties.PROJECT,
            *parties.UNITS,
            *parties.LEADS,
            *parties.WORKS,
            Wanted("issuer", ("发证机关", "发证单位", "核发机关"), Kind.ORGANISATION),
        ),
        fields=_fields,
    ),
)
