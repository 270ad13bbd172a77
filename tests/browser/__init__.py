"""Tests that open Chromium."""
