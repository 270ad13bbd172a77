"""Checks of lesson 6: a drawing made ready, a better model on a budget, wrong labels, strangers' hands, controls."""
