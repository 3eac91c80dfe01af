"""The blogs of the small engines, by the names of these."""

from __future__ import annotations

from support import (
    blogofile_blog,
    blohg_blog,
    cyrax_blog,
    eleventy_blog,
    hyde_blog,
    jekyll_blog,
    liquidluck_blog,
    mynt_blog,
    pyblosxom_blog,
    rstblog_blog,
    wok_blog,
)

BLOGS = {
    "blogofile": blogofile_blog.FILES,
    "blohg": blohg_blog.FILES,
    "cyrax": cyrax_blog.FILES,
    "eleventy": eleventy_blog.FILES,
    "hyde": hyde_blog.FILES,
    "jekyll": jekyll_blog.FILES,
    "octopress": jekyll_blog.OCTOPRESS,
    "mynt": mynt_blog.FILES,
    "liquidluck": liquidluck_blog.FILES,
    "pyblosxom": pyblosxom_blog.FILES,
    "rstblog": rstblog_blog.FILES,
    "wok": wok_blog.FILES,
}
