SITEURL = "https://sails.example.net"
PATH = "content"
