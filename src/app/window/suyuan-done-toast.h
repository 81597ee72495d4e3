/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *suyuan_done_toast_new (const char *text, const char *batch, const char *undo);

G_END_DECLS
