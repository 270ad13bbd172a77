"""Tests that run the lessons: their solutions, banks, kernels and notebooks."""
