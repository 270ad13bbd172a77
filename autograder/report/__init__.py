"""Results for people and for machines: cards, terminal tables, HTML pages, JSON and CSV."""
