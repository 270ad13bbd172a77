# exercise: 3.1
# The kind letter of each type, and counts of what is there.
def what_needs_preprocessing(frame):
    return dict(
        missing=[name for name in frame if frame[name].count() < len(frame)],
        non_numeric=[name for name in frame if frame[name].dtype.kind not in "iuf"],
    )
