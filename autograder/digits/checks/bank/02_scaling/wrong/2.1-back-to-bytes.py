# exercise: 2.1
# misconception: integer-division
# The result is put back into bytes.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    return (pixels / 255).astype(np.uint8)
