# 1.4: the titles are the different labels in sorted order, which agrees only if the images come sorted and without repeats. Expected: each picture has its own label as the title.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    titles = list(np.unique(labels)) + [""] * len(images)
    for ax, image, title in zip(axes.ravel(), images, titles):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(title))
    return figure
