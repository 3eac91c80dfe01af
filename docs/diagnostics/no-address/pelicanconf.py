PATH = "content"
ARTICLE_URL = "{slug}/"
