"""Checks of lesson 1: files become pixels and labels, rows become pictures, and a fair split."""
