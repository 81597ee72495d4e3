/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SUYUAN_TYPE_COMMAND_PALETTE (suyuan_command_palette_get_type ())
G_DECLARE_FINAL_TYPE (SuyuanCommandPalette, suyuan_command_palette, SUYUAN, COMMAND_PALETTE, AdwWindow)

GtkWidget *suyuan_command_palette_present (GtkWindow *parent);

G_END_DECLS
