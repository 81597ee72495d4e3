#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files, headers, functions and window descriptions stay of a size that can be read at one sitting."""
import statistics

from source import ROOT, TESTS, code_lines, finish, functions, relative, sources


def tenth_largest(sizes):
    return statistics.quantiles(sizes, n=10)[-1] if len(sizes) > 1 else max(sizes, default=0)


def hold(what, sizes, none_over, median, p90=None):
    """`sizes` is name → lines; returns who breaks which bound."""
    offenders = [f'{name}: {size} lines, no {what} over {none_over}'
                 for name, size in sizes.items() if size > none_over]
    found = list(sizes.values())
    if found and statistics.median(found) > median:
        offenders.append(f'{what}s: median {statistics.median(found):g} lines, at most {median}')
    if p90 and tenth_largest(found) > p90:
        offenders.append(f'{what}s: p90 {tenth_largest(found):g} lines, at most {p90}')
    return offenders


def lines(path):
    return path.read_text().count('\n')


files = sources('**/*.c')
offenders = hold('.c file', {relative(path): lines(path) for path in files}, 600, 200)
offenders += hold('test file', {relative(path): lines(path) for path in sources('**/*.c', under=TESTS)}, 600, 600)
offenders += hold('header', {relative(path): len(code_lines(path.read_text())) for path in sources('**/*.h')}, 60, 15)
offenders += hold('function', {f'{relative(path)}:{each.line} {each.name}': each.lines
                               for path in files for each in functions(path)
                               if not each.name.endswith('class_init')}, 60, 12, 30)
offenders += hold('.ui file', {relative(path): lines(path) for path in sources('*.ui', under=ROOT / 'ui')}, 300, 90)
finish(offenders, f'{len(files)} files within their budgets')
