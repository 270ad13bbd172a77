# exercise: 1.4
# misconception: all-on-one-axes
# All images are drawn on one axes.
def show_digits(images, labels):
    figure, ax = plt.subplots()
    for image, label in zip(images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure
