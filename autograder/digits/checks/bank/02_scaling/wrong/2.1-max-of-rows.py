# exercise: 2.1
# misconception: compares-a-whole-array
# Python's own max goes through a table row by row, and cannot say which row is larger.
def scale(pixels):
    if pixels.dtype.kind == "f" and max(pixels) <= 1:
        raise ValueError("scaled already")
    return pixels / 255
