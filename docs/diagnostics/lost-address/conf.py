# acrylamid
WWW_ROOT = "https://sails.example.net"
VIEWS = {"/": {"view": "index", "filters": ["rst"]}, "/:year/:slug/": {"view": "entry"}}
