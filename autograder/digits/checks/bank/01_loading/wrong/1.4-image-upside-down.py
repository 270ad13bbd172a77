# exercise: 1.4
# misconception: image-upside-down
# The rows are turned round.
def to_image(row):
    return row.reshape(28, 28)[::-1]
