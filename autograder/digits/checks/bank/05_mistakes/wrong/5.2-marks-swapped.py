# exercise: 5.2
# misconception: marks-swapped
# The mark of right ones stands on wrong ones.
def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    figure, axes = plt.subplots(6, 6, figsize=(11, 12))
    for ax, image, label, prediction in zip(axes.ravel(), images, labels, predictions):
        ax.imshow(image.reshape(28, 28), cmap="gray_r")
        if label == prediction:
            ax.set_title(f"✗ {label}", color=right_colour)
        else:
            ax.set_title(f"✓ true {label}, predicted {prediction}", color=wrong_colour)
    return figure
