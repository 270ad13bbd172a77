# exercise: 2.1
# misconception: refuses-all-decimals
# All decimals are refused, raw ones too.
def scale(pixels):
    if pixels.dtype.kind == "f":
        raise ValueError("scaled already")
    return pixels / 255
