# 1.4: a Figure without pyplot, axes placed by hand. Expected: (28, 28) with the same numbers and dtype; a figure with one axes for each image.
from matplotlib.figure import Figure


def to_image(row):
    image = np.empty((28, 28), dtype=row.dtype)
    for r in range(28):
        for c in range(28):
            image[r, c] = row[28 * r + c]
    return image


def show_digits(images, labels):
    total = len(images)
    fig = Figure(figsize=(total, 1.5))
    for i in range(total):
        place = fig.add_axes([i / total, 0.0, 0.9 / total, 0.8])
        place.imshow(images[i], cmap="gray", interpolation="nearest")
        place.set_title(str(int(labels[i])))
        place.set_xticks([])
        place.set_yticks([])
    return fig
