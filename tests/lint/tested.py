#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every layer has tests in proportion: as many lines as the source where an error is dearest, half elsewhere."""
from source import SRC, TESTS, finish, sources

DEAREST = ('core', 'trace', 'store')


def lines(folder):
    """Of C, and of the scripts that drive a whole program."""
    return sum(path.read_text().count('\n') for suffix in ('c', 'py') for path in sources(f'**/*.{suffix}', under=folder))


def wanting():
    for folder in sorted(path for path in SRC.iterdir() if path.is_dir()):
        source, tests = lines(folder), lines(TESTS / folder.name)
        share = 1.0 if folder.name in DEAREST else 0.5
        if tests < share * source:
            yield f'{folder.name}: {tests} test lines for {source} of source, at least {share * source:.0f}'


finish(list(wanting()), 'every layer has tests in proportion')
