# exercise: 2.1
# misconception: integer-division
# Division for whole numbers: everything but full ink becomes 0.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    return pixels // 255
