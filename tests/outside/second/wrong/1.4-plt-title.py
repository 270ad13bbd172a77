# 1.4: uses plt.title in the loop, which always writes above the last axes, so only that one has a title. Expected: each picture has its label as the title.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        plt.title(str(label))
    return figure
