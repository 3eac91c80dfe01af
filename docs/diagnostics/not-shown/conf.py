project = "Sails"
extensions = []
html_baseurl = "https://sails.example.net"
master_doc = "index"
