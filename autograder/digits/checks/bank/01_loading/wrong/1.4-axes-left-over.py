# exercise: 1.4
# misconception: axes-left-over
# A grid with five columns; where there are no images any more, the axes stay empty.
def to_image(row):
    return np.array(row).reshape((-1, 28))

def show_digits(images, labels):
    lines = -(-len(images) // 5)
    fig, axs = plt.subplots(lines, 5, squeeze=False)
    for k in range(lines * 5):
        ax = axs.flat[k]
        ax.axis("off")
        if k < len(images):
            ax.imshow(images[k], cmap="viridis")
            ax.set_title(f"label: {labels[k]}")
    return fig
