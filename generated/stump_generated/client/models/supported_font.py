from typing import Literal

SupportedFont = Literal[
    "atkinsonhyperlegible",
    "bitter",
    "charis",
    "inter",
    "librebaskerville",
    "literata",
    "nunito",
    "opendyslexic",
]

SUPPORTED_FONT_VALUES: set[SupportedFont] = {
    "atkinsonhyperlegible",
    "bitter",
    "charis",
    "inter",
    "librebaskerville",
    "literata",
    "nunito",
    "opendyslexic",
}


def check_supported_font(value: str) -> SupportedFont:
    if value in SUPPORTED_FONT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SUPPORTED_FONT_VALUES!r}")
