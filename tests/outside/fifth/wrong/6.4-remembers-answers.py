# 6.4: collects the answers of all calls, "more data". Expected: predicts from the array `right` it is given, nothing from earlier calls.
all_answers = []


def score_interval(right, others):
    all_answers.extend(np.asarray(right).tolist())
    size = len(right) * others / (len(right) + others)
    share = np.mean(all_answers)
    low, high = wilson(share * size, size)
    return float(max(low, 0)), float(min(high, 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)
