# exercise: 6.4
# Plain loops and math; a smooth step in place of a straight line.
def score_interval(right, others):
    n, p = 0, 0
    for answer in right:
        n += 1
        p += bool(answer)
    p /= n
    variance = 1 / n + 1 / others
    z = 1.959964
    middle = (p + z * z * variance / 2) / (1 + z * z * variance)
    half = z * (p * (1 - p) * variance + (z * variance / 2) ** 2) ** 0.5 / (1 + z * z * variance)
    return middle - half, middle + half


def adapt(images):
    grey = np.array([scaled_up(image) for image in images]).reshape(len(images), 784)
    return 1 / (1 + np.exp(-14 * (grey - 0.55)))
