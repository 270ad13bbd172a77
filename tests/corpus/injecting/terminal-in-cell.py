# about: the same in the cell, where the text goes into the teacher's table of marks.
# expects: stopped
# reason: 1.1
raise ValueError("\x1b]0;owned\x07\x1b[2J\x1b[31m 4 \x1b[0m\x9b2J\r\x08\x08\x08ana 4/4")
