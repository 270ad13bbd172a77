# exercise: 2.1
# misconception: does-not-refuse
# Nothing is refused: scaled pixels are divided again.
def scale(pixels):
    return pixels / 255
