from typing import Literal

KoreaderAuthorizedAuthorized = Literal["OK"]

KOREADER_AUTHORIZED_AUTHORIZED_VALUES: set[KoreaderAuthorizedAuthorized] = {
    "OK",
}


def check_koreader_authorized_authorized(value: str) -> KoreaderAuthorizedAuthorized:
    if value in KOREADER_AUTHORIZED_AUTHORIZED_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KOREADER_AUTHORIZED_AUTHORIZED_VALUES!r}"
    )
