"""荣誉证书, 获奖证书, and published lists of awards; 公示 and 推荐 lists are none."""

import re
from collections.abc import Iterator

from extractors.documents import values
from extractors.documents.spec import DocumentSpec, DocumentText, Kind, Wanted
from extractors.language.flow import Span
from extractors.language.pipeline import MarkKind
from models.document import DocumentType, Field

_AWARD = re.compile(
    r"((?!获奖|奖状|\))(?:[\u4e00-\u9fffA-Z〇0-9()、]{2,24}?)?[“\"']?[\u4e00-\u9fff]{1,12}[”\"']?(?:杯|奖|金奖|优良工地|示范工程|优质工程|优秀成果|示范工地|样板工地|标准化工地|标化工地|文明工地|红色工地|优质结构|成果奖|小组(?:\(QC\))?成果|QC(?:小组|活动)?成果)"
    r"(?:[“\"'][\u4e00-\u9fff]{1,8}(?:杯|奖)[”\"'])?[”\"']?(?:奖)?(?:\([\u4e00-\u9fff]{2,8}\))?(?:优质工程|一等奖|二等奖|三等奖)?)"
)
_LEAD = re.compile(
    r"^(?:[^“”\"']{2,40}?等\d{1,3}[项个](?:工程|项目|工地|成果)?|关于|公布|为?表彰|授予|命名|荣获|[上下]列(?:工程|项目)|[0-9〇一二三四五六七八九零至/—-]{4,10}年?度?)+"
)
"""What titles of notices put before an award's name."""
_QUOTED = re.compile("[“\"']([^“”\"']+)[”\"']")
_GRANTED = re.compile(
    r"(?:荣获|获得|获|被评为|评为|授予|评定为|认定为|被授予)(?:为|了)?[0-9〇一二三四五六七八九零至/—-]{0,10}(?:年)?(?:度)?"
    + _AWARD.pattern
)
_PROJECT = re.compile(
    r"(?:你单位|贵单位|贵公司|你公司)?(?:承建|施工|承接|设计|监理|参建|建设|报送|申报|实施|完成|开展)的[“\"《]?([\u4e00-\u9fffA-Za-z0-9()#、·—ⅠⅡⅢⅣⅤⅥ-]{4,40}?)[”\"》]?(?:,|\((?=(?:承建|施工|建设|监理|设计|参建)单位)|荣获|获得|被评|评为|经(?=[^,。;]{0,8}(?:评|审|推荐))|在(?=[^,。;]{0,12}(?:年|评|活动|竞赛))|中(?=,?担?任)|。|获)"
)
_SERVED = re.compile(
    r"(?:[你您]|^)在(?:荣?获[^,。;]{4,40}?[杯奖)”\"]的)?([^,。;”\"]{4,40}?)(?:中|项目中)?,?(?:任|担任)"
)
_ALONE = re.compile(
    r"^([\u4e00-\u9fffA-Za-z0-9()#、·—-]{4,40}(?:工程|项目|标段|地块|大厦|\((?:一期|二期|三期)\)))$"
)
_NUMBER = re.compile(
    r"(?:证书编号|编号|证书号|NO[.:]?|No[.:]?)[:.]?([A-Za-z0-9\u4e00-\u9fff()〔〕\[\]-]{4,24})"
)
_WINNER = re.compile(r"([\u4e00-\u9fffA-Za-z()]{4,30}(?:有限公司|集团公司|公司|设计院|研究院))[:,]")
_BUILT = re.compile("(?:承建|施工|总承包|承接|设计|监理|勘察)的")
_LEVELS = re.compile(r"(国家级|省级|省部级|市级|设区市级|县级|区级)")


def _fields(text: DocumentText) -> Iterator[Field]:
    award = next(values.first_match(text, "award_name", _GRANTED), None)
    award = award or next(values.first_match(text, "award_name", _AWARD), None)
    if award is not None:
        name = _LEAD.sub("", str(award.value))
        quoted = _QUOTED.fullmatch(name)
        yield award.model_copy(update={"value": quoted[1] if quoted else name})
    yield from values.first_match(text, "project_name", _SERVED)
    yield from values.first_match(text, "project_name", _PROJECT)
    yield from values.first_match(text, "project_name", _ALONE)
    yield from values.first_match(text, "winner_unit", _WINNER, Kind.ORGANISATION)
    yield from _who_built(text)
    yield from values.first_match(text, "certificate_number", _NUMBER)
    yield from values.first_match(text, "award_level", _LEVELS)
    yield from values.last_date(text, "issued_on")


def _who_built(text: DocumentText) -> Iterator[Field]:
    """The unit of a sentence about the work: 在…有限公司承建的…中."""
    for place in text.places:
        for mark in place.marked(MarkKind.ORGANISATION):
            if _BUILT.match(place.flow.text, mark.end):
                yield Field.of("winner_unit", Span(place.flow, mark.start, mark.end).ink)
                return


SPECS = (
    DocumentSpec(
        type=DocumentType.AWARD_CERTIFICATE,
        titles=(
            "关于公布…奖的通知",
            "关于公布…名单的通知",
            "关于公布…结果的通知",
            "关于表彰…的通报",
            "关于表彰…的通知",
            "关于表彰…的决定",
            "关于授予…的决定",
            "关于命名…的通知",
            "获奖名单的通知",
            "获奖项目的通知",
            "获奖工程的通知",
            "获奖工程名单",
            "获奖名单",
            "表彰决定",
            "表彰通报",
            "表彰的通报",
            "优质工程的通知",
            "荣誉证书",
            "获奖证书",
            "奖状",
            "证书",
            "优质工程证书",
            "荣誉奖牌",
            "奖励证书",
            "获奖工程证书",
            "奖证书",
            "杯证书",
            "成果证书",
            "小组证书",
            "示范工程证书",
            "优质结构证书",
            "工地证书",
            "工法证书",
            "优质工程)证书",
            "奖)证书",
            "杯)证书",
            "先进个人证书",
            "优秀项目经理证书",
            "竞赛证书",
            "大赛证书",
        ),
        alone=("证书",),
        anchors=(
            "荣获",
            "授予",
            "特发此证",
            "以资鼓励",
            "优质工程",
            "杯",
            "奖",
            "获奖",
            "承建单位",
            "颁发",
            "表彰",
        ),
        never=(
            *("公示", "创优目标", "推荐名单", "申报表", "毕业", "学位", "聘", "资格证书", "注册"),
            *("培训班", "学时", "结业", "考试合格", "考核合格", "专利权人", "著作权人"),
        ),
        wanted=(
            Wanted("award_name", ("奖项名称", "获奖名称", "奖项", "工程奖项")),
            Wanted("award_level", ("获奖等级", "奖励等级", "奖励级别", "获奖级别")),
            Wanted(
                "project_name", ("工程名称", "项目名称", "获奖工程", "获奖项目", "工程项目名称")
            ),
            Wanted(
                "winner_unit",
                ("获奖单位", "承建单位", "施工单位", "获奖者", "参建单位"),
                Kind.ORGANISATION,
            ),
            Wanted("certificate_number", ("证书编号", "编号", "证书号"), Kind.NUMBER),
            Wanted("issuer", ("颁奖单位", "颁发单位", "颁发机关", "发证单位"), Kind.ORGANISATION),
        ),
        fields=_fields,
    ),
)
