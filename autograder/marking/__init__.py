"""A page to mark with, for one person and on one machine: work beside its card, and decisions for overrides.yaml."""
