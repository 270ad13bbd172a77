# exercise: 1.4
# misconception: one-image-forgotten
# Without squeeze=False, one image is an error.
def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images))
    for i in range(len(images)):
        axes[i].imshow(images[i], cmap="gray_r")
        axes[i].set_title(labels[i])
    return figure
