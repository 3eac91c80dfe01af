SITEURL = 'https://sails
PATH = 'content'
