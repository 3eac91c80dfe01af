import os

class Pond:
    depth = 2
