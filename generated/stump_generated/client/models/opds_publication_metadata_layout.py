from typing import Literal

OpdsPublicationMetadataLayout = Literal["fixed"]

OPDS_PUBLICATION_METADATA_LAYOUT_VALUES: set[OpdsPublicationMetadataLayout] = {
    "fixed",
}


def check_opds_publication_metadata_layout(value: str) -> OpdsPublicationMetadataLayout:
    if value in OPDS_PUBLICATION_METADATA_LAYOUT_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPDS_PUBLICATION_METADATA_LAYOUT_VALUES!r}"
    )
