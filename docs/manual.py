#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""manual.py PAGE CATALOGUE OUTPUT: fills the tables of the catalogue into the manual page."""
import csv
import pathlib
import sys


def entry(name, text):
    return f'.TP\n.B {name}\n{text}'


def rows(table):
    with table.open(encoding='utf-8') as file:
        return list(csv.DictReader(file))


page, catalogue, output = map(pathlib.Path, sys.argv[1:])
criteria = [entry(row['key'] + ('*' if row['exemptable'] == '1' else ''), f'{row["category"].replace("|", ", ")}: {row["proof"]}.')
            for row in rows(catalogue / 'criteria.csv')]
verdicts = [entry(row['code'], f'{row["level"]}: {row["label"]}.') for row in rows(catalogue / 'verdicts.csv')]
text = page.read_text(encoding='utf-8').replace('@CRITERIA@', '\n'.join(criteria)).replace('@VERDICTS@', '\n'.join(verdicts))
output.write_text(text, encoding='utf-8')
