SITEURL = "https://sails.example.net"
PATH = "content"
PLUGINS = ["tide_tables"]
