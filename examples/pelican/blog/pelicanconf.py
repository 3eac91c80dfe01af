# The settings of a Pelican blog while it is written. rst2hugo reads this file; it is never executed.
AUTHOR = 'Ida Brandt'
SITENAME = 'Letters from the Bakehouse'
SITESUBTITLE = 'Bread, ovens & other slow things'
SITEURL = ''

PATH = 'content'
ARTICLE_PATHS = ['blog']
PAGE_PATHS = ['pages']
STATIC_PATHS = ['images', 'extra']
EXTRA_PATH_METADATA = {
    'extra/robots.txt': {'path': 'robots.txt'},
    'blog/letters': {'licence': 'CC BY'},
}
IGNORE_FILES = ['*.swp']
THEME = 'simple'
THEME_TEMPLATES_OVERRIDES = ['templates']

TIMEZONE = 'Europe/Vienna'
DEFAULT_LANG = 'en'
DEFAULT_METADATA = {'licence': 'CC0'}
DEFAULT_CATEGORY = 'notes'
USE_FOLDER_AS_CATEGORY = True
FILENAME_METADATA = r'(?P<date>\d{4}-\d{2}-\d{2})_(?P<slug>.*)'
PATH_METADATA = r'blog/(?P<shelf>\w+)/.*'
TAG_REGEX_SUBSTITUTIONS = [
    (r'\+\+', 'pp'),
    (r'[^\w\s-]', ''),
    (r'(?u)\A\s*', ''),
    (r'(?u)\s*\Z', ''),
    (r'[-\s]+', '-'),
]

ARTICLE_URL = '{date:%Y}/{date:%m}/{slug}.html'
ARTICLE_SAVE_AS = ARTICLE_URL
ARTICLE_LANG_URL = '{date:%Y}/{date:%m}/{slug}-{lang}.html'
ARTICLE_LANG_SAVE_AS = ARTICLE_LANG_URL
PAGE_URL = '{slug}/'
PAGE_SAVE_AS = '{slug}/index.html'
CATEGORY_URL = 'topic/{slug}.html'
CATEGORY_SAVE_AS = CATEGORY_URL
YEAR_ARCHIVE_URL = '{date:%Y}/'
YEAR_ARCHIVE_SAVE_AS = '{date:%Y}/index.html'
MONTH_ARCHIVE_URL = '{date:%Y}/{date:%b}/'
MONTH_ARCHIVE_SAVE_AS = '{date:%Y}/{date:%b}/index.html'
LOCALE = 'C'
DEFAULT_PAGINATION = 3
PAGINATED_TEMPLATES = {'index': None, 'tag': 2, 'category': None, 'author': None, 'period_archives': 2}

MENUITEMS = [('All letters', '/archives.html'), ('Grain exchange', 'https://grain.example/')]
LINKS = [('The mill', 'https://mill.example/')]
SOCIAL = [('mastodon', 'https://social.example/@bakehouse')]

PYGMENTS_RST_OPTIONS = {'linenos': 'table'}
SUMMARY_MAX_LENGTH = 30
FEED_MAX_ITEMS = 20
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
