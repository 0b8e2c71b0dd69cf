"""Who is calling: API keys as bearer tokens, each with a role, scopes and a rate."""

from collections.abc import Callable, Coroutine
from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from service.http.problems import FORBIDDEN, UNAUTHENTICATED, ProblemError
from service.http.state import Here
from service.store import keys
from service.store.keys import Key, Role

_bearer = HTTPBearer(auto_error=False, description="A key made with `zuozheng keys create`.")


async def caller(
    here: Here, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Key:
    """The key that was sent; ProblemError 401 where it is of no use, 429 where it is used up."""
    if given is None:
        raise ProblemError(UNAUTHENTICATED, "The header Authorization: Bearer KEY is missing.")
    async with here.pool.connection() as connection:
        key = await keys.authenticate(connection, given.credentials)
    if key is None:
        raise ProblemError(UNAUTHENTICATED, "The key is unknown, revoked or expired.")
    here.rates.spend(key.id)
    return key


Caller = Annotated[Key, Depends(caller)]


def any_of(*roles: Role) -> Callable[[Key], Coroutine[None, None, Key]]:
    """A dependency: the caller, who must have one of these roles."""

    async def allowed(key: Caller) -> Key:
        if key.role not in roles:
            listed = " or ".join(roles)
            raise ProblemError(FORBIDDEN, f"This takes the role {listed}; the key's is {key.role}.")
        return key

    return allowed


Submitter = Annotated[Key, Depends(any_of(Role.SUBMITTER, Role.ADMIN))]
"""May hand in and erase; a submitter its own applications, an admin any."""
