"""A letter as HTML that every mail program shows: tables, styles in place; nothing is fetched but a logo."""

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from kernel.letters.colours import Accent
from kernel.letters.sheet import Action, Badge, Code, Line, Mark, Phrase, Section, Sheet

GROUND, CARD, TINT, LINE, INK, SOFT = "#f4f4f5", "#ffffff", "#f7f7f8", "#e4e4e7", "#18181b", "#5f5f68"
CARD_DARK = "#1d1d20"

FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace"
_BODY = ("ink", INK, "15px/24px", 14)
_AFTER = ("soft", SOFT, "14px/22px", 10)
_FOOT = ("soft", SOFT, "12px/18px", 0)
_WRAP = "overflow-wrap:anywhere"
_TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"'
_FILLER = "&#847;&zwnj;&nbsp;" * 60  # or a mailbox goes on with the text behind the preheader

TONES = {"notice": ("#e8effc", "#1d4a9c"), "warning": ("#fdf1d3", "#7a4d00"), "critical": ("#fce8e6", "#a81c12")}
TONES_DARK = {"notice": ("#1c2b47", "#a9c5f7"), "warning": ("#3a2d10", "#f3cd7a"), "critical": ("#43201d", "#f7a9a1")}

DARK = {
    "ground": {"background-color": "#121214"},
    "card": {"background-color": CARD_DARK, "border-color": "#323237"},
    "ink": {"color": "#ededf0"},
    "soft": {"color": "#a6a6b0"},
    "rule": {"border-color": "#323237"},
    "tint": {"background-color": "#26262a", "border-color": "#323237"},
    **{name: {"background-color": tone[0], "color": tone[1]} for name, tone in TONES_DARK.items()},
}
"""What a class looks like where people have chosen dark."""


def page(sheet: Sheet) -> str:
    """The whole document."""
    return _frame().substitute(
        lang=sheet.language,
        title=escape(sheet.subject),
        preheader=escape(sheet.preheader),
        filler=_FILLER,
        dark=_dark(sheet.mark),
        ground=GROUND,
        card=CARD,
        line=LINE,
        content="\n".join(_content(sheet)),
        footer="\n".join(_text(phrase, _FOOT) for phrase in sheet.footer),
    )


def _content(sheet: Sheet) -> Iterator[str]:
    yield _head(sheet.mark)
    if sheet.badge:
        yield _badge(sheet.badge)
    style = f"margin:0 0 14px;font:600 22px/30px {FONT};letter-spacing:-.2px;color:{INK};{_WRAP}"
    yield f'<h1 class="ink" style="{style}">{escape(sheet.heading)}</h1>'
    yield from (_text(phrase, _BODY) for phrase in sheet.body)
    if sheet.quote:
        yield _quote(sheet.quote)
    yield from map(_section, sheet.sections)
    if sheet.facts and not sheet.facts_last:
        yield _facts(sheet.facts)
    if sheet.choices:
        yield _choices(sheet.choices, sheet.mark.light)
    if sheet.button:
        yield _button(sheet.button, sheet.mark.light)
    if sheet.code:
        yield _code(sheet.code)
    yield from (_text(phrase, _AFTER) for phrase in sheet.after)
    if sheet.facts and sheet.facts_last:
        yield _facts(sheet.facts)
    if sheet.second:
        yield _second(sheet.second)
    if sheet.button:
        yield _fallback(sheet.fallback, sheet.button.link)


def _head(mark: Mark) -> str:
    """The logo, or what stands for it: the first letter, and the name."""
    if mark.logo:
        return f'{_TABLE} style="margin:0 0 28px"><tr><td class="logo">{_logo(mark)}</td></tr></table>'
    look = mark.light
    square = f"width:34px;height:34px;background-color:{look.fill};border:1px solid {look.edge};border-radius:9px"
    square += f";font:700 17px/34px {FONT};color:{look.ink}"
    name = f"padding:0 0 0 11px;font:600 16px/22px {FONT};color:{INK};{_WRAP}"
    return (
        f'{_TABLE} style="margin:0 0 28px"><tr>'
        f'<td class="edge" width="34" height="34" align="center" valign="middle" bgcolor="{look.fill}" '
        f'style="{square}" aria-hidden="true">{escape(mark.initial)}</td>'
        f'<td class="ink" valign="middle" style="{name}">{escape(mark.name)}</td></tr></table>'
    )


def _logo(mark: Mark) -> str:
    """The image, and the one for dark where there is one; the name where images are not shown."""
    look = f"border:0;height:32px;width:auto;max-width:220px;font:600 18px/32px {FONT};color:{INK}"
    kind = "bright" if mark.logo_dark else "bare ink"
    name = escape(mark.name)
    light = f'<img class="{kind}" src="{escape(mark.logo)}" alt="{name}" height="32" style="display:block;{look}">'
    if not mark.logo_dark:
        return light
    hidden = "display:none;mso-hide:all;overflow:hidden;max-height:0;font-size:0;line-height:0"
    dark = f'<img src="{escape(mark.logo_dark)}" alt="" height="32" style="{look}">'
    return f'{light}<!--[if !mso]><!--><div class="dim" style="{hidden}">{dark}</div><!--<![endif]-->'


def _badge(badge: Badge) -> str:
    ground, ink = TONES[badge.tone]
    style = f"padding:3px 10px;border-radius:99px;background-color:{ground};font:600 12px/18px {FONT};color:{ink}"
    cell = f'<td class="{badge.tone}" bgcolor="{ground}" style="{style}">{escape(badge.text)}</td>'
    return f'{_TABLE} style="margin:0 0 12px"><tr>{cell}</tr></table>'


def _text(phrase: Phrase, look: tuple[str, str, str, int]) -> str:
    kind, colour, font, below = look
    style = f"margin:0 0 {below}px;font:400 {font} {FONT};color:{colour};{_WRAP}"
    return f'<p class="{kind}" style="{style}">{phrase.html()}</p>'


def _facts(facts: tuple[tuple[str, str], ...]) -> str:
    """A real table, so that whoever has it read aloud hears which value is whose."""
    cell = f"font:400 14px/20px {FONT};text-align:left;vertical-align:top"
    rows = []
    for number, (label, value) in enumerate(facts):
        line = f"{cell};padding:10px 0;border-top:{1 if number else 0}px solid {LINE}"
        rows.append(
            f'<tr><th class="soft rule" scope="row" align="left" valign="top" width="32%" style="{line};'
            f'padding-right:16px;color:{SOFT}">{escape(label)}</th><td class="ink rule" align="left" valign="top" '
            f'style="{line};color:{INK};word-break:break-word;{_WRAP}">{escape(value)}</td></tr>'
        )
    inner = '<table width="100%" cellpadding="0" cellspacing="0" border="0">'
    return _box(f"{inner}{''.join(rows)}</table>", "padding:5px 18px;text-align:left")


def _quote(lines: tuple[str, ...]) -> str:
    """What somebody wrote, set off by a line beside it."""
    style = f"padding:2px 0 2px 16px;border-left:3px solid {LINE};font:400 15px/24px {FONT};color:{INK};{_WRAP}"
    cell = f'<td class="ink rule" style="{style}">{"<br>".join(map(escape, lines))}</td>'
    return f'{_TABLE} width="100%" style="margin:0 0 18px"><tr>{cell}</tr></table>'


def _section(section: Section) -> str:
    """A real table as well: its lines are read aloud with what leads them."""
    title = f"margin:18px 0 6px;font:600 13px/20px {FONT};color:{SOFT}"
    head = f'<h2 class="soft" style="{title}">{escape(section.title)}</h2>' if section.title else ""
    rows = "".join(map(_line, section.lines))
    apart = "margin:0 0 14px;border-collapse:separate;border-spacing:0 5px"
    return f'{head}<table width="100%" cellpadding="0" cellspacing="0" border="0" style="{apart}">{rows}</table>'


def _line(line: Line) -> str:
    lead = f"padding:4px 14px 4px 0;font:400 14px/22px {FONT};color:{SOFT};text-align:left;white-space:nowrap"
    edge = f"border-left:4px solid {line.colour or LINE}"
    text = f"padding:4px 0 4px 14px;{edge};font:500 15px/22px {FONT};color:{INK};{_WRAP}"
    note = f"font:400 13px/20px {FONT};color:{SOFT}"
    named = escape(line.text)
    if line.link:
        look = f"color:{INK};text-decoration:underline;text-decoration-color:{SOFT};text-underline-offset:3px"
        named = f'<a class="ink" href="{escape(line.link)}" target="_blank" rel="noopener" style="{look}">{named}</a>'
    under = f'<br><span class="soft" style="{note}">{escape(line.note)}</span>' if line.note else ""
    return (
        f'<tr><th class="soft" scope="row" align="left" valign="top" width="100" style="{lead}">'
        f"{escape(line.lead)}</th>"
        f'<td class="ink" align="left" valign="top" style="{text}">{named}{under}</td></tr>'
    )


def _box(content: str, style: str, kind: str = "") -> str:
    """Something set off from the rest."""
    look = f"border:1px solid {LINE};border-radius:10px;background-color:{TINT};{style}"
    return (
        f'{_TABLE} width="100%" style="margin:8px 0 20px;border-collapse:separate"><tr>'
        f'<td class="tint{kind}" bgcolor="{TINT}" style="{look}">{content}</td></tr></table>'
    )


def _button(action: Action, look: Accent) -> str:
    """Outlook draws the cell, everybody else the link in it: both are the whole button."""
    cell = f"border-radius:9px;background-color:{look.fill};border:1px solid {look.edge};mso-padding-alt:12px 26px"
    text = f"display:inline-block;padding:12px 26px;border-radius:9px;font:600 15px/20px {FONT};color:{look.ink}"
    return (
        f'{_TABLE} class="wide" style="margin:8px 0 22px;border-collapse:separate"><tr>'
        f'<td class="edge" align="center" bgcolor="{look.fill}" style="{cell}">'
        f'<a class="press" href="{escape(action.link)}" target="_blank" rel="noopener" style="{text};'
        f'text-decoration:none">{escape(action.text)}</a></td></tr></table>'
    )


def _choices(choices: tuple[Action, ...], look: Accent) -> str:
    """Buttons side by side, and below each other where there is no room: none of them is the one to press."""
    cell = f"display:inline-block;margin:0 8px 10px 0;padding:10px 22px;border-radius:9px;border:1px solid {look.edge}"
    text = f"{cell};font:600 15px/22px {FONT};color:{INK};text-decoration:none"
    links = "".join(
        f'<a class="press ink edge" href="{escape(each.link)}" target="_blank" rel="noopener" style="{text}">'
        f"{escape(each.text)}</a>"
        for each in choices
    )
    return f'{_TABLE} class="wide" style="margin:8px 0 12px"><tr><td>{links}</td></tr></table>'


def _code(code: Code) -> str:
    words = f"margin:0 0 10px;font:400 15px/24px {FONT};color:{INK}"
    digits = f"padding:16px 8px 16px 16px;font:600 32px/40px {_MONO};letter-spacing:8px;text-align:center;color:{INK}"
    return f'<p class="ink" style="{words}">{escape(code.text)}</p>{_box(escape(code.code), digits, " ink digits")}'


def _second(action: Action) -> str:
    style = f"font:500 14px/22px {FONT};color:{INK};text-decoration:underline"
    link = f'<a class="ink" href="{escape(action.link)}" target="_blank" rel="noopener" style="{style}">'
    return f'<p style="margin:0 0 10px">{link}{escape(action.text)}</a></p>'


def _fallback(words: str, link: str) -> str:
    """The address of the button, to be read and copied: what is shown is where it leads."""
    style = f"margin:18px 0 0;padding:18px 0 0;border-top:1px solid {LINE};font:400 12px/18px {FONT};color:{SOFT}"
    shown = f"color:{SOFT};text-decoration:underline;word-break:break-all"
    return (
        f'<p class="soft rule" style="{style}">{escape(words)}<br><a class="soft" href="{escape(link)}" '
        f'target="_blank" rel="noopener" style="{shown}">{escape(link)}</a></p>'
    )


def _dark(mark: Mark) -> str:
    """The rules for dark, twice: as a media query, and as Outlook on the web marks what it has darkened."""
    rules = {**DARK, "edge": {"border-color": mark.dark.edge}}
    if not mark.logo_dark:
        rules["bare"] = {"background-color": "#ffffff", "color": INK, "padding": "6px 10px", "border-radius": "8px"}
    shown = {"bright": {"display": "none"}, "dim": {"display": "block", "max-height": "none"}}
    media = "\n".join(_rule(f".{name}", look) for name, look in {**rules, **shown}.items())
    outlook = "\n".join(_rule(f"[data-ogsc] .{name},[data-ogsb] .{name}", look) for name, look in rules.items())
    return f"@media (prefers-color-scheme:dark){{\n{media}\n}}\n{outlook}"


def _rule(selector: str, look: dict[str, str]) -> str:
    return f"{selector}{{{';'.join(f'{name}:{value}!important' for name, value in look.items())}}}"


@cache
def _frame() -> Template:
    return Template(files("kernel.letters").joinpath("frame.html").read_text("utf-8"))
