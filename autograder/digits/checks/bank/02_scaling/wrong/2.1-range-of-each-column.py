# exercise: 2.1
# misconception: own-maximum
# Each pixel is scaled by its own range, as MinMaxScaler does.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    return (pixels - low) / (high - low)
