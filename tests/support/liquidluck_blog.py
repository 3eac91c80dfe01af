"""A blog of liquidluck."""

SETTINGS = """\
site:
    name: Kiln notes
    url: "https://kiln.example/"
config:
    source: content
    output: deploy
    permalink: "{{date.year}}/{{date.month}}/{{filename}}.html"
    perpage: 5
author:
    default: Jo Potter
reader:
    active:
        - liquidluck.readers.restructuredtext.RestructuredTextReader
writer:
    active:
        - liquidluck.writers.core.PostWriter
        - liquidluck.writers.core.ArchiveFeedWriter
        - liquidluck.writers.core.YearWriter
        - liquidluck.writers.core.CategoryWriter
        - liquidluck.writers.core.TagWriter
"""
GLAZE = """\
Ash glaze
=========

:date: 2012-03-04 10:11
:category: Stone Ware
:tags: ash, wood fire

The *ash*.
"""
CONE = """\
Cones
=====

:date: 2013-11-02
:filename: cone-ten
:tags:
    - heat
    - ash

Ten.
"""
FILES = {
    "settings.yml": SETTINGS,
    "content/Ash Glaze.rst": GLAZE,
    "content/firing/cone.rst": CONE,
    "content/secret.rst": "Secret\n======\n\n:date: 2013-11-03\n:public: false\n\nNot for the list.\n",
    "content/notes.md": "# Clay\n\n- date: 2014-01-02\n- tags: clay, ash\n\nAbout clay.\n\n-----\n\nIt is *wet*.\n",
    "content/Me/contact.rst": "Contact\n=======\n\nWrite.\n",
    "content/media/pot.png": "png",
    "content/.htaccess": "Options None\n",
    "_themes/mine/templates/post.html": "{{ post.content }}",
}
