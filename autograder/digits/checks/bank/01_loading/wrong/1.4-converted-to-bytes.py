# exercise: 1.4
# misconception: numbers-changed
# Every row is converted to bytes, so decimal numbers become 0.
def to_image(row):
    return row.reshape(28, 28).astype(np.uint8)
