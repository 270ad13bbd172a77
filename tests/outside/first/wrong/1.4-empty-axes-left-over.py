# 1.4: a grid of five columns whose last fields stay empty (only made invisible). Expected: a figure with one axes for each image.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    rows = (len(images) + 4) // 5
    figure, axes = plt.subplots(rows, 5, squeeze=False)
    for ax in axes.ravel():
        ax.set_axis_off()
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure
