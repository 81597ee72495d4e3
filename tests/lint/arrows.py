#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every include to the table of src/README.md: arrows point down, and a library is seen by its own layer alone."""
import re

from source import SRC, finish, relative, sources

# Who may see which system headers; a header named here is closed to every other layer.
GUARDED = {
    'sqlite3.h': ('store',),
    'sodium.h': ('store',),
    'gtk/': ('app',), 'gdk/': ('app',), 'gsk/': ('app',), 'adwaita.h': ('app',), 'shumate/': ('app',),
    'gdal': ('exchange',), 'ogr_': ('exchange',), 'cpl_': ('exchange',), 'proj.h': ('exchange',),
    'libsoup/': ('exchange',),
    'xlsxwriter.h': ('exchange', 'report'),
    'gexiv2/': ('exchange',),
    'archive': ('exchange', 'sync'),
    'gdk-pixbuf/': ('exchange', 'map', 'report', 'app'),
    'cairo': ('map', 'report', 'app'), 'pango/': ('map', 'report', 'app'),
    'qrencode.h': ('report',),
    'json-glib/': ('exchange', 'work', 'report', 'sync', 'cli', 'app'),
}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)')


def arrows():
    """The table as it stands in src/README.md: layer → layers it may include, itself among them."""
    table, below = (SRC / 'README.md').read_text().splitlines(), {}
    head = next(line for line in table if line.startswith('| may include'))
    names = [cell.strip() for cell in head.strip('|').split('|')[1:]]
    below['core'] = {'core'}
    for line in table[table.index(head) + 2:]:
        if not line.startswith('|'):
            break
        first, *cells = [cell.strip() for cell in line.strip('|').split('|')]
        for layer in first.split(', '):
            below[layer] = {layer} | {name for name, cell in zip(names, cells) if cell}
    return below


def wrong_in(path, layer, below, owner):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        quote, name = found.groups()
        if quote == '"' and '/' in name:
            yield f'{relative(path)}:{number}: includes are bare names: {name}'
        elif quote == '"' and owner.get(name, layer) not in below[layer]:
            yield f'{relative(path)}:{number}: {layer} may not include {name} of {owner[name]}'
        elif quote == '<':
            for guarded, layers in GUARDED.items():
                if name.startswith(guarded) and layer not in layers:
                    yield f'{relative(path)}:{number}: {layer} may not see <{name}>, only {", ".join(layers)}'


below = arrows()
headers = sources('**/*.h')
owner = {path.name: path.relative_to(SRC).parts[0] for path in headers}
offenders = [f'{relative(path)}: a second header of this name' for path in headers
             if [other.name for other in headers].count(path.name) > 1]
for path in sources('**/*.[ch]'):
    layer = path.relative_to(SRC).parts[0]
    if layer not in below:
        offenders.append(f'{relative(path)}: no row for {layer} in {relative(SRC / "README.md")}')
        continue
    offenders += wrong_in(path, layer, below, owner)
finish(offenders, f'{len(headers)} headers, every arrow points down')
