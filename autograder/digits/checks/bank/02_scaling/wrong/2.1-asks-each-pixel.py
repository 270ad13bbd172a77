# exercise: 2.1
# misconception: compares-a-whole-array
# The question is asked of all pixels at once, and raw ones are asked, too.
def scale(pixels):
    if pixels <= 1 and pixels.dtype.kind == "f":
        raise ValueError("scaled already")
    return pixels / 255
