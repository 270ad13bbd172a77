# exercise: 1.5
# misconception: labels-shuffled-apart
# Pixels and labels are shuffled one after the other.
def split(pixels, labels, seed):
    rng = np.random.default_rng(seed)
    pixels, labels = rng.permutation(pixels), rng.permutation(labels)
    cut = len(pixels) * 8 // 10
    return pixels[:cut], pixels[cut:], labels[:cut], labels[cut:]
