# 1.4: grid of at most five columns, what is left over is removed. Expected: (28, 28) with the same numbers and dtype; a figure with one axes for each image.
def to_image(row):
    return np.vstack(np.split(row, 28))


def show_digits(images, labels):
    n = len(images)
    n_cols = min(n, 5)
    n_rows = -(-n // n_cols)
    fig, grid = plt.subplots(n_rows, n_cols, squeeze=False)
    fields = list(grid.flat)
    for spare in fields[n:]:
        fig.delaxes(spare)
    for i in range(n):
        plt.sca(fields[i])
        plt.imshow(images[i], cmap="magma", vmin=0, vmax=255)
        plt.title(f"{labels[i]}")
        plt.axis("off")
    return fig
