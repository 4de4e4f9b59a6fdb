"""What the preferences of an account consist of, as keyword arguments."""

from __future__ import annotations

from typing import TypedDict

from stump_generated.client.models import LayoutMode, NavigationMode, SupportedFont


class PreferenceFields(TypedDict, total=False):
    """Preferences to change; what is left out stays as it is."""

    locale: str
    app_theme: str
    enable_gradients: bool
    app_font: SupportedFont
    show_query_indicator: bool
    enable_live_refetch: bool
    preferred_layout_mode: LayoutMode
    primary_navigation_mode: NavigationMode
    layout_max_width_px: int | None
    enable_discord_presence: bool
    enable_compact_display: bool
    enable_double_sidebar: bool
    enable_hide_scrollbar: bool
    enable_replace_primary_sidebar: bool
    prefer_accent_color: bool
    show_thumbnails_in_headers: bool
    enable_job_overlay: bool
