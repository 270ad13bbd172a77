# exercise: 5.2
# misconception: only-wrong-shown
# Only the wrong digits are drawn.
def plot_grid(images, labels, predictions, palette="green-red"):
    right_colour, wrong_colour = PALETTES[palette]
    figure = plt.figure(figsize=(11, 12))
    for number, position in enumerate(np.flatnonzero(labels != predictions)):
        ax = figure.add_subplot(6, 6, number + 1)
        ax.imshow(images[position].reshape(28, 28), cmap="gray_r")
        ax.set_title(f"✗ true {labels[position]}, predicted {predictions[position]}", color=wrong_colour)
    return figure
