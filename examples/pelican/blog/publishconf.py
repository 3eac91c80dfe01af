# What is different when the blog is published.
import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *

SITEURL = 'https://bakehouse.example'
RELATIVE_URLS = False
DELETE_OUTPUT_DIRECTORY = True
OUTPUT_SOURCES = True

FEED_ALL_ATOM = 'feeds/all.atom.xml'
FEED_ALL_RSS = 'feeds/all.rss.xml'
CATEGORY_FEED_ATOM = 'feeds/topic-{slug}.atom.xml'
TAG_FEED_RSS = 'feeds/tag-{slug}.rss.xml'
TRANSLATION_FEED_ATOM = 'feeds/all-{lang}.atom.xml'
AUTHOR_FEED_ATOM = 'feeds/by-{slug}.atom.xml'

DISQUS_SITENAME = 'bakehouse'
