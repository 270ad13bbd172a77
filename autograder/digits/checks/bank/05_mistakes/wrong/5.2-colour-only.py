# exercise: 5.2
# misconception: colour-only
# The titles show the prediction; only the colour says whether it is right.
def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    figure, axes = plt.subplots(6, 6, figsize=(11, 12))
    for ax, image, label, prediction in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        if label == prediction:
            ax.set_title(str(prediction), color=right_colour)
        else:
            ax.set_title(str(prediction), color=wrong_colour)
    return figure
