"""Checks of lesson 4: a search space, a random search, its scores, its table, and whether it helped."""
