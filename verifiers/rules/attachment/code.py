"""A QR code must lead to its issuer's host and carry the verification code that is printed."""

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, urlsplit

from rapidfuzz.distance import Levenshtein

from models.lines import TextSource
from models.page import Code
from models.report import Evidence, FindingStatus
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted, failed, passed
from verifiers.samples.examples import (
    Example,
    application,
    education,
    passage,
    permit,
    person,
    project,
    registration_form,
)

_CODE_KEYS = ("vcode", "code", "yzm", "bgbh")
"""How the issuers' addresses name the verification code."""

_SHARED = frozenset({"gov.cn"})
"""Hosts of many authorities, of whom some have others elsewhere (Guangdong's gdcic.net)."""

_SPOKEN_OF = "二维码"

MISREAD = 2
"""So many characters of a printed code OCR may have misread: two codes of one issuer differ in
13 of 16 and more (typeset fixtures, seed 7301, 2026-11-24)."""


def check(case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """Only where the rulebook knows the issuer's hosts; other codes prove and disprove nothing.

    One that leads to the home page, or none on a paper that always has one, is for a person.
    """
    for paper in exhibit.papers:
        hosts = case.rulebook.code_hosts.get(paper.type, ()) if paper.type else ()
        pages = paper.document.pages if paper.document and hosts else ()
        codes = [code for page in pages for code in page.codes]
        for code in codes:
            if code.text.lower().startswith(("http://", "https://")):
                yield _judge(paper, code, hosts)
        if pages and not codes and _lacks_one(paper, case):
            message = (
                f"{paper.title}未读到二维码，请人工核对是否为出具平台的原件或重新上传清晰的文件"
            )
            yield doubted(message)


def _lacks_one(paper: Exhibit, case: Case) -> bool:
    """Whether a paper that comes with a code says itself that it has one (扫描二维码), or prints no
    code to be typed either."""
    spoken_of = any(_SPOKEN_OF in text for text in paper.texts)
    return paper.type in case.rulebook.always_coded and (
        spoken_of or not paper.text("verification_code")
    )


def _judge(exhibit: Exhibit, code: Code, hosts: tuple[str, ...]) -> Verdict:
    evidence = (Evidence(attachment=exhibit.id, page=code.page, bbox=code.box, text=code.text),)
    address = _address(code.text)
    host = (address.hostname or "").rstrip(".") if address else ""
    if _is_number(host):
        return doubted(f"{exhibit.title}的二维码指向数字地址“{host}”，请人工核对", evidence)
    if not any(host == known or host.endswith(f".{known}") for known in hosts):
        return _leads_elsewhere(exhibit, evidence, host, hosts)
    if _SHARED.isdisjoint(hosts) and address and not (address.path.strip("/") or address.query):
        message = f"{exhibit.title}的二维码只指向“{host}”的首页，不带在线验证码，请人工核对"
        return doubted(message, evidence)
    printed, encoded = exhibit.text("verification_code"), _encoded(address)
    if printed and encoded and _plain(printed) != _plain(encoded):
        return _differs(exhibit, evidence, _plain(printed), _plain(encoded))
    return passed(f"{exhibit.title}的二维码指向出具机构网址“{host}”", evidence)


def _leads_elsewhere(
    exhibit: Exhibit, evidence: tuple[Evidence, ...], host: str, hosts: tuple[str, ...]
) -> Verdict:
    """Not to the issuer; where any authority may be the issuer, perhaps to a host of its own."""
    said, expected = f"{exhibit.title}的二维码指向“{host}”", "、".join(hosts)
    if not _SHARED.isdisjoint(hosts):
        message = f"{said}，不是政府网站（{expected}），请人工核对是否为出具机构的网址"
        return doubted(message, evidence)
    return failed(f"{said}，不是出具机构的网址（{expected}）", evidence)


def _differs(
    exhibit: Exhibit, evidence: tuple[Evidence, ...], printed: str, encoded: str
) -> Verdict:
    """Another report's code differs nearly everywhere. One or two characters are a misreading, and
    so is another length: an issuer's codes have all the same."""
    shown = (*evidence, *exhibit.show_fields("verification_code"))
    field = exhibit.field("verification_code")
    read_off = field is not None and field.source is not TextSource.TEXT_LAYER
    misread = read_off and Levenshtein.distance(printed, encoded) <= MISREAD
    if misread or len(printed) != len(encoded):
        message = f"{exhibit.title}印出的在线验证码与二维码略有出入，疑为识读误差，请人工核对"
        return doubted(message, shown)
    return failed(f"{exhibit.title}的二维码与印出的在线验证码不一致", shown)


def _address(text: str) -> SplitResult | None:
    try:
        return urlsplit(text.strip())
    except ValueError:
        return None


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _encoded(address: SplitResult | None) -> str | None:
    values = parse_qs(address.query) if address else {}
    return next((values[key][0] for key in _CODE_KEYS if key in values), None)


def _plain(code: str) -> str:
    """The code as OCR can tell it: blanks go, O and I count as the digits they look like."""
    return "".join(code.split()).upper().translate(str.maketrans("OIL", "011"))


def examples() -> tuple[Example, ...]:
    claim = application(education("a1"))
    sound = registration_form()
    page = sound.pages[0]
    fake = Code(
        page=1, box=page.codes[0].box, symbology="QRCode", text="https://chsi.com.cn.check.cc/x"
    )
    forged = sound.model_copy(update={"pages": (page.model_copy(update={"codes": (fake,)}),)})
    home = fake.model_copy(update={"text": "https://www.chsi.com.cn/"})
    drawn = sound.model_copy(update={"pages": (page.model_copy(update={"codes": (home,)}),)})
    told = passage("可扫描二维码验证", place=5)
    spoken = page.model_copy(update={"codes": (), "passages": (*page.passages, told)})
    bare = sound.model_copy(update={"pages": (spoken,)})
    typed = sound.model_copy(update={"pages": (page.model_copy(update={"codes": ()}),)})
    issued, elsewhere = permit(person("张玥", "项目经理")), "https://data.gdcic.net/permit?id=1"
    coded = fake.model_copy(update={"text": elsewhere})
    front = issued.pages[0].model_copy(update={"codes": (coded,)})
    provincial = issued.model_copy(update={"pages": (front,)})
    return (
        Example(claim, {"a1": sound}, FindingStatus.PASS),
        Example(claim, {"a1": forged}, FindingStatus.FAIL),
        Example(claim, {"a1": drawn}, FindingStatus.REVIEW),
        Example(claim, {"a1": bare}, FindingStatus.REVIEW),
        Example(claim, {"a1": typed}, FindingStatus.NOT_APPLICABLE),
        Example(application(project("a1")), {"a1": provincial}, FindingStatus.REVIEW),
        Example(
            claim,
            {"a1": registration_form(verification_code="Z9Z9Z9Z9Z9Z9Z9Z9")},
            FindingStatus.FAIL,
        ),
        Example(
            claim,
            {"a1": registration_form(verification_code="A1B2C3D4E5F6G7H9")},
            FindingStatus.REVIEW,
        ),
        Example(
            claim,
            {"a1": registration_form(verification_code="A1B2Z9Z9Z9Z6G7H")},
            FindingStatus.REVIEW,
        ),
    )


RULE = AttachmentRule(
    citation="附件2 二（五）1",
    check=check,
    examples=examples,
    parameters=("code_hosts", "always_coded"),
)
