# 1.4: reshape(-1, 28) and one row of subplots, plt.close at the end. Expected: (28, 28) with numbers and dtype kept; a figure with one titled axes per image.
def to_image(row):
    return row.reshape(-1, 28)


def show_digits(images, labels):
    fig, axs = plt.subplots(nrows=1, ncols=len(images), squeeze=False, figsize=(1.2 * len(images), 1.5))
    for i in range(len(images)):
        ax = axs[0, i]
        ax.imshow(images[i], cmap="gray")
        ax.set_title(f"{labels[i]}")
        ax.axis("off")
    plt.close(fig)
    return fig
