from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.supported_font import SupportedFont, check_supported_font

if TYPE_CHECKING:
    from ..models.home_arrangement import HomeArrangement
    from ..models.navigation_arrangement import NavigationArrangement


T = TypeVar("T", bound="UserPreferences")


@_attrs_define
class UserPreferences:
    """How clients look for one account.

    Example:
        {'id': '0f7c1d52-8a3b-4e19-b6d0-2c5e9a4f7b18', 'locale': 'en', 'app_theme': 'LIGHT', 'enable_gradients': False,
            'app_font': 'inter', 'show_query_indicator': False, 'enable_live_refetch': False, 'preferred_layout_mode':
            'GRID', 'primary_navigation_mode': 'SIDEBAR', 'layout_max_width_px': 1280, 'enable_discord_presence': False,
            'enable_compact_display': False, 'enable_double_sidebar': True, 'enable_hide_scrollbar': False,
            'enable_replace_primary_sidebar': False, 'prefer_accent_color': True, 'show_thumbnails_in_headers': False,
            'enable_job_overlay': True, 'navigation_arrangement': {'locked': True, 'items': [{'item': {'type': 'Home'},
            'visible': True}, {'item': {'type': 'Libraries', 'show_create_action': True, 'show_link_to_all': False},
            'visible': True}]}, 'home_arrangement': {'locked': True, 'items': [{'item': {'type': 'ContinueReading'},
            'visible': True}]}}

    Attributes:
        id (str):
        locale (str):
        app_theme (str):
        enable_gradients (bool):
        app_font (SupportedFont): A font the published clients have. Example: inter.
        show_query_indicator (bool):
        enable_live_refetch (bool):
        preferred_layout_mode (str): `GRID` or `TABLE` for the published clients.
        primary_navigation_mode (str): `SIDEBAR` or `TOPBAR` for the published clients.
        layout_max_width_px (int | None): Widest layout in pixels; null for no limit.
        enable_discord_presence (bool):
        enable_compact_display (bool):
        enable_double_sidebar (bool):
        enable_hide_scrollbar (bool):
        enable_replace_primary_sidebar (bool):
        prefer_accent_color (bool):
        show_thumbnails_in_headers (bool):
        enable_job_overlay (bool):
        navigation_arrangement (NavigationArrangement): Entries of the navigation, in order. Example: {'locked': True,
            'items': [{'item': {'type': 'Home'}, 'visible': True}, {'item': {'type': 'Libraries', 'show_create_action':
            True, 'show_link_to_all': False}, 'visible': True}]}.
        home_arrangement (HomeArrangement): Sections of the home page, in order. Example: {'locked': True, 'items':
            [{'item': {'type': 'ContinueReading'}, 'visible': True}]}.
    """

    id: str
    locale: str
    app_theme: str
    enable_gradients: bool
    app_font: SupportedFont
    show_query_indicator: bool
    enable_live_refetch: bool
    preferred_layout_mode: str
    primary_navigation_mode: str
    layout_max_width_px: int | None
    enable_discord_presence: bool
    enable_compact_display: bool
    enable_double_sidebar: bool
    enable_hide_scrollbar: bool
    enable_replace_primary_sidebar: bool
    prefer_accent_color: bool
    show_thumbnails_in_headers: bool
    enable_job_overlay: bool
    navigation_arrangement: NavigationArrangement
    home_arrangement: HomeArrangement

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        locale = self.locale

        app_theme = self.app_theme

        enable_gradients = self.enable_gradients

        app_font: str = self.app_font

        show_query_indicator = self.show_query_indicator

        enable_live_refetch = self.enable_live_refetch

        preferred_layout_mode = self.preferred_layout_mode

        primary_navigation_mode = self.primary_navigation_mode

        layout_max_width_px: int | None
        layout_max_width_px = self.layout_max_width_px

        enable_discord_presence = self.enable_discord_presence

        enable_compact_display = self.enable_compact_display

        enable_double_sidebar = self.enable_double_sidebar

        enable_hide_scrollbar = self.enable_hide_scrollbar

        enable_replace_primary_sidebar = self.enable_replace_primary_sidebar

        prefer_accent_color = self.prefer_accent_color

        show_thumbnails_in_headers = self.show_thumbnails_in_headers

        enable_job_overlay = self.enable_job_overlay

        navigation_arrangement = self.navigation_arrangement.to_dict()

        home_arrangement = self.home_arrangement.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "locale": locale,
                "app_theme": app_theme,
                "enable_gradients": enable_gradients,
                "app_font": app_font,
                "show_query_indicator": show_query_indicator,
                "enable_live_refetch": enable_live_refetch,
                "preferred_layout_mode": preferred_layout_mode,
                "primary_navigation_mode": primary_navigation_mode,
                "layout_max_width_px": layout_max_width_px,
                "enable_discord_presence": enable_discord_presence,
                "enable_compact_display": enable_compact_display,
                "enable_double_sidebar": enable_double_sidebar,
                "enable_hide_scrollbar": enable_hide_scrollbar,
                "enable_replace_primary_sidebar": enable_replace_primary_sidebar,
                "prefer_accent_color": prefer_accent_color,
                "show_thumbnails_in_headers": show_thumbnails_in_headers,
                "enable_job_overlay": enable_job_overlay,
                "navigation_arrangement": navigation_arrangement,
                "home_arrangement": home_arrangement,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.home_arrangement import HomeArrangement  # noqa: PLC0415
        from ..models.navigation_arrangement import NavigationArrangement  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        locale = d.pop("locale")

        app_theme = d.pop("app_theme")

        enable_gradients = d.pop("enable_gradients")

        app_font = check_supported_font(d.pop("app_font"))

        show_query_indicator = d.pop("show_query_indicator")

        enable_live_refetch = d.pop("enable_live_refetch")

        preferred_layout_mode = d.pop("preferred_layout_mode")

        primary_navigation_mode = d.pop("primary_navigation_mode")

        def _parse_layout_max_width_px(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        layout_max_width_px = _parse_layout_max_width_px(d.pop("layout_max_width_px"))

        enable_discord_presence = d.pop("enable_discord_presence")

        enable_compact_display = d.pop("enable_compact_display")

        enable_double_sidebar = d.pop("enable_double_sidebar")

        enable_hide_scrollbar = d.pop("enable_hide_scrollbar")

        enable_replace_primary_sidebar = d.pop("enable_replace_primary_sidebar")

        prefer_accent_color = d.pop("prefer_accent_color")

        show_thumbnails_in_headers = d.pop("show_thumbnails_in_headers")

        enable_job_overlay = d.pop("enable_job_overlay")

        navigation_arrangement = NavigationArrangement.from_dict(d.pop("navigation_arrangement"))

        home_arrangement = HomeArrangement.from_dict(d.pop("home_arrangement"))

        user_preferences = cls(
            id=id,
            locale=locale,
            app_theme=app_theme,
            enable_gradients=enable_gradients,
            app_font=app_font,
            show_query_indicator=show_query_indicator,
            enable_live_refetch=enable_live_refetch,
            preferred_layout_mode=preferred_layout_mode,
            primary_navigation_mode=primary_navigation_mode,
            layout_max_width_px=layout_max_width_px,
            enable_discord_presence=enable_discord_presence,
            enable_compact_display=enable_compact_display,
            enable_double_sidebar=enable_double_sidebar,
            enable_hide_scrollbar=enable_hide_scrollbar,
            enable_replace_primary_sidebar=enable_replace_primary_sidebar,
            prefer_accent_color=prefer_accent_color,
            show_thumbnails_in_headers=show_thumbnails_in_headers,
            enable_job_overlay=enable_job_overlay,
            navigation_arrangement=navigation_arrangement,
            home_arrangement=home_arrangement,
        )

        return user_preferences
