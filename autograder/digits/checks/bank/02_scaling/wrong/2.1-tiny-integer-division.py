# exercise: 2.1
# misconception: integer-division
# The gap is filled with the wrong kind of division.
tiny_scaled = tiny // 255
