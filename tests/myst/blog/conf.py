project = "Tides and ropes"
author = "Ada Kelp"
html_baseurl = "https://harbour.example/"
extensions = ["myst_parser"]
exclude_patterns = ["parts"]
smartquotes = False
myst_heading_anchors = 3
myst_enable_extensions = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
    "fieldlist",
    "strikethrough",
    "substitution",
    "tasklist",
]
myst_substitutions = {"port": "the *old* harbour", "boats": {"big": "the Heron"}}
