"""The case: one application with everything that was read, as the rules look at it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from models.application import Application, Attachment, Claim, ClaimKind
from models.document import Document, DocumentType, Field, Paper
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
from verifiers.text.characters import canonical, same
from verifiers.wording import TYPE_NAMES


@dataclass(frozen=True, eq=False)
class Exhibit:
    """One attachment as evidence: what it is, and what it says about this applicant.

    Whatever is read off it is looked for when it is first asked for: most rules ask little.
    """

    attachment: Attachment
    document: Document | None
    error: ReadError | None
    reader: "Reader"
    bound: Paper | None = None
    """Which of several papers in the attachment's file this is; None: the whole file."""

    @property
    def id(self) -> str:
        return self.attachment.id

    @property
    def papers(self) -> tuple["Exhibit", ...]:
        """Each paper bound in the file, as evidence of its own, covers left out; itself where it is
        one paper."""
        # Kept on itself it would be a cycle, and re-checking looks for none between applications.
        return self._apart or (self,)

    @cached_property
    def _apart(self) -> tuple["Exhibit", ...]:
        if self.document is None or not self.document.papers:
            return ()
        bound = zip(self.document.apart(), self.document.papers, strict=True)
        every = (replace(self, document=said, bound=paper) for said, paper in bound)
        return tuple(paper for paper in every if not paper.is_cover)

    @property
    def is_cover(self) -> bool:
        """Whether it is a sheet in front of other papers that nobody knows, issued or sealed."""
        if self.document is None or self.bound is None or self.bound.first > 1:
            return False
        sealed = any(page.seals for page in self.document.pages)
        return self.type is DocumentType.OTHER and not self.document.issuers and not sealed

    @property
    def speaking(self) -> "Exhibit":
        """Of the papers in the file the one that says most of the applicant."""
        return min(self._apart, key=_reticence) if self._apart else self

    @cached_property
    def type(self) -> DocumentType | None:
        return self.document.type.value if self.document else None

    @cached_property
    def title(self) -> str:
        """What a clerk calls it: the type's name, the attachment's id, its pages of several
        papers'."""
        place = f"{self.id}{_pages(self.bound)}" if self.bound else self.id
        return f"《{TYPE_NAMES[self.type]}》（{place}）" if self.type else f"附件{place}"

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What each of its passages says, in canonical characters."""
        pages = self.document.pages if self.document else ()
        return tuple(canonical(said.text).text for page in pages for said in page.passages)

    @cached_property
    def name(self) -> NameReading:
        """Whether it names the applicant."""
        if self.document is None:
            return NameReading(Presence.UNCERTAIN, reason=_UNREAD)
        id_number = self.reader.application.applicant.id_number
        return without_namesakes(self._anybody, self.document, id_number)

    @cached_property
    def _anybody(self) -> NameReading:
        """As ``name``, whoever of that name it is."""
        if self.document is None:
            return self.name
        return self.reader.name(self.document)

    @cached_property
    def role(self) -> RoleReading:
        """What it says the applicant was."""
        if self.document is None:
            return RoleReading(Presence.UNCERTAIN, reason=_UNREAD)
        return self.reader.role(self.attachment, self.document, self.name)

    @cached_property
    def issuers(self) -> tuple[JudgedIssuer, ...]:
        """Who issued it."""
        return self.reader.issuers(self.document) if self.document else ()

    @cached_property
    def identities(self) -> tuple[Printed, ...]:
        """What it prints about the identity of who bears the applicant's name."""
        if self.document is None:
            return ()
        applicant, named = self.reader.application.applicant, mentions(self.document, self._anybody)
        return tuple(printed_identities(self.document, applicant, named))

    @cached_property
    def _fields(self) -> Mapping[str, Field]:
        """The first field of each name."""
        fields = self.document.fields if self.document else ()
        return {each.name: each for each in reversed(fields)}

    @property
    def names_applicant(self) -> bool:
        return self.name.status is Presence.FOUND

    @cached_property
    def is_holders(self) -> bool:
        """Whether the paper is made out to the applicant by name (姓名, 乙方, 兹聘任…同志)."""
        holder, own = self.text("holder_name"), self.name.ink
        return bool(holder and own and same(holder, own.text)) and self.names_applicant

    def text(self, field: str) -> str | None:
        """The value of a field that is a text, or None."""
        read = self._fields.get(field)
        return read.value if read and isinstance(read.value, str) else None

    def field(self, name: str) -> Field | None:
        return self._fields.get(name)

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

    def pages_in_doubt(self, doubt: str) -> str:
        """The numbers of the pages that have this doubt, as a clerk lists them; empty: none."""
        pages = self.document.pages if self.document else ()
        return "、".join(str(page.number) for page in pages if doubt in page.doubts)

    @property
    def report(self) -> AttachmentReport:
        """The contract's entry for the attachment; of several papers the one that speaks of the
        applicant says what it is, and all who issued any of them are told."""
        document, speaking = self.document, self.speaking
        said = speaking.document
        return AttachmentReport(
            id=self.id,
            file=self.attachment.file,
            sha256=document.sha256 if document else None,
            pages=document.page_count if document else None,
            document_type=said.type if said else None,
            fields=said.fields if said else (),
            applicant_name=speaking.name.report,
            applicant_role=speaking.role.report,
            issuers=tuple(issuer for paper in self.papers for issuer in paper.issuers),
            error=self.error,
        )


def _pages(paper: Paper) -> str:
    last = f"—{paper.last}" if paper.last > paper.first else ""
    return f"第{paper.first}{last}页"


def _reticence(paper: Exhibit) -> tuple[bool, int, bool]:
    """How little a paper says of the applicant: covers and what nobody knows come last."""
    named = (Presence.FOUND, Presence.UNCERTAIN, Presence.ABSENT).index(paper.name.status)
    return paper.type is DocumentType.OTHER, named, paper.role.status is not Presence.FOUND


@dataclass(frozen=True)
class Case:
    """What every rule is given. ``outcomes`` holds the claims that were judged before."""

    application: Application
    rulebook: Rulebook
    exhibits: Mapping[str, Exhibit]
    outcomes: Mapping[str, Outcome]

    def of(self, claim: Claim, *types: DocumentType) -> tuple[Exhibit, ...]:
        """The claim's papers that could be read; only those of ``types``, where given."""
        files = (self.exhibits[i] for i in dict.fromkeys(claim.attachments))
        papers = (paper for file in files for paper in file.papers)
        return tuple(p for p in papers if p.document and (not types or p.type in types))

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
    reader = Reader(application, rulebook, alphabet, _words(rulebook.roles.titles), units)
    enclosed = {attachment.id: attachment for attachment in application.attachments}
    exhibits = Lazy(enclosed, lambda id_: reader.exhibit(enclosed[id_], documents.get(id_)))
    return Case(application, rulebook, exhibits, {})


@lru_cache(maxsize=8)
def _words(titles: frozenset[str]) -> Words:
    """Sorting hundreds of words took half the time of judging: a rulebook's stay as they are."""
    return Words.of(titles)


@dataclass(frozen=True)
class Reader:
    """Looks at documents with one application's eyes."""

    application: Application
    rulebook: Rulebook
    alphabet: frozenset[str]
    words: Words
    units: Units

    def exhibit(self, attachment: Attachment, read: Document | ReadError | None) -> Exhibit:
        if isinstance(read, Document):
            return Exhibit(attachment, read, None, self)
        error = read or ReadError(code="not_read", message="附件未读取，请重新上传")
        return Exhibit(attachment, None, error, self)

    def name(self, read: Document) -> NameReading:
        """Whether the document names somebody as the applicant is called."""
        applicant = self.application.applicant
        names = (applicant.name, *applicant.former_names)
        return read_name(names, read, self.words, self.alphabet)

    def role(self, attachment: Attachment, read: Document, name: NameReading) -> RoleReading:
        """What the document says they were whom ``name`` found."""
        context = self._context(attachment, read)
        return read_role(read, name, self.rulebook.roles, context, self._known(read))

    def _known(self, read: Document) -> tuple[str, ...]:
        """Names of the works and the firms that the application or the paper tells of."""
        own, earlier = self.application.employer, self.application.previous_employers
        firms = (name for e in (own, *earlier) for name in (e.name, *e.aliases))
        works = (claim.name for claim in self.application.claims if claim.name)
        issued = (issuer.ink.text for issuer in read.issuers)
        said = (f.value for f in read.fields if f.name.endswith(("_unit", "project_name")))
        return (*firms, *works, *issued, *(value for value in said if isinstance(value, str)))

    def issuers(self, read: Document) -> tuple[JudgedIssuer, ...]:
        """Who issued the document, and what they are to the applicant."""
        printed = cache(lambda: printed_units(read, self.rulebook.organisations))
        return self.units.judge_all(read.issuers, printed)

    def _context(self, attachment: Attachment, document: Document) -> Context:
        scales = [
            claim.scale
            for claim in self.application.claims
            if claim.kind is ClaimKind.PROJECT and attachment.id in claim.attachments
        ]
        scale = scales[0] if scales else None
        return Context(self.application.category, document.type.value, scale)


_UNREAD = "附件未能读取"
