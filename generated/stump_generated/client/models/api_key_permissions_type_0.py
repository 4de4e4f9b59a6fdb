from typing import Literal

ApiKeyPermissionsType0 = Literal["inherit"]

API_KEY_PERMISSIONS_TYPE_0_VALUES: set[ApiKeyPermissionsType0] = {
    "inherit",
}


def check_api_key_permissions_type_0(value: str) -> ApiKeyPermissionsType0:
    if value in API_KEY_PERMISSIONS_TYPE_0_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {API_KEY_PERMISSIONS_TYPE_0_VALUES!r}"
    )
