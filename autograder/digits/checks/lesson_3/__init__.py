"""Checks of lesson 3: looking before preparing, a pipeline of one step, an honest score, a leak."""
