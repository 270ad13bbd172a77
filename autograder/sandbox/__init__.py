"""The student's side of grading: a process of its own, a cell driver, and a wire to ask it."""
