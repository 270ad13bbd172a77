# 1.4: draws the first image into every axes. Expected: each image in its own axes, under its own label.
def to_image(row):
    return row.reshape(28, 28)


def show_digits(images, labels):
    figure = plt.figure()
    for i, label in enumerate(labels):
        ax = figure.add_subplot(1, len(labels), i + 1)
        ax.imshow(images[0], cmap="gray_r")
        ax.set_title(str(label))
    return figure
