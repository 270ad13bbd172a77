# 1.4: an array filled in loops, and a GridSpec with one line. Expected: 28 x 28 with the same numbers, and a figure with one titled imshow axes for each image.
from matplotlib.gridspec import GridSpec


def to_image(row):
    picture = np.zeros((28, 28), dtype=row.dtype)
    for k, value in enumerate(row):
        r, c = divmod(k, 28)
        picture[r, c] = value
    return picture


def show_digits(images, labels):
    figure = plt.figure()
    grid = GridSpec(1, len(images), figure=figure)
    for k, (image, label) in enumerate(zip(images, labels)):
        ax = figure.add_subplot(grid[0, k])
        ax.imshow(image)
        ax.set(title=str(label), xticks=[], yticks=[])
    return figure
