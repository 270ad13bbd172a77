"""Loaders of digits, which refuse what is not right, in words that say what to do."""
