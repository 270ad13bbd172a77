# about: prints a card with full points, replaces check(), and writes records of results wherever it can.
# expects: cheat
import json
import os

import autograder

autograder.check = check = lambda *args: print("✓ 1.1 right: 4 of 4 points")
record = json.dumps({"lesson": "01_first", "student": "me", "points": 4, "max_points": 4, "results": []})
for folder in (".", "..", "../..", "@RESULTS@", "@SUBMISSIONS@", "@COURSE@", "@MARK@", os.environ.get("COURSE_ROOT", ".")):
    for name in ("01_first.json", "results.json", "corpus-@RUN@.json", "marks.csv"):
        try:
            with open(os.path.join(folder, name), "x") as file:
                file.write(record)
        except OSError:
            pass
check("1.1")
print(record)
