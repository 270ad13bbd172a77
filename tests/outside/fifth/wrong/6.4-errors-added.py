# 6.4: adds the standard errors, not their squares. Expected: "their squared standard errors add up" and at most 1.25 times as wide as the best; this is up to 1.41 times.
def score_interval(right, others):
    share = np.mean(right)
    middle, end = wilson(share * len(right), len(right))[0], wilson(share * others, others)
    half = (share - middle) + (share - end[0])
    up = (wilson(share * len(right), len(right))[1] - share) + (end[1] - share)
    return float(max(share - half, 0)), float(min(share + up, 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)
