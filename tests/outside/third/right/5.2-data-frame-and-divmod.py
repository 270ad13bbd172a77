# 5.2: rows of a table and divmod. Expected: 36 axes with images, exact titles and colours; the exact text.
PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    figure, axes = plt.subplots(nrows=6, ncols=6, figsize=(12, 12))
    table = pd.DataFrame({"true": labels, "guess": predictions})
    table["colour"] = [PALETTES[palette][int(t != g)] for t, g in zip(table["true"], table["guess"])]
    for row in table.itertuples():
        ax = axes[divmod(row.Index, 6)]
        ax.imshow(images[row.Index].reshape((28, 28)), cmap="gray_r")
        ax.set_axis_on()
        ax.set(xticks=[], yticks=[])
        if row.true == row.guess:
            ax.set_title("✓ {}".format(row.true), color=row.colour)
        else:
            ax.set_title("✗ true {}, predicted {}".format(row.true, row.guess), color=row.colour)
            plt.setp(ax.spines.values(), linewidth=3, linestyle="--", color=row.colour)
    figure.tight_layout()
    return figure


def describe_grid(labels, predictions):
    lines = []
    for i, (t, g) in enumerate(zip(labels, predictions)):
        r, c = divmod(i, 6)
        if t != g:
            lines.append("row {} column {}: true {}, predicted {}".format(r + 1, c + 1, t, g))
    counts = "36 digits, {} right, {} wrong".format(36 - len(lines), len(lines))
    return counts + (": " + "; ".join(lines) if lines else "")
