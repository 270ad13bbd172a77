# 6.4: Wilson with the smaller of the two numbers. Expected: both kinds of luck; with n = others this holds only about 83 %.
def score_interval(right, others):
    size = min(len(right), others)
    low, high = wilson(np.mean(right) * size, size)
    return float(max(low, 0)), float(min(high, 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)
