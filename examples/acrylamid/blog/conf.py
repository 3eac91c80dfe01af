# -*- encoding: utf-8 -*-
# The settings of an Acrylamid blog. rst2hugo reads this file; it is never executed.
SITENAME = 'Notes from the Tide Gauge'
WWW_ROOT = 'http://www.tidegauge.example/'
AUTHOR = 'The Harbour Office'
EMAIL = 'office@tidegauge.example'

FILTERS = ['reST', 'hyphenate', 'h1']
VIEWS = {
    '/': {'filters': ['summarize'], 'view': 'index', 'pagination': '/page/:num/', 'items_per_page': 5},
    '/:year/:slug/': {'views': ['entry', 'draft']},
    '/tag/:name/': {'filters': ['summarize'], 'view': 'tag', 'pagination': '/tag/:name/:num/', 'items_per_page': 2},
    '/atom/': {'filters': ['h2', 'nohyphenate'], 'view': 'atom'},
    '/rss.xml': {'filters': ['h2', 'nohyphenate'], 'view': 'rss'},
    '/articles/': {'view': 'archive', 'template': 'articles.html'},
    '/:slug/': {'view': 'page'},
}
DATE_FORMAT = '%Y-%m-%d %H:%M'
STATIC = 'media'
DISQUS_SHORTNAME = 'tidegauge'
