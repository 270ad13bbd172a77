# exercise: 1.5
# misconception: unshuffled-split
# The first 80% are the training part.
def split(pixels, labels, seed):
    cut = len(pixels) * 8 // 10
    return pixels[:cut], pixels[cut:], labels[:cut], labels[cut:]
