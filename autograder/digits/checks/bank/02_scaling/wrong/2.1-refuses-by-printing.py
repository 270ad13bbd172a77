# exercise: 2.1
# misconception: refuses-by-printing
# A message is printed, and nothing is raised.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        print("scaled already")
        return None
    return pixels / 255
