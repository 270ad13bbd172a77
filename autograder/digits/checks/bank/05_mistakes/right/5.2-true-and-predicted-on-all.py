# exercise: 5.2
# Both digits stand on each image, in a sentence; the axes are returned by pyplot only.
def plot_grid(images, labels, predictions, palette="green-red"):
    colour_right, colour_wrong = PALETTES[palette]
    figure, axes = plt.subplots(nrows=6, ncols=6, squeeze=False)
    for row in range(6):
        for column in range(6):
            i = row * 6 + column
            colour = colour_right if labels[i] == predictions[i] else colour_wrong
            axes[row][column].imshow(images[i].reshape(28, 28), cmap="binary")
            axes[row][column].set_title(f"predicted {predictions[i]}, true {labels[i]}", color=colour)
    return figure


def describe_grid(labels, predictions):
    wrong = [i for i in range(36) if labels[i] != predictions[i]]
    if not wrong:
        return "36 digits, all right"
    text = "36 digits, " + str(36 - len(wrong)) + " right, " + str(len(wrong)) + " wrong: "
    for i in wrong:
        r, c = divmod(i, 6)
        text += "row " + str(r + 1) + " column " + str(c + 1)
        text += ": true " + str(labels[i]) + ", predicted " + str(predictions[i]) + "; "
    return text
