"""Photographs: the pictures of a photo claim, each with what was measured on it."""

from collections.abc import Callable, Iterator

from models.application import Claim
from models.document import DocumentType, Photograph
from verifiers.case import Case, Exhibit
from verifiers.rule import Verdict, doubted, idle


def each_photograph(
    case: Case, claim: Claim, judge: Callable[[Exhibit, Photograph], Verdict]
) -> Iterator[Verdict]:
    """The judgement on every picture of the claim; one that was not measured is for a person."""
    pictures = [e for e in case.of(claim) if e.type is DocumentType.ID_PHOTO or _measured(e)]
    for exhibit in pictures:
        photograph = _measured(exhibit)
        if photograph:
            yield judge(exhibit, photograph)
        else:
            message = f"{exhibit.title}未能测量照片，请人工核对或重新上传"
            yield doubted(message, (), exhibit.id)
    if not pictures:
        yield idle("没有可核对的证件照")


def _measured(exhibit: Exhibit) -> Photograph | None:
    return exhibit.document.photograph if exhibit.document else None
