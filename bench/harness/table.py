"""Markdown tables."""


def table(header, rows):
    """The lines of a table; the first column is text, the others are numbers."""
    rule = ["---"] + ["---:"] * (len(header) - 1)
    return ["| " + " | ".join(map(str, row)) + " |" for row in [header, rule, *rows]]
