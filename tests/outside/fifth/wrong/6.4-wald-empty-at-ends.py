# 6.4: share plus and minus 1.96 errors, clipped. Expected: "low < high ... if all answers are right, or none is"; then both errors are 0.
def score_interval(right, others):
    share = np.mean(right)
    error = np.sqrt(share * (1 - share) * (1 / len(right) + 1 / others))
    return float(max(share - 1.96 * error, 0)), float(min(share + 1.96 * error, 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)
