"""The case: one application with everything that was read, as the rules look at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from models.application import Application, Attachment, Claim, ClaimKind
from models.document import Document, DocumentType, Field
from models.page import Ink
from models.report import (
    AttachmentReport,
    Evidence,
    JudgedIssuer,
    Outcome,
    Presence,
    ReadError,
)
from verifiers.lazy import Lazy
from verifiers.parties.printed import printed_units
from verifiers.parties.units import Units
from verifiers.persons.boundaries import Words
from verifiers.persons.identity import Printed, printed_identities
from verifiers.persons.names import NameReading, read_name
from verifiers.persons.namesakes import mentions, without_namesakes
from verifiers.persons.roles import Context, RoleReading, read_role
from verifiers.rulebooks.rulebook import Rulebook
from verifiers.text.characters import same
from verifiers.wording import TYPE_NAMES


@dataclass(frozen=True)
class Exhibit:
    """One attachment as evidence: what it is, and what it says about this applicant."""

    attachment: Attachment
    document: Document | None
    error: ReadError | None
    name: NameReading
    role: RoleReading
    issuers: tuple[JudgedIssuer, ...] = ()
    identities: tuple[Printed, ...] = ()

    @property
    def id(self) -> str:
        return self.attachment.id

    @property
    def type(self) -> DocumentType | None:
        return self.document.type.value if self.document else None

    @property
    def title(self) -> str:
        """What a clerk calls it: the type's name and the attachment's id."""
        return f"《{TYPE_NAMES[self.type]}》（{self.id}）" if self.type else f"附件{self.id}"

    @property
    def names_applicant(self) -> bool:
        return self.name.status is Presence.FOUND

    @property
    def is_holders(self) -> bool:
        """Whether the paper is made out to the applicant by name (姓名, 乙方, 兹聘任…同志)."""
        holder, own = self.text("holder_name"), self.name.ink
        return bool(holder and own and same(holder, own.text)) and self.names_applicant

    def text(self, field: str) -> str | None:
        """The value of a field that is a text, or None."""
        return self.document.text(field) if self.document else None

    def field(self, name: str) -> Field | None:
        return self.document.field(name) if self.document else None

    def show(self, *inks: Ink | None) -> tuple[Evidence, ...]:
        """The inks as evidence; None is left out."""
        return tuple(
            Evidence(attachment=self.id, page=ink.page, bbox=ink.box, text=ink.text)
            for ink in inks
            if ink is not None
        )

    def show_fields(self, *names: str) -> tuple[Evidence, ...]:
        """The named fields, where they were read, as evidence."""
        read = [field for name in names if (field := self.field(name))]
        return tuple(
            Evidence(attachment=self.id, page=f.page, bbox=f.bbox, text=f.value)
            for f in read
            if isinstance(f.value, str)
        )

    def show_issuers(self, *issuers: JudgedIssuer) -> tuple[Evidence, ...]:
        return tuple(
            Evidence(attachment=self.id, page=i.page, bbox=i.bbox, text=i.name) for i in issuers
        )

    @property
    def report(self) -> AttachmentReport:
        """The contract's entry for the attachment."""
        document = self.document
        return AttachmentReport(
            id=self.id,
            file=self.attachment.file,
            sha256=document.sha256 if document else None,
            pages=document.page_count if document else None,
            document_type=document.type if document else None,
            fields=document.fields if document else (),
            applicant_name=self.name.report,
            applicant_role=self.role.report,
            issuers=self.issuers,
            error=self.error,
        )


@dataclass(frozen=True)
class Case:
    """What every rule is given. ``outcomes`` holds the claims that were judged before."""

    application: Application
    rulebook: Rulebook
    exhibits: Mapping[str, Exhibit]
    outcomes: Mapping[str, Outcome]

    def of(self, claim: Claim, *types: DocumentType) -> tuple[Exhibit, ...]:
        """The claim's exhibits that could be read; only those of ``types``, where given."""
        exhibits = (self.exhibits[i] for i in dict.fromkeys(claim.attachments))
        return tuple(e for e in exhibits if e.document and (not types or e.type in types))

    def unread(self, claim: Claim) -> tuple[Exhibit, ...]:
        """The claim's attachments that could not be read."""
        return tuple(e for i in claim.attachments if not (e := self.exhibits[i]).document)

    def uncertain(self, claim: Claim) -> bool:
        """Whether some attachment's reading leaves open what type it is, or what it says."""
        unsure = any(e.document and e.document.type.confidence < TYPE_SURE for e in self.of(claim))
        return bool(self.unread(claim)) or unsure

    def claims(self, kind: ClaimKind) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.application.claims if claim.kind is kind)


TYPE_SURE = 0.80
"""Least certainty of a document's type before another type counts as surely missing.
Provisional; to be set on the benchmark sets."""


def open_case(
    application: Application,
    documents: Mapping[str, Document | ReadError],
    rulebook: Rulebook,
    alphabet: frozenset[str],
) -> Case:
    """Ready to look for the applicant in each attachment a rule asks for; nothing is judged yet."""
    units = Units.of(application, rulebook.organisations)
    reader = _Reader(application, rulebook, alphabet, _words(rulebook.roles.titles), units)
    enclosed = {attachment.id: attachment for attachment in application.attachments}
    exhibits = Lazy(enclosed, lambda id_: reader.exhibit(enclosed[id_], documents.get(id_)))
    return Case(application, rulebook, exhibits, {})


@lru_cache(maxsize=8)
def _words(titles: frozenset[str]) -> Words:
    """Sorting hundreds of words took half the time of judging: a rulebook's stay as they are."""
    return Words.of(titles)


@dataclass(frozen=True)
class _Reader:
    """Looks at documents with one application's eyes."""

    application: Application
    rulebook: Rulebook
    alphabet: frozenset[str]
    words: Words
    units: Units

    def exhibit(self, attachment: Attachment, read: Document | ReadError | None) -> Exhibit:
        if not isinstance(read, Document):
            error = read or ReadError(code="not_read", message="附件未读取，请重新上传")
            return _unread(attachment, error)
        applicant = self.application.applicant
        anybody = read_name(self._names(), read, self.words, self.alphabet)
        name = without_namesakes(anybody, read, applicant.id_number)
        role = read_role(read, name, self.rulebook.roles, self._context(attachment, read))
        printed = printed_units(read, self.rulebook.organisations)
        return Exhibit(
            attachment=attachment,
            document=read,
            error=None,
            name=name,
            role=role,
            issuers=self.units.judge_all(read.issuers, printed),
            identities=tuple(printed_identities(read, applicant, mentions(read, anybody))),
        )

    def _names(self) -> tuple[str, ...]:
        applicant = self.application.applicant
        return (applicant.name, *applicant.former_names)

    def _context(self, attachment: Attachment, document: Document) -> Context:
        scales = [
            claim.scale
            for claim in self.application.claims
            if claim.kind is ClaimKind.PROJECT and attachment.id in claim.attachments
        ]
        scale = scales[0] if scales else None
        return Context(self.application.category, document.type.value, scale)


def _unread(attachment: Attachment, error: ReadError) -> Exhibit:
    reason = "附件未能读取"
    name = NameReading(Presence.UNCERTAIN, reason=reason)
    return Exhibit(attachment, None, error, name, RoleReading(Presence.UNCERTAIN, reason=reason))
