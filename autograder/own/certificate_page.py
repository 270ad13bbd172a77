"""A certificate as a page for people: the points, what they prove and what not, and how to make them again."""

from __future__ import annotations

from html import escape

from autograder.manifest import Course
from autograder.own.certificate import Certificate, Certified, points_of
from autograder.report.card import format_mark, format_points
from autograder.report.card_style import DARK, LIGHT, variables
from autograder.report.plain import plain_text

__all__ = ["PROVES", "PROVES_NOT", "certificate_page"]

PROVES = (
    "The notebooks with the SHA-256 below earned these points, with these checks and these versions, on the machine "
    "where this page was made. Anybody who has the notebooks can make the points again."
)
PROVES_NOT = (
    "It does not prove who wrote the notebooks: nobody watched. It does not prove that nobody changed this page: it "
    "bears no seal, so trust the points only after they were made again. And the images that a teacher holds back were "
    "not asked: models were judged on public ones, and a mark from a teacher may differ."
)
AGAIN = "course regrade certificate.json --notebook FOLDER"
STYLE = """
:root { color-scheme: light dark; --page: #f7fafc; LIGHT }
@media (prefers-color-scheme: dark) { :root { --page: #171d29; DARK } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .3rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .4rem; }
p.lead { color: var(--soft); margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; background: var(--panel); }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
thead th { background: var(--head); } tbody th { font-weight: 400; }
td, th + th { text-align: right; } td { white-space: nowrap; font-variant-numeric: tabular-nums; }
code { background: var(--head); padding: 0 .2rem; border-radius: 3px; font-size: .87rem; }
dt { font-weight: 600; margin-top: .6rem; } dd { margin: 0; }
summary { cursor: pointer; } summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@page { margin: 14mm 12mm; }
@media print {
  :root { --page: #ffffff; LIGHT }
  body { max-width: none; padding: 0; font-size: 13px; } tr, dd { break-inside: avoid; } h2 { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
""".replace("LIGHT", variables(LIGHT)).replace("DARK", variables(DARK))
PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Certificate – {title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class="lead">{whose}, {made}</p>
<table>
<thead><tr><th scope="col">lesson</th><th scope="col">points</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
<h2>What this proves</h2>
<p>{proves}</p>
<h2>What it does not prove</h2>
<p>{proves_not}</p>
<h2>To make the points again</h2>
<p>A teacher of this course does it with <code>certificate.json</code>, which lies beside this page, and with the
notebooks:</p>
<p><code>{again}</code></p>
<h2>What the points rest on</h2>
{origins}
</main>
</body>
</html>
"""


def certificate_page(course: Course, certificate: Certificate) -> str:
    """The page, which needs nothing beside it."""
    page = PAGE.format(
        title=escape(certificate.title),
        style=STYLE,
        whose=f"Certificate of {escape(certificate.name)}" if certificate.name else "Certificate",
        made=escape(certificate.made),
        rows="\n".join(_rows(course, certificate)),
        proves=escape(PROVES),
        proves_not=escape(PROVES_NOT),
        again=escape(AGAIN),
        origins="\n".join(_origin(course, each) for each in certificate.lessons),
    )
    return plain_text(page)


def _rows(course: Course, certificate: Certificate) -> list[str]:
    found = {each.lesson: each for each in certificate.lessons}
    rows = []
    for lesson in course.lessons:
        each = found.get(lesson.name)
        name = f"{lesson.number}. {escape(lesson.title)}{' (apart from the sum)' if lesson.apart else ''}"
        mark = f"{format_mark(each.points, each.held)} of {lesson.points}" if each else "no notebook"
        remark = f"<br>{escape(each.remark)}" if each and each.remark else ""
        rows.append(f'<tr><th scope="row">{name}{remark}</th><td>{mark}</td></tr>')
    points, possible = points_of(certificate, tuple(lesson for lesson in course.lessons if not lesson.apart))
    total = f"{format_points(points)} of {format_points(possible)}"
    return [*rows, f'<tr><th scope="row"><strong>all</strong></th><td><strong>{total}</strong></td></tr>']


def _origin(course: Course, each: Certified) -> str:
    lesson = course.lesson(each.lesson)
    versions = ", ".join(f"{name} {version}" for name, version in each.versions.items())
    digests = "".join(f"<dt>{escape(name)}</dt><dd><code>{escape(d)}</code></dd>" for name, d in each.digests.items())
    return (
        f"<details><summary>Lesson {lesson.number}: {escape(lesson.title)}</summary>"
        f"<dl>{digests}<dt>versions</dt><dd>{escape(versions)}</dd></dl></details>"
    )
