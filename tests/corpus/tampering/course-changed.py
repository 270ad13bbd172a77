# about: adds to the grader's check file, its manifest and its labels.
# expects: cheat
for path in ("@CHECKS@", "@COURSE@/course.yaml", "@HELDOUT@"):
    try:
        with open(path, "ab") as file:
            file.write(b"\n# changed by a student\n")
    except OSError:
        pass
