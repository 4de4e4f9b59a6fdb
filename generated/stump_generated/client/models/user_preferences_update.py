from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.layout_mode import LayoutMode, check_layout_mode
from ..models.navigation_mode import NavigationMode, check_navigation_mode
from ..models.supported_font import SupportedFont, check_supported_font
from ..types import UNSET, Unset

T = TypeVar("T", bound="UserPreferencesUpdate")


@_attrs_define
class UserPreferencesUpdate:
    """Preferences to change; what is left out stays as it is.

    Example:
        {'app_theme': 'dark', 'preferred_layout_mode': 'TABLE', 'layout_max_width_px': None}

    Attributes:
        id (str | Unset): Accepted from clients that send back what they got; it must be the caller's own.
        locale (str | Unset):
        app_theme (str | Unset):
        enable_gradients (bool | Unset):
        app_font (SupportedFont | Unset): A font the published clients have. Example: inter.
        show_query_indicator (bool | Unset):
        enable_live_refetch (bool | Unset):
        preferred_layout_mode (LayoutMode | Unset): How lists of books and series are laid out. Example: TABLE.
        primary_navigation_mode (NavigationMode | Unset): Where the navigation is. Example: TOPBAR.
        layout_max_width_px (int | None | Unset): Widest layout in pixels; null for no limit.
        enable_discord_presence (bool | Unset):
        enable_compact_display (bool | Unset):
        enable_double_sidebar (bool | Unset):
        enable_hide_scrollbar (bool | Unset):
        enable_replace_primary_sidebar (bool | Unset):
        prefer_accent_color (bool | Unset):
        show_thumbnails_in_headers (bool | Unset):
        enable_job_overlay (bool | Unset):
    """

    id: str | Unset = UNSET
    locale: str | Unset = UNSET
    app_theme: str | Unset = UNSET
    enable_gradients: bool | Unset = UNSET
    app_font: SupportedFont | Unset = UNSET
    show_query_indicator: bool | Unset = UNSET
    enable_live_refetch: bool | Unset = UNSET
    preferred_layout_mode: LayoutMode | Unset = UNSET
    primary_navigation_mode: NavigationMode | Unset = UNSET
    layout_max_width_px: int | None | Unset = UNSET
    enable_discord_presence: bool | Unset = UNSET
    enable_compact_display: bool | Unset = UNSET
    enable_double_sidebar: bool | Unset = UNSET
    enable_hide_scrollbar: bool | Unset = UNSET
    enable_replace_primary_sidebar: bool | Unset = UNSET
    prefer_accent_color: bool | Unset = UNSET
    show_thumbnails_in_headers: bool | Unset = UNSET
    enable_job_overlay: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        locale = self.locale

        app_theme = self.app_theme

        enable_gradients = self.enable_gradients

        app_font: str | Unset = UNSET
        if not isinstance(self.app_font, Unset):
            app_font = self.app_font

        show_query_indicator = self.show_query_indicator

        enable_live_refetch = self.enable_live_refetch

        preferred_layout_mode: str | Unset = UNSET
        if not isinstance(self.preferred_layout_mode, Unset):
            preferred_layout_mode = self.preferred_layout_mode

        primary_navigation_mode: str | Unset = UNSET
        if not isinstance(self.primary_navigation_mode, Unset):
            primary_navigation_mode = self.primary_navigation_mode

        layout_max_width_px: int | None | Unset
        if isinstance(self.layout_max_width_px, Unset):
            layout_max_width_px = UNSET
        else:
            layout_max_width_px = self.layout_max_width_px

        enable_discord_presence = self.enable_discord_presence

        enable_compact_display = self.enable_compact_display

        enable_double_sidebar = self.enable_double_sidebar

        enable_hide_scrollbar = self.enable_hide_scrollbar

        enable_replace_primary_sidebar = self.enable_replace_primary_sidebar

        prefer_accent_color = self.prefer_accent_color

        show_thumbnails_in_headers = self.show_thumbnails_in_headers

        enable_job_overlay = self.enable_job_overlay

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if locale is not UNSET:
            field_dict["locale"] = locale
        if app_theme is not UNSET:
            field_dict["app_theme"] = app_theme
        if enable_gradients is not UNSET:
            field_dict["enable_gradients"] = enable_gradients
        if app_font is not UNSET:
            field_dict["app_font"] = app_font
        if show_query_indicator is not UNSET:
            field_dict["show_query_indicator"] = show_query_indicator
        if enable_live_refetch is not UNSET:
            field_dict["enable_live_refetch"] = enable_live_refetch
        if preferred_layout_mode is not UNSET:
            field_dict["preferred_layout_mode"] = preferred_layout_mode
        if primary_navigation_mode is not UNSET:
            field_dict["primary_navigation_mode"] = primary_navigation_mode
        if layout_max_width_px is not UNSET:
            field_dict["layout_max_width_px"] = layout_max_width_px
        if enable_discord_presence is not UNSET:
            field_dict["enable_discord_presence"] = enable_discord_presence
        if enable_compact_display is not UNSET:
            field_dict["enable_compact_display"] = enable_compact_display
        if enable_double_sidebar is not UNSET:
            field_dict["enable_double_sidebar"] = enable_double_sidebar
        if enable_hide_scrollbar is not UNSET:
            field_dict["enable_hide_scrollbar"] = enable_hide_scrollbar
        if enable_replace_primary_sidebar is not UNSET:
            field_dict["enable_replace_primary_sidebar"] = enable_replace_primary_sidebar
        if prefer_accent_color is not UNSET:
            field_dict["prefer_accent_color"] = prefer_accent_color
        if show_thumbnails_in_headers is not UNSET:
            field_dict["show_thumbnails_in_headers"] = show_thumbnails_in_headers
        if enable_job_overlay is not UNSET:
            field_dict["enable_job_overlay"] = enable_job_overlay

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        locale = d.pop("locale", UNSET)

        app_theme = d.pop("app_theme", UNSET)

        enable_gradients = d.pop("enable_gradients", UNSET)

        _app_font = d.pop("app_font", UNSET)
        app_font: SupportedFont | Unset
        if isinstance(_app_font, Unset):
            app_font = UNSET
        else:
            app_font = check_supported_font(_app_font)

        show_query_indicator = d.pop("show_query_indicator", UNSET)

        enable_live_refetch = d.pop("enable_live_refetch", UNSET)

        _preferred_layout_mode = d.pop("preferred_layout_mode", UNSET)
        preferred_layout_mode: LayoutMode | Unset
        if isinstance(_preferred_layout_mode, Unset):
            preferred_layout_mode = UNSET
        else:
            preferred_layout_mode = check_layout_mode(_preferred_layout_mode)

        _primary_navigation_mode = d.pop("primary_navigation_mode", UNSET)
        primary_navigation_mode: NavigationMode | Unset
        if isinstance(_primary_navigation_mode, Unset):
            primary_navigation_mode = UNSET
        else:
            primary_navigation_mode = check_navigation_mode(_primary_navigation_mode)

        def _parse_layout_max_width_px(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        layout_max_width_px = _parse_layout_max_width_px(d.pop("layout_max_width_px", UNSET))

        enable_discord_presence = d.pop("enable_discord_presence", UNSET)

        enable_compact_display = d.pop("enable_compact_display", UNSET)

        enable_double_sidebar = d.pop("enable_double_sidebar", UNSET)

        enable_hide_scrollbar = d.pop("enable_hide_scrollbar", UNSET)

        enable_replace_primary_sidebar = d.pop("enable_replace_primary_sidebar", UNSET)

        prefer_accent_color = d.pop("prefer_accent_color", UNSET)

        show_thumbnails_in_headers = d.pop("show_thumbnails_in_headers", UNSET)

        enable_job_overlay = d.pop("enable_job_overlay", UNSET)

        user_preferences_update = cls(
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
        )

        user_preferences_update.additional_properties = d
        return user_preferences_update

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
