# exercise: 1.4
# misconception: position-as-title
# The titles count the pictures.
def show_digits(images, labels):
    figure, axes = plt.subplots(1, len(images), squeeze=False)
    for i, image in enumerate(images):
        axes[0, i].imshow(image, cmap="gray_r")
        axes[0, i].set_title(str(i))
    return figure
