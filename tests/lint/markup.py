#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Window descriptions, resource lists and icons are well-formed, and every file a resource list names is there."""
import re
import subprocess

from source import ROOT, finish, relative, sources

FILE = re.compile(r'<file[^>]*>([^<]+)</file>')
SOURCE_DIR = re.compile(r"'([\w.]+\.gresource\.xml)',(?:\s*dependencies:[^\n]*,)?\s*source_dir: \[?'([^']+)'")


def homes(listing):
    """Where meson looks for what a resource list names."""
    build = listing.parent / 'meson.build'
    given = dict(SOURCE_DIR.findall(build.read_text())) if build.exists() else {}
    return [listing.parent / given.get(listing.name, '.'), listing.parent]


def lost(listing):
    for name in FILE.findall(listing.read_text()):
        if not any((home / name).exists() for home in homes(listing)):
            yield f'{relative(listing)}: names {name}, which is not there'


listings = sources('**/*.gresource.xml') + sources('*.gresource.xml', under=ROOT / 'icons')
files = listings + sources('*.ui', under=ROOT / 'ui') + sources('**/*.svg', under=ROOT / 'icons')
run = subprocess.run(['xmllint', '--noout', *map(str, files)], capture_output=True, text=True)
offenders = run.stderr.splitlines()
for listing in listings:
    offenders += lost(listing)
finish(offenders, f'{len(files)} files are well-formed')
