# exercise: 1.4
# misconception: numbers-changed
# The numbers are scaled on the way.
def to_image(row):
    return row.reshape(28, 28) / 255
