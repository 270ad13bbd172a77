"""Checks of lesson 6: a drawing made ready, a model on a budget, wrong labels, strangers' hands, and controls."""
