/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char *old_workbook_write (const char *sheet,
                          const char *rows);
char *open_document_write (const char *sheet,
                           const char *rows);
