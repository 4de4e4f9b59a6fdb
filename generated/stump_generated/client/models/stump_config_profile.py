from typing import Literal

StumpConfigProfile = Literal["debug", "release"]

STUMP_CONFIG_PROFILE_VALUES: set[StumpConfigProfile] = {
    "debug",
    "release",
}


def check_stump_config_profile(value: str) -> StumpConfigProfile:
    if value in STUMP_CONFIG_PROFILE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STUMP_CONFIG_PROFILE_VALUES!r}")
