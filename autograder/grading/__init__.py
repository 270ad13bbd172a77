"""From a folder of submissions to one report for each: find, run, check, keep."""
