"""Organisations: is a name one at all, is it an authority's, or only a person's seal?"""

import re
from functools import lru_cache

from models.document import IssuerVia
from models.report import JudgedIssuer
from verifiers.parties.companies import CompanyName, take_apart
from verifiers.rulebooks.sections import Organisations
from verifiers.text.divisions import leading

_LONG_ENDING = 7
"""So many characters name an authority even when the last of them is lost (质量安全监督站)."""

_PLAIN_ENDING = 5
"""So many characters at the end of a poorly legible ring tell an authority (质量监督站)."""

_OUTPOST = re.compile("(?<=局)[\u4e00-\u9fff]{1,8}?(?:分局|派出所)$")
"""What an authority's part elsewhere is called behind the authority's own name."""

_PERSONAL_SEAL = 4
"""A name of up to four characters without an organisation's word is a person's seal."""


def is_authority_address(name: str, words: Organisations) -> bool:
    """Whether what was read is an address (with port and path or without) on an authority's."""
    host = re.split("[/:]", name.lower().removeprefix("https://").removeprefix("http://"))[0]
    return f".{host}".endswith(tuple(f".{domain}" for domain in words.authority_hosts))


@lru_cache(maxsize=4096)
def is_authority(name: str, words: Organisations) -> bool:
    """Whether a canonical name is that of a government body, by the words it ends with.

    A long ending counts without its last character, which seal rings lose most easily; a
    region's station, centre or team for a public task (质量监督, 行政执法) needs no listing; the
    platforms that authorities run count as theirs.
    """
    if "公司" in name:
        return False
    if any(word in name for word in words.platform_words):
        return True
    cut = tuple(e[:-1] for e in words.authority_endings if len(e) >= _LONG_ENDING)
    if name.endswith((*words.authority_endings, *cut)):
        return True
    whole = _OUTPOST.sub("", name)
    if whole != name:
        return is_authority(whole, words)
    tasked = any(task in name for task in words.public_tasks)
    return tasked and name.endswith(words.public_bodies) and leading(name) is not None


def is_organisation(name: str, words: Organisations) -> bool:
    """Whether a canonical name is long enough, and ends as names of organisations do."""
    return len(name) >= _PERSONAL_SEAL and name.endswith(words.organisation_endings)


def tells_who(read: CompanyName, words: Organisations) -> bool:
    """Whether it is an organisation's name and more than words of the trade: 建工集团有限公司."""
    told = bool(read.brand or read.regions) and is_organisation(read.full, words)
    return told or is_authority(read.full, words)


def is_nobodys_department(read: CompanyName, words: Organisations) -> bool:
    """Whether it is a project's department that does not say whose: 二号地块工程项目部 may be the
    own unit's."""
    return not read.form and not read.group and read.full.endswith(words.site_departments)


def ends_plainly(name: str, words: Organisations) -> bool:
    """Whether an authority's ending is so long that no poor reading makes it by chance."""
    return name.endswith(tuple(e for e in words.authority_endings if len(e) >= _PLAIN_ENDING))


def is_personal_seal(issuer: JudgedIssuer, words: Organisations) -> bool:
    """Whether a seal's text can only be a person's name: it issues nothing."""
    plain = take_apart(issuer.name, words).full
    short = 2 <= len(plain) <= _PERSONAL_SEAL and not plain.endswith(words.organisation_endings)
    return short and issuer.via is IssuerVia.SEAL
