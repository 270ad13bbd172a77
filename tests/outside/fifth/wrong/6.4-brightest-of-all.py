# 6.4: divides by the largest number of ALL pictures. Expected: "Each picture by itself: alone or among others, it gives the same row".
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    strongest = images.max()
    rows = []
    for image in images:
        paper = scaled_up(image * 16 / strongest)
        rows.append(np.clip((paper - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)
