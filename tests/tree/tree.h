/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder of a test and all that is in it, gone; what a link points at stays. What cannot be removed fails the test. */
void tree_remove (const char *path);

G_END_DECLS
