"""Shows a script, an image that runs one, a frame and a link that does, as output and in an answer.

None of them is in the feedback.
"""

AIM = "others"
SOLVED = ["ex5"]
ANSWERS = {
    "ex5": '''
from IPython.display import HTML, SVG, Javascript, Markdown

script = "<script>alert('left-behind-by-an-attack')</script>"
display(HTML(script + "<img src=x onerror=alert('left-behind-by-an-attack')>"))
display(HTML("<iframe srcdoc=\\"" + script + "\\"></iframe>"))
display(HTML("<svg onload=alert('left-behind-by-an-attack')>"))
display(Javascript("alert('left-behind-by-an-attack')"))
display(Markdown("[x](javascript:alert('left-behind-by-an-attack')) " + script))
display({"image/svg+xml": f"<svg xmlns='http://www.w3.org/2000/svg'>{script}</svg>"}, raw=True)
display({"text/latex": script, "text/html": script}, raw=True)
print(script)


def matmul(a, b):
    """</pre></div><script>alert('left-behind-by-an-attack')</script>"""
    print("<script>alert('left-behind-by-an-attack')</script>")
    return (a[:, :, None] * b).sum(dim=1)
'''
}


def change(notebook):
    place = next(i for i, c in enumerate(notebook["cells"]) if c["id"] == "discuss1")
    notebook["cells"][place + 1]["source"] = (
        "<script>alert('left-behind-by-an-attack')</script> "
        "[x](javascript:alert('left-behind-by-an-attack')) "
        "<img src=x onerror=\"alert('left-behind-by-an-attack')\">"
    )
