#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every character the product itself prints leaves ink on the page: words of the catalogue and of the translation.

usage: glyphs.py PRINT_CELLS SOURCE_ROOT   (PRINT_CELLS: a program that prints lines of characters, 20 points a cell)"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

COLUMNS, CELL = 25, 20
program, source = sys.argv[1], pathlib.Path(sys.argv[2])


def characters():
    seen = set()
    for path in [*(source / 'data/catalogue').glob('*.csv'), source / 'po/zh_CN.po']:
        seen |= set(path.read_text(encoding='utf-8-sig'))
    return sorted(c for c in seen if '\u3400' <= c <= '\u9fff')


def blank_cells(page, n):
    """The numbers of the cells of a page without a dark pixel; the page is a binary PGM at 72 dpi."""
    head, pixels = page.split(b'\n255\n', 1)
    width = int(head.split()[-2])
    return [k for k in range(n)
            if all(pixels[(k // COLUMNS * CELL + y) * width + k % COLUMNS * CELL + x] > 160
                   for y in range(CELL) for x in range(CELL))]


def main():
    if not shutil.which('pdftoppm'):
        print('1..0 # SKIP pdftoppm is not here')
        return 0
    every = characters()
    lost = []
    with tempfile.TemporaryDirectory() as folder:
        # A glyph is lost for want of what another glyph of the same subset would have brought: small subsets.
        for start in range(0, len(every), 40):
            batch = every[start:start + 40]
            pdf = pathlib.Path(folder) / 'page.pdf'
            subprocess.run([program, pdf, ''.join(batch)], check=True)
            page = subprocess.run(['pdftoppm', '-r', '72', '-gray', pdf], check=True, capture_output=True).stdout
            lost += [batch[k] for k in blank_cells(page, len(batch))]
    print(f'{"not " if lost else ""}ok 1 - {len(every)} characters leave ink {"".join(lost)}')
    print('1..1')
    return bool(lost)


sys.exit(main())
