"""Graduation: what an education paper says that is not having graduated.

学信网 registers who completed the courses and failed (结业), or left (肄业), on the same form as
who graduated; a report can say that nothing was found. There is one word for having graduated and
no end to those for not having: they are looked for wherever the paper states a result.
"""

import re
from collections.abc import Iterator

from models.page import Ink, Passage
from verifiers.case import Exhibit
from verifiers.text.characters import canonical

LONGEST_ENTRY = 16
"""Characters of a form's entry; a longer text speaks of other things too."""

_LABELS = re.compile(r"毕业?[(/、或]结业?\)?业?|毕结业|(?:是否|有无|曾否)[^,。;:]{0,12}")
"""What forms print before either result: 毕（结）业, 毕业/结业."""

_RESULT = re.compile(
    "准予[结肄]业|(?<![党团]校)(?<!培训)(?<!党课)[结肄]业证|未(?:能|予|获)?毕业|(?:不|未)(?:能|予|获)?准予毕业|延期毕业|未修完|退学"
    "|(?:开除|取消|注销)学籍|学籍(?:已|被)|因故未完成|不在籍"
    "|不[予能][^,。;]{0,4}(?:认证|认定|确认|备案)|(?:认证|核验|验证)(?:不|未)通过"
    "|未(?:能)?(?:查询|检索|查找|查|找|搜索)到|(?<![核检审])查无(?!误)"
    "|无此[人证]|(?:没有|无)(?:相关|匹配|符合)[^,。;]{0,6}(?:证书|学历|学籍|查询|结果|数据)"
    "|与[^,。;]{0,16}(?:不符|不一致)|未(?:存档|归档|入档)|不在(?:档|本馆)|非本(?:馆|中心|档案)"
    "|(?:由|系)(?:本人|其|申请人|学生)[^,。;]{0,4}提供|真伪[^,。;]{0,8}(?:未|不)|非学历"
)
"""Said of the studies, of the certification, or of the file the paper comes from."""

_ENTRY = re.compile(
    "[结肄]业|在读|在籍|在校生|休学|(?:进修|培训)(?:生|班|证书|教育)|单科|旁听|未毕业|未注册|未通过"
)
"""What an entry of its own says: 毕（结）业 | 结业, 层次 | 专升本（在读）."""

_ADVICE = re.compile("[如若凡请可勿]|的,|注:|说明:|提示")
"""Sentences that tell the reader what to do: 如未查询到，请联系学校."""


def not_graduated(exhibit: Exhibit) -> Ink | None:
    """Where the paper says something else than that its holder graduated; None: nowhere."""
    return next(_sayings(exhibit), None)


def _sayings(exhibit: Exhibit) -> Iterator[Ink]:
    pages = exhibit.document.pages if exhibit.document else ()
    for passage in (said for page in pages for said in page.passages):
        text = canonical(passage.text).text
        plain = _LABELS.sub(lambda label: "·" * len(label[0]), text)
        entry = _ENTRY.search(plain) if len(text) <= LONGEST_ENTRY else None
        for found in (*_told(plain), *([entry] if entry else [])):
            yield _ink(passage, *found.span())


def _told(text: str) -> Iterator[re.Match[str]]:
    """Results told in sentences that do not tell what to do."""
    for found in _RESULT.finditer(text):
        start = max(text.rfind(stop, 0, found.start()) for stop in "。;") + 1
        end = re.search("[。;]|$", text[found.end() :])
        if not _ADVICE.search(text[start : found.end() + (end.start() if end else 0)]):
            yield found


def _ink(passage: Passage, start: int, end: int) -> Ink:
    places = canonical(passage.text).places
    return passage.ink(places[start], places[end - 1] + 1)
