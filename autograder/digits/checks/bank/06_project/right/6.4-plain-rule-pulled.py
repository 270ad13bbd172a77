# exercise: 6.4
# The plain rule with two right and two wrong answers added, cut off; pale grey erased; a table.
def score_interval(right, others):
    n = len(right) + 4
    p = (np.sum(right) + 2) / n
    half = 1.96 * np.sqrt(p * (1 - p) * (1 / n + 1 / others))
    return np.float32(max(0, p - half)), np.float32(min(1, p + half))


def adapt(images):
    rows = [scaled_up(image).ravel() for image in images]
    table = pd.DataFrame(rows)
    return table.where(table > 0.35, 0)
