# exercise: 1.4
# misconception: number-of-images-typed-in
# Three images are drawn, however many there are.
def show_digits(images, labels):
    figure, axes = plt.subplots(1, 3, squeeze=False)
    for ax, image, label in zip(axes.ravel(), images, labels):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(str(label))
    return figure
