"""What publishes the site after every push, by the services that most blogs of Hugo are at.

They take this very version of Hugo, so that the site is built as it was tried. Its address is that of ``hugo.toml``, at
GitHub that of the settings of the repository, which may be without a domain of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

VERSION = "0.168.0"
PAGE = "https://gohugo.io/host-and-deploy/"
RELEASE = "https://github.com/gohugoio/hugo/releases/download"
# The edition that builds Sass, which themes ask for.
FILE = "hugo_extended_${HUGO_VERSION}_linux-amd64.tar.gz"
GET = f'curl -fsSL "{RELEASE}/v${{HUGO_VERSION}}/{FILE}" | tar -xzC "$FOLDER" hugo'
# A Worker without code of its own only serves files, which no later date changes.
COMPATIBILITY_DATE = "2026-01-01"

WORKFLOW = f"""\
# {PAGE}deploy-to-github-pages/ says what to choose in the settings of the repository.
name: Publish
on:
  push:
    branches: [main, master]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
env:
  HUGO_VERSION: {VERSION}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
        with:
          submodules: recursive
          fetch-depth: 0
      - run: {GET.replace("$FOLDER", "$RUNNER_TEMP")}
      - uses: actions/configure-pages@v6
        id: pages
      - run: $RUNNER_TEMP/hugo --gc --baseURL "${{{{ steps.pages.outputs.base_url }}}}/"
      - uses: actions/upload-pages-artifact@v5
        with:
          path: public
  publish:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{{{ steps.publish.outputs.page_url }}}}
    steps:
      - uses: actions/deploy-pages@v5
        id: publish
"""
NETLIFY = f"""\
# {PAGE}deploy-to-netlify/
[build]
command = 'hugo --gc'
publish = 'public'

[build.environment]
HUGO_VERSION = '{VERSION}'

# Of what is not published yet, such as a pull request.
[context.deploy-preview]
command = 'hugo --gc --buildDrafts --baseURL "$DEPLOY_PRIME_URL/"'
"""
BUILD = f"""\
#!/usr/bin/env bash
# {PAGE}deploy-to-cloudflare/
set -euo pipefail
HUGO_VERSION={VERSION}
FOLDER=$(mktemp -d)
git submodule update --init --recursive
{GET}
"$FOLDER/hugo" --gc
"""


def github_pages(base_url: str) -> dict[str, str]:
    return {".github/workflows/hugo.yaml": WORKFLOW}


def netlify(base_url: str) -> dict[str, str]:
    return {"netlify.toml": NETLIFY}


def cloudflare(base_url: str) -> dict[str, str]:
    """The settings of a Worker that serves files, and the script that builds them."""
    name = re.sub(r"[^a-z0-9]+", "-", (urlsplit(base_url).hostname or "").lower()).strip("-")
    settings = {
        "name": name or "blog",
        "compatibility_date": COMPATIBILITY_DATE,
        "build": {"command": "bash build.sh"},
        "assets": {"directory": "./public", "not_found_handling": "404-page"},
    }
    return {"wrangler.jsonc": json.dumps(settings, indent=2) + "\n", "build.sh": BUILD}


SERVICES: Mapping[str, Callable[[str], dict[str, str]]] = {
    "github-pages": github_pages,
    "netlify": netlify,
    "cloudflare": cloudflare,
}


def files(service: str, base_url: str) -> dict[str, str]:
    """Path from the site's root → text of the files that a service asks for; ``base_url`` names the site there."""
    return SERVICES[service](base_url)
