"""Random HTML of elements that have Markdown, the same for the same seed."""

from __future__ import annotations

from random import Random

WORDS = [
    "a", "b c", "x_y", "*", "1. z", "&lt;b&gt;", "&amp;", "{{&lt; x &gt;}}", "http://e.org", "~q~", "`k`", "#", "[l]",
    "é", "$$", "\\(", "--", "&lt;!--more--&gt;", "|", "a@b.org",
]  # fmt: skip  # a table
MARKS = ["b", "strong", "i", "em", "u", "s", "del", "sub", "sup", "strike", "span"]
LITERAL = ["code", "tt", "samp"]
BLOCKS = ["p", "text", "ul", "ol", "blockquote", "pre", "div", "dl", "table", "picture"]


def words(random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, 3)))


def inline(random: Random, depth: int) -> str:
    match random.randint(0, 9 if depth else 3):
        case 4:
            return f'<a href="/p{random.randint(1, 9)}?a=1&amp;b=2"><b>{words(random)}</b></a>'
        case 5:
            return f"{words(random)}<br>{words(random)}"
        case 6:
            tag = random.choice(LITERAL)
            return f"<{tag}>{words(random)}</{tag}>"
        case 7 | 8 | 9:
            tag = random.choice(MARKS)
            return f"<{tag}>{text(random, depth - 1)}</{tag}>"
    return words(random)


def text(random: Random, depth: int = 2) -> str:
    between = random.choice(["", " ", " "])
    return between.join(inline(random, depth) for _ in range(random.randint(1, 3)))


def picture(random: Random) -> str:
    alternative = random.choice(["", "x y", "a&quot;b"])
    size = random.choice(["", ' width="20"', ' width="20" height="30"'])
    shown = f'<img src="i{random.randint(1, 9)}.png" alt="{alternative}"{size}>'
    return random.choice([shown, f"<p>{words(random)} {shown} {words(random)}</p>", f'<a href="/p">{shown}</a>'])


def block(random: Random, depth: int = 3) -> str:
    def inside() -> str:
        return text(random) if random.random() < 0.6 else block(random, depth - 1)

    def times(make: str) -> str:
        return "\n".join(make.format(text(random), inside()) for _ in range(random.randint(1, 3)))

    match random.choice(BLOCKS if depth else ["p"]):
        case "text":
            return text(random)
        case "picture":
            return picture(random)
        case "ul":
            return f"<ul>{times('<li>{1}</li>')}</ul>"
        case "ol":
            return f"<ol{random.choice(['', ' start=%s3%s' % (2 * (chr(34),))])}>{times('<li>{1}</li>')}</ol>"
        case "dl":
            return f"<dl>{times('<dt>{0}</dt><dd>{1}</dd>')}</dl>"
        case "pre":
            return f"<pre>{words(random)}\n  {words(random)}\n</pre>"
        case "blockquote" | "div" as tag:
            return f"<{tag}>{block(random, depth - 1)}</{tag}>"
        case "table":
            return table(random, inside)
    return f"<p>{text(random)}</p>"


def table(random: Random, inside) -> str:
    columns = range(random.randint(1, 3))
    caption = f"<caption>{words(random)}</caption>" if random.random() < 0.2 else ""
    head = "".join(f"<th>{text(random)}</th>" for _ in columns)
    rows = ["".join(f"<td>{inside()}</td>" for _ in columns) for _ in range(random.randint(1, 2))]
    if random.random() < 0.2 and len(columns) > 1:
        rows.append(f'<td colspan="{len(columns)}">{text(random)}</td>')
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table>{caption}{f'<thead><tr>{head}</tr></thead>' if random.random() < 0.5 else ''}{body}</table>"
