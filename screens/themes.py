"""The two looks of the console. Their colours differ in lightness too, for eyes that mix up hues.

Vermilion, amber and blue are told apart by nearly everyone; nothing is said by colour alone.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="desk-dark",
    dark=True,
    primary="#7ab7ff",
    secondary="#93a4b8",
    accent="#f2c14e",
    foreground="#e3e9f0",
    background="#0f141a",
    surface="#151c25",
    panel="#202b38",
    success="#5cc8b4",
    warning="#f2c14e",
    error="#ff8a5c",
    variables={
        "quiet": "#93a4b8",
        "near": "#7ab7ff",
        "cursor": "#27405c",
        "loud": "#ff8a5c",
        "on-loud": "#1a0d06",
        "scrollbar": "#33455a",
        "scrollbar-background": "#151c25",
    },
)

LIGHT = Theme(
    name="desk-light",
    dark=False,
    primary="#0b57a4",
    secondary="#56616d",
    accent="#8a5a00",
    foreground="#18212b",
    background="#fcfbf8",
    surface="#f4f2ec",
    panel="#e6e2d8",
    success="#00695c",
    warning="#855400",
    error="#a8320a",
    variables={
        "quiet": "#56616d",
        "near": "#0b57a4",
        "cursor": "#cfe0f3",
        "loud": "#a8320a",
        "on-loud": "#ffffff",
        "scrollbar": "#b9b4a7",
        "scrollbar-background": "#f4f2ec",
    },
)
