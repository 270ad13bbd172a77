# 5.2: a Figure without pyplot and a mosaic of numbers, the text from a table. Expected: a Figure of 6 x 6 with marks, words and colours; a str of the given form.
from matplotlib.figure import Figure

PALETTES = {"green-red": ("#00692f", "#c1121f"), "blue-orange": ("#0059a8", "#b34700")}


def plot_grid(images, labels, predictions, palette="green-red"):
    assert palette in PALETTES, "unknown palette"
    colours = dict(zip(("✓", "✗"), PALETTES[palette]))
    figure = Figure(figsize=(12, 13))
    panels = figure.subplot_mosaic(np.arange(36).reshape(6, 6).tolist())
    for i, ax in panels.items():
        image = np.reshape(images[i], (28, 28)) / 255
        ax.imshow(image, cmap="gray_r", vmin=0, vmax=1)
        ax.set_xticks([])
        ax.set_yticks([])
        mark = "✓" if labels[i] == predictions[i] else "✗"
        text = str(predictions[i]) if mark == "✓" else f"true {labels[i]}, predicted {predictions[i]}"
        ax.set_title(mark + " " + text, color=colours[mark], fontsize=9)
        if mark == "✗":
            plt.setp(ax.spines.values(), linewidth=2.5, linestyle="dashed", color=colours[mark])
    return figure


def describe_grid(labels, predictions):
    table = pd.DataFrame({"true": labels, "predicted": predictions})
    table["row"], table["column"] = table.index // 6 + 1, table.index % 6 + 1
    wrong = table[table["true"] != table["predicted"]]
    text = f"{len(table)} digits, {len(table) - len(wrong)} right, {len(wrong)} wrong"
    for separator, line in zip([": "] + ["; "] * len(table), wrong.itertuples()):
        text += f"{separator}row {line.row} column {line.column}: true {line.true}, predicted {line.predicted}"
    return text
