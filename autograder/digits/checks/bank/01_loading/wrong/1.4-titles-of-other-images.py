# exercise: 1.4
# misconception: titles-of-other-images
# The labels are sorted before they become titles.
def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, np.sort(labels)):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure
