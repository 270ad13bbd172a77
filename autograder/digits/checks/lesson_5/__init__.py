"""Checks of lesson 5: mistakes, a grid that needs no colour, confusions, patches, and saving."""
