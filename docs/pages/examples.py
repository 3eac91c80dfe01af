"""An example for each diagnostic: the smallest blog in which it appears.

A text alone is what stands in a post below its header; a mapping has the files of a blog, of which the one
that the diagnostic names is shown. A code without an example is in ``WITHOUT``, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping

PELICAN = {"pelicanconf.py": "SITEURL = 'https://sails.example.net'\nPATH = 'content'\n"}
NIKOLA = {
    "conf.py": "BLOG_TITLE = 'Sails'\nSITE_URL = 'https://sails.example.net/'\nPOSTS = (('posts/*.rst', 'posts', 'post.tmpl'),)\n"
}
SPHINX = {
    "conf.py": "project = 'Sails'\nextensions = []\nhtml_baseurl = 'https://sails.example.net'\nmaster_doc = 'index'\n"
}
POST = "Ship\n====\n:date: 2016-03-04\n\n{}\n"


def nikola(text: str) -> dict[str, str]:
    return {"posts/ship.rst": f".. title: Ship\n.. date: 2016-03-04\n\n{text}\n", **NIKOLA}


def pelican(text: str, **settings: object) -> dict[str, str]:
    conf = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    return {"content/ship.rst": text, "pelicanconf.py": PELICAN["pelicanconf.py"] + conf}


EXAMPLES: Mapping[str, str | Mapping[str, str | bytes]] = {
    # The file itself
    "outside-blog": ".. include:: ../../secret.txt",
    "missing-file": ".. include:: rigging.txt",
    # The header
    "broken-header": {"ship.rst": "---\ntitle: Ship: a tale\ndate: 2016-03-04\n---\n\nIt sails.\n"},
    "text-in-header": {"posts/ship.rst": ".. title: Ship\n.. date: 2016-03-04\nIt sails.\n\nFar away.\n", **NIKOLA},
    "unpublished": pelican("Ship\n====\n:date: 2016-03-04\n:status: ready\n\nIt sails.\n"),
    "maybe-unpublished": pelican(POST.format("It *sails.")),
    "missing-title": {"ship.rst": ":date: 2016-03-04\n\nIt sails.\n"},
    "missing-date": nikola("It sails.") | {"posts/ship.rst": ".. title: Ship\n\nIt sails.\n"},
    "guessed-date": {"ship.rst": "Ship\n====\n\nIt sails.\n"},
    "bad-date": {"ship.rst": "Ship\n====\n:date: last spring\n\nIt sails.\n"},
    "ambiguous-date": {"ship.rst": "Ship\n====\n:date: 03/04/2016\n\nIt sails.\n"},
    "bad-value": ".. image:: ship.png\n   :width: wide",
    # The blog's settings
    "unreadable-settings": {
        "content/ship.rst": POST.format("It sails."),
        "pelicanconf.py": "SITEURL = 'https://sails\nPATH = 'content'\n",
    },
    "no-address": {
        "content/ship.rst": POST.format("It sails."),
        "pelicanconf.py": "PATH = 'content'\nARTICLE_URL = '{slug}/'\n",
    },
    "unknown-setting": {
        "content/ship.rst": POST.format("It sails."),
        "pelicanconf.py": "from local import where\nSITEURL = where()\nPATH = 'content'\n",
    },
    "unknown-plugin": pelican(POST.format("It sails."), PLUGINS=["tide_tables"]),
    # The markup
    "rst-error": "====  =====\nsail  jib\n====  ===",
    "rst-warning": "It *sails.",
    "rst-note": "\\\n  A definition of nothing.",
    "old-reading": ".. image:: pictures\\ship.png",
    "unknown-directive": ".. podcast:: a-feed-88\n   :heading: Listen",
    "unknown-role": "It sails :wind:`west`.",
    "unknown-shortcode": nikola("{{% tide harbour %}}"),
    "default-role": "The `jib` is a sail.",
    "unknown-macro": ".. math:: \\wind{a}",
    "uncoloured-code": ".. code-block:: knots\n\n   bowline 3",
    "generated-content": ".. automodule:: mail.send\n   :members:",
    "foreign-raw": ".. raw:: latex\n\n   \\newpage",
    "footnote-number": "First [2]_, then [1]_.\n\n.. [1] One.\n.. [2] Two.",
    # Links and addresses
    "unresolved-link": "See the handbook_.",
    "broken-link": "See `the log </log/>`_.",
    "repaired-alias": "See log_.\n\n.. _log: the log book_\n.. _the log book: https://log.example.net/",
    "repaired-address": "See `the log <http:/log.example.net>`_.",
    "repaired-name": "See `the log-book`_.\n\n.. _the log book: https://log.example.net/",
    "repaired-embedded": "See `the log<https://log.example.net/>`_.",
    "repaired-markdown": "See [the log](https://log.example.net/).",
    "repaired-anonymous": "One `a`__.\n\n__ https://a.example.net/\n\nNo reference here.\n\n__ https://b.example.net/\n\nThen `c`__.\n\n__ https://c.example.net/",
    "repaired-target": "See log_.\n\n.. _log:\n   :target: https://log.example.net/",
    "ambiguous-name": "See sails_.\n\n.. _sails: https://a.example.net/\n.. _sails: https://b.example.net/",
    "ambiguous-address": "See `the log <https://log.example.net/my log>`_.",
    "shadowed-target": "Log\n---\n\nSee log_.\n\n.. _log: https://log.example.net/",
    "duplicate-address": {"content/a.rst": POST.format("A."), "content/b.rst": POST.format("B."), **PELICAN},
    "lost-address": {
        "conf.py": "# acrylamid\nWWW_ROOT = 'https://sails.example.net'\nVIEWS = {'/': {'view': 'index', 'filters': ['rst']}, '/:year/:slug/': {'view': 'entry'}}\n",
        "content/ship.rst": "---\ntitle: 船\ndate: 2016-03-04\n---\n\nIt sails.\n",
    },
    "shared-list": pelican("Ship\n====\n:date: 2016-03-04\n:tags: C++, C\n\nIt sails.\n"),
    "two-old-addresses": {
        "ship.rst": "---\ntitle: Ship\ndate: 2016-03-04\npermalink: /a/\n---\n\n.. _permalink: /b/\n\nIt sails.\n"
    },
    "index-entry": {"index.rst": "Sails\n=====\n\n.. index:: jib\n\nThe jib.\n", **SPHINX},
    "not-shown": {"index.rst": "Sails\n=====\n\n.. todo:: Say more.\n\nThe jib.\n", **SPHINX},
    "unknown-name": {"index.rst": "Sails\n=====\n\nCall :py:func:`hoist`.\n", **SPHINX},
    "presentation": ".. only:: latex\n\n   A page of its own.",
    "unsupported-option": ".. highlight:: python\n   :style: dark\n\nIt sails.",
    "unsupported-construct": nikola(".. graphviz::\n\n   digraph { a -> b }"),
    "draft-address": {
        "content/a.rst": POST.format("A."),
        "content/b.rst": "Ship\n====\n:date: 2016-03-04\n:status: draft\n:save_as: ship.html\n:url: ship.html\n\nB.\n",
        **PELICAN,
    },
    "duplicate-output": {"sitemap.XML": "<a/>", "ship.rst": POST.format("See `the map <sitemap.XML>`_.")},
    "long-name": {"ship.rst": f"---\ntitle: Ship\ndate: 2016-03-04\ntags: [{'long' * 70}]\n---\n\nIt sails.\n"},
    "listed-elsewhere": pelican("Schiff\n======\n:date: 2016-03-04\n:lang: de\n\nEs segelt.\n"),
    "no-posts": {"pelicanconf.py": PELICAN["pelicanconf.py"], "content/pictures/readme.pdf": ""},
    "not-decodable": {"ship.rst": b"Ship\n====\n:date: 2016-03-04\n\nA caf\xe9.\n"},
}

WITHOUT = {
    "unreadable": "A post that you may not read.",
    "dead-symlink": "A link ``pictures`` to a folder that is gone.",
    "own-code-failed": "With ``--trust``, a plugin whose own modules are not installed.",
    "too-deep": "Some two hundred quotes, one within the other.",
    "cross-check": "Seen only with ``--cross-check`` and pandoc.",
    "deleted-file": "A second ``migrate`` after you deleted ``layouts/archive.html``.",
    "own-theme": "A second ``migrate`` after you wrote ``theme`` into ``hugo.toml``.",
    "edited-file": "A second ``migrate`` after you corrected a word in ``content/ship.md``.",
    "typographer": "A site of Hugo's with pages in rst and in Markdown.",
    "missing-setting": "A site of Hugo's whose ``markup`` is in a file that cannot be added to.",
    "hugo-refuses": "A template of your own with a fault in it.",
    "hugo-warning": "Two static files whose names differ in capitals only.",
    "redirect-conflict": "With ``--redirects``, two posts that claim one old address with a query.",
    "internal-error": "It should never appear.",
}
"""When the codes appear for which no text of a few lines is an example."""
