BLOG_TITLE = "Sails"
SITE_URL = "https://sails.example.net/"
POSTS = (("posts/*.rst", "posts", "post.tmpl"),)
