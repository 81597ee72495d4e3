#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every layer has tests in proportion: as many lines as the source where an error is dearest, half elsewhere."""
from source import SRC, TESTS, finish, sources

DEAREST = ('core', 'trace', 'store')

# What is still owed: the share a layer has reached so far. It may only rise, and a layer that holds its own share
# leaves the table.
OWED = {'cli': 0.26}


def lines(folder):
    """Of C, and of the scripts that drive a whole program."""
    return sum(path.read_text().count('\n') for suffix in ('c', 'py') for path in sources(f'**/*.{suffix}', under=folder))


def wanting():
    for folder in sorted(path for path in SRC.iterdir() if path.is_dir()):
        name = folder.name
        source, tests = lines(folder), lines(TESTS / name)
        share = 1.0 if name in DEAREST else 0.5
        if tests < OWED.get(name, share) * source:
            yield f'{name}: {tests} test lines for {source} of source, at least {OWED.get(name, share) * source:.0f}'
        elif name in OWED and tests >= share * source:
            yield f'{name}: holds its share now; take it out of the table of what is owed'
        elif name in OWED:
            print(f'owed: {name} has {tests} test lines for {source} of source, and wants {share * source:.0f}')


finish(list(wanting()), 'every layer has the tests it is held to')
