# 1.4: the state machine of pyplot: plt.subplot, plt.imshow and plt.title one after the other, in a column. Expected: 28 x 28 with the same numbers, and a figure with one titled imshow axes for each image.
def to_image(row):
    image = row.copy()
    image.shape = (28, 28)
    return image


def show_digits(images, labels):
    fig = plt.figure(figsize=(2, 2 * len(images)))
    for i in range(len(images)):
        plt.subplot(len(images), 1, i + 1)
        plt.imshow(images[i], cmap="Blues", interpolation="nearest")
        plt.title(str(labels[i]))
        plt.xticks([])
        plt.yticks([])
    return fig
