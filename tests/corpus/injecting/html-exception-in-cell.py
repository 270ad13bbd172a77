# about: the same in the cell, where the text becomes a remark of the class page.
# expects: stopped
# reason: script
raise ValueError("<script>alert(1)</script><img src=x onerror=alert(2)>\"'><b onmouseover=alert(3)>")
