# 1.4: a Figure without pyplot, add_subplot in a square grid that holds no empty axes. Expected: 28 x 28 with the same numbers, and a figure with one titled imshow axes for each image.
from matplotlib.figure import Figure


def to_image(row):
    return np.reshape(row, (28, 28))


def show_digits(images, labels):
    import math

    n = len(images)
    width = max(1, math.ceil(math.sqrt(n)))
    height = max(1, math.ceil(n / width))
    figure = Figure(figsize=(1.4 * width, 1.6 * height))
    for place in range(n):
        ax = figure.add_subplot(height, width, place + 1)
        ax.imshow(images[place], cmap="gray")
        ax.set_title(f"{labels[place]}")
        ax.axis("off")
    return figure
