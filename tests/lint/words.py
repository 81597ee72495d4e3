#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a header offers is explained where it is defined and has one meaning; nothing is left for later."""
import collections
import re

from source import SRC, TESTS, finish, functions, relative, sources

LATER = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b|#if 0\b')
TURNED_OFF = re.compile(r'//\s*g_test_add|/\*\s*g_test_add')
VAGUE = re.compile(r'-(utils?|helpers?|manager|common|misc)\b')

offenders, homes = [], collections.defaultdict(list)
for path in sources('**/*.c'):
    layer = path.relative_to(SRC).parts[0]
    for each in functions(path):
        if each.returns.startswith('static') or each.name == 'main':
            continue
        homes[each.name].append(str(relative(path)))
        if layer != 'app' and not each.explained:
            offenders.append(f'{relative(path)}:{each.line}: {each.name} has no /** comment above it')
offenders += [f'{name} is defined twice: {", ".join(where)}' for name, where in homes.items() if len(where) > 1]

for path in sources('**/*.[ch]') + sources('**/*.[ch]', under=TESTS):
    text = path.read_text()
    if VAGUE.search(path.stem):
        offenders.append(f'{relative(path)}: name the noun, not {path.stem}')
    if 'SPDX-License-Identifier: GPL-3.0-or-later' not in text:
        offenders.append(f'{relative(path)}: no SPDX line')
    if path.suffix == '.c' and not text.startswith('/*'):
        offenders.append(f'{relative(path)}: does not begin with what it is for')
    if 'g_test_skip' in text and 'SUYUAN_SHARED' not in text:
        offenders.append(f'{relative(path)}: skips a test for want of something other than the shared data')
    for number, line in enumerate(text.splitlines(), 1):
        if LATER.search(line) or TURNED_OFF.search(line):
            offenders.append(f'{relative(path)}:{number}: {line.strip()}')
finish(offenders, 'everything offered is explained, nothing is left for later')
