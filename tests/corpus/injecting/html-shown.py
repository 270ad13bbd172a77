# about: shows HTML, JavaScript, SVG and Markdown as outputs of the cell; the model is honest.
# expects: honest
# use: honest
from IPython.display import HTML, SVG, Javascript, Markdown, display, publish_display_data

display(HTML("<script>alert(1)</script><img src=x onerror=alert(2)>"))
display(Javascript("alert(3)"))
display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(4)'><script>alert(5)</script></svg>"))
display(Markdown("[x](javascript:alert(6)) <script>alert(7)</script>"))
publish_display_data({"text/html": "<script>alert(8)</script>", "application/vnd.jupyter.widget-view+json": {}})
print("<script>alert(9)</script>\x1b]0;title\x07")
