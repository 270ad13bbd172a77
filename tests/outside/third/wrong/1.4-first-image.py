# 1.4: every field shows the first image. Expected: each image is drawn.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, label in zip(axes.ravel(), labels):
        ax.imshow(images[0], cmap="gray_r")
        ax.set_title(str(label))
    return figure
