# exercise: 1.4
# misconception: image-transposed
# The image is filled column by column.
def to_image(row):
    return np.reshape(row, (28, 28), order="F")
