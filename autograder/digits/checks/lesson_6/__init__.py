"""Checks of lesson 6: drawings made ready, a better model on a budget, wrong labels, strangers' hands, and controls."""
