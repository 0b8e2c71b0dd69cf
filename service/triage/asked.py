"""What the address of the queue says: filters and place, there and back."""

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from service.store.queue import Item, Place, Wanted
from service.triage.web import RefusedError

STATES = ("waiting", "mine", "decided")
NAMES = {"q": "search"} | {
    name: name for name in ("plan", "district", "employer", "kind", "rule", "outcome", "reviewer")
}
"""The address's names of the filters."""

LONGEST = 200


def wanted(query: Mapping[str, str]) -> Wanted:
    """The filters; what is no filter is passed over, what cannot be one is refused."""
    given = {own: query.get(name, "").strip() for name, own in NAMES.items()}
    state = query.get("state", STATES[0])
    if state not in STATES or any(len(v) > LONGEST or "\0" in v for v in given.values()):
        raise RefusedError(400, "筛选条件无法识别。")
    return Wanted(state, **{name: value or None for name, value in given.items()})


def address(wanted_: Wanted, path: str = "/triage", **more: str) -> str:
    """The address that says so."""
    said = {} if wanted_.state == STATES[0] else {"state": wanted_.state}
    said |= {name: getattr(wanted_, own) or "" for name, own in NAMES.items()}
    query = urlencode({name: value for name, value in (said | more).items() if value})
    return f"{path}?{query}" if query else path


def written(item: Item) -> str:
    """The place of an item as an opaque text."""
    text = f"{item.due_at.isoformat()} {item.id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place(text: str) -> Place:
    """RefusedError where it is none of ours."""
    try:
        at, id_ = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(" ")
        found = Place(datetime.fromisoformat(at), UUID(id_))
        if found.due.tzinfo is None:
            raise ValueError(at)
    except (ValueError, binascii.Error) as error:
        raise RefusedError(400, "翻页地址已失效，请返回首页。") from error
    return found
