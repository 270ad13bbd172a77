# exercise: 2.1
# misconception: refuses-empty-images
# An empty image is taken for a scaled one.
def scale(pixels):
    if pixels.max() <= 1:
        raise ValueError("scaled already")
    return pixels / 255
