"""A small blog of Eleventy."""

from __future__ import annotations

FILES = {
    "eleventy.config.js": "export default function (config) { config.addExtension('rst', {}); }",
    "package.json": "{}",
    "posts/posts.json": '{"tags": "posts", "layout": "post.njk", "date": "2011-01-01"}',
    "posts/2012-03-04-first.rst": "---\ntitle: First\ntags: [one, two]\ndate: 2012-03-05\n---\nText.\n",
    "posts/deep/second.rst": "---\ntitle: Second\n---\nText.\n",
    "posts/third.rst": "---\ntitle: Third\npermalink: /3/index.html\n---\nText.\n",
    "posts/fourth.rst": "---\ntitle: Fourth\npermalink: '/{{ title }}/'\n---\nText.\n",
    "posts/hidden.rst": "---\ntitle: Hidden\npermalink: false\n---\nText.\n",
    "2012-03-07-seventh.rst": "---\ntitle: Seventh\n---\nText.\n",
    "index.md": "---\ntitle: Home\ndate: 2012-01-01\n---\nHi.\n",
    "img/x.png": "png",
    "_includes/post.njk": "<html>",
    "node_modules/x/y.rst": "no",
}
