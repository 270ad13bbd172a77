# exercise: 2.1
# misconception: standardised
# The mean is subtracted and the result is divided by the spread.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    return (pixels - pixels.mean()) / pixels.std()
