# 1.4: builds matplotlib.figure.Figure directly with a grid of axes in one column. Expected: a Matplotlib figure with one axes per image, label as title.
from matplotlib.figure import Figure


def to_image(row: np.ndarray) -> np.ndarray:
    assert row.shape == (784,)
    image = np.empty((28, 28), dtype=row.dtype)
    for place, value in enumerate(row):
        image[place // 28, place % 28] = value
    return image


def show_digits(images: np.ndarray, labels: np.ndarray) -> Figure:
    figure = Figure(layout="constrained")
    grid = figure.add_gridspec(len(images), 1)
    for i, (image, label) in enumerate(zip(images, labels)):
        ax = figure.add_subplot(grid[i])
        ax.imshow(image)
        ax.set(title=str(label), xticks=[], yticks=[])
    return figure
