# 6.4: sets weak numbers of each image to 0, in a loop over views. Expected: "It doesn't change `images`"; image is a view of it.
def score_interval(right, others):
    n = len(right)
    together = n * others / (n + others)
    low, high = wilson(np.mean(right) * together, together)
    return max(0.0, float(min(low, np.mean(right)))), min(1.0, float(max(high, np.mean(right))))

def adapt(images):
    rows = []
    for image in images:
        image[image < 4] = 0
        paper = scaled_up(image)
        rows.append(np.clip((paper - 0.4) / 0.4, 0, 1).ravel())
    return np.array(rows)
