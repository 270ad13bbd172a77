"""Fuzzing of checks: recorded conversations with right and wrong solutions are replayed with changed replies.

`conversation` records what checks ask and what they are told, `mutation` changes replies, `replay` runs a check on
them and watches lines and work. `python -m tests.fuzz` runs the whole campaign.
"""
