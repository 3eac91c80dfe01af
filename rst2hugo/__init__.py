"""rst2hugo moves a blog written in reStructuredText to Hugo."""

__version__ = "0.1.0"
