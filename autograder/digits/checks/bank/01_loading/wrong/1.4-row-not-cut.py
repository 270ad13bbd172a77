# exercise: 1.4
# misconception: row-not-cut
# reshape is called, but its result is not used.
def to_image(row):
    row.reshape(28, 28)
    return row
