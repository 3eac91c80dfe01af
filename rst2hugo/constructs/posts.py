"""Lists of posts: ``.. post-list::``, ``.. postlist::`` → ``{{< posts tags="a" limit=10 >}}``."""

from __future__ import annotations

from rst2hugo import markdown
from rst2hugo.directives.post_lists import TEMPLATE, ABlogPostList, NikolaPostList, post_list
from rst2hugo.render import Context, anchored, render

TEMPLATES = {TEMPLATE: r"\{\{[<%]\s*posts\b"}
DIRECTIVES = {"post-list": NikolaPostList, "post_list": NikolaPostList, "postlist": ABlogPostList}


@render.register(post_list)
def post_list_(node: post_list, ctx: Context) -> str:
    return anchored(markdown.call("posts", node["parameters"]), node)
