"""How cards look, in light and in dark: the palette that they share with the pages, and the rules of a card.

A card in a notebook brings its own style. It follows the theme of JupyterLab, VS Code, Colab or the course's
site where that is told, and the wish of the system elsewhere. A page brings the palette itself, so that it can be
printed.
"""

from __future__ import annotations

__all__ = ["DARK", "LIGHT", "RULES", "STYLE", "variables"]

LIGHT = {
    "ink": "#1a202c",
    "soft": "#4a5568",
    "line": "#d5dde7",
    "panel": "#ffffff",
    "head": "#edf2f7",
    "link": "#1a56a8",
    "note": "#2c5282",
    "right": "#00692f",
    "wrong": "#b3121d",
    "warn": "#8a4b00",
    "fault": "#6b21a8",
    "held": "#0b5394",
}
DARK = {
    "ink": "#edf2f7",
    "soft": "#b8c2d0",
    "line": "#3b475b",
    "panel": "#1f2735",
    "head": "#2a3446",
    "link": "#90cdf4",
    "note": "#90cdf4",
    "right": "#7fd8a0",
    "wrong": "#ff9d9d",
    "warn": "#f3b562",
    "fault": "#d6b4fc",
    "held": "#9cc7f5",
}
"""Each text colour has a contrast of 4.5:1 or more on `panel` and on `head`, in both."""

RULES = """
.course-card { background: var(--panel); color: var(--ink); border: 1px solid var(--line); border-left: 6px solid;
  border-radius: 4px; padding: 10px 14px; margin: 4px 0; max-width: 760px; box-sizing: border-box; position: relative;
  font: 14px/1.5 system-ui, sans-serif; text-align: left; overflow-wrap: anywhere; }
.course-card.course-card p { margin: 1px 0; color: inherit; max-width: none; }
.course-card.course-card p.title { margin: 0 0 4px; font-size: 15px; }
.course-card.course-card p.follow { margin: 6px 0 0; color: var(--soft); }
.course-card.course-card ul { list-style: none; margin: 0; padding: 0; }
.course-card.course-card li { margin: 3px 0; padding: 0; }
.course-card.course-card .why { margin: 2px 0 6px 22px; }
.course-card.course-card code { background: var(--head); color: var(--ink); padding: 0 3px; border-radius: 3px;
  font-size: 13px; white-space: pre-wrap; overflow-wrap: anywhere; }
.course-card.course-card pre { background: var(--head); color: var(--ink); border: 1px solid var(--line);
  padding: 8px; margin: 8px 0 0; overflow-x: auto; font-size: 13px; }
.course-card.course-card a { color: var(--link); }
.course-card.course-card img { display: block; max-width: calc(100% - 22px); height: auto; margin: 2px 0 8px 22px; }
.course-card .hidden { position: absolute; left: -9999px; }
.course-card .mark { font-weight: 600; }
""".strip()


def variables(palette: dict[str, str]) -> str:
    """A palette as variables of a style sheet."""
    return " ".join(f"--{name}: {color};" for name, color in palette.items())


_LIGHT_THEMES = ('[data-jp-theme-light="true"]', ".vscode-light", "html[theme=light]", "html[data-theme=light]")
_DARK_THEMES = ('[data-jp-theme-light="false"]', ".vscode-dark", "html[theme=dark]", "html[data-theme=dark]")


def _under(themes: tuple[str, ...]) -> str:
    return ", ".join(f"{theme} .course-card" for theme in themes)


STYLE = f"""<style>
.course-card {{ {variables(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ .course-card {{ {variables(DARK)} }} }}
{_under(_LIGHT_THEMES)} {{ {variables(LIGHT)} }}
{_under(_DARK_THEMES)} {{ {variables(DARK)} }}
{RULES}
</style>"""
"""What stands in front of a card in a notebook, which has no style sheet of its own."""
