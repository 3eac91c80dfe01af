from local import where

SITEURL = where()
PATH = "content"
