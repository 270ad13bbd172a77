# exercise: 1.4
# misconception: no-titles
# No title is written.
def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image in zip(axes.ravel(), images):
        ax.imshow(image, cmap="gray_r")
    return figure
