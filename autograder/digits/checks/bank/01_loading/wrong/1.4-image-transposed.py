# exercise: 1.4
# misconception: image-transposed
# The image is transposed.
def to_image(row):
    return row.reshape(28, 28).T
