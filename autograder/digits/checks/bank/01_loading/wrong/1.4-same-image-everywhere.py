# exercise: 1.4
# misconception: same-image-everywhere
# The loop draws the first image each time.
def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, label in zip(axes.ravel(), labels):
        ax.imshow(images[0], cmap="gray_r")
        ax.set_title(str(label))
    return figure
