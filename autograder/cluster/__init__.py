"""Grading on other machines: Dask carries submissions to workers and reports home; marks are made as at home."""
