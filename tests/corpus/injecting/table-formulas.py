# about: texts that a spreadsheet would run.
# expects: stopped
class Formula(Exception):
    def __str__(self):
        return "=HYPERLINK(\"https://example.org\",\"marks\")\n=cmd|' /C calc'!A0\n@SUM(1)\n+1\n-1\n\t=1\n\",=1,\""


Formula.__name__ = "=1+1"


def make_model():
    raise Formula


raise Formula
