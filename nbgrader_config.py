"""Lets plain nbgrader work in this checkout: generate_assignment, validate, autograde, feedback."""

from autograder.authoring.build import nbgrader_config

nbgrader_config(get_config())  # noqa: F821 - nbgrader defines it
