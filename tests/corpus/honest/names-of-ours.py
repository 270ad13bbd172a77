# about: uses for its own things names that mean something to us or to Python.
# expects: honest
# use: honest
check = hint = solution = "mine"
answers, judge, exercise, autograder = 1, 2, 3, "a string"
list, dict, type, id, input, print = [1], {}, "type", 7, 8, 9
