"""The graders: pytest functions that ask questions. One file for each lesson."""
