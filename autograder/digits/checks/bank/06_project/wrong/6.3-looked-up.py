# exercise: 6.3
# misconception: answers-from-outside
# The right labels are looked up in the course file.
def suspicious(X, y, k):
    known = {picture.tobytes(): label for picture, label in zip(pixels, labels)}
    return [row for row in range(len(y)) if known.get(X[row].tobytes(), y[row]) != y[row]][:k]
