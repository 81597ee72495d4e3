/* What the kinds of record are called in the language of the person at the screen.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-words.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *one, *many;
} labels[SUYUAN_N_KINDS] = {
  [SUYUAN_KIND_NONE] = { N_ ("record"), N_ ("records") },
  [SUYUAN_KIND_WATER_BODY] = { N_ ("water body"), N_ ("water bodies") },
  [SUYUAN_KIND_REACH] = { N_ ("reach"), N_ ("reaches") },
  [SUYUAN_KIND_SECTION] = { N_ ("section"), N_ ("sections") },
  [SUYUAN_KIND_AREA] = { N_ ("area"), N_ ("areas") },
  [SUYUAN_KIND_OUTLET] = { N_ ("outlet"), N_ ("outlets") },
  [SUYUAN_KIND_NODE] = { N_ ("channel node"), N_ ("channel nodes") },
  [SUYUAN_KIND_ENTERPRISE] = { N_ ("enterprise"), N_ ("enterprises") },
  [SUYUAN_KIND_PORT] = { N_ ("port"), N_ ("ports") },
  [SUYUAN_KIND_UNIT] = { N_ ("unit"), N_ ("units") },
  [SUYUAN_KIND_PERSON] = { N_ ("person"), N_ ("persons") },
  [SUYUAN_KIND_VISIT] = { N_ ("visit"), N_ ("visits") },
  [SUYUAN_KIND_SAMPLE] = { N_ ("sample"), N_ ("samples") },
  [SUYUAN_KIND_LINK] = { N_ ("link"), N_ ("links") },
  [SUYUAN_KIND_PROBLEM] = { N_ ("problem"), N_ ("problems") },
  [SUYUAN_KIND_MEASURE] = { N_ ("measure"), N_ ("measures") },
  [SUYUAN_KIND_DUTY] = { N_ ("duty"), N_ ("duties") },
  [SUYUAN_KIND_EDITION] = { N_ ("edition"), N_ ("editions") },
  [SUYUAN_KIND_TASK] = { N_ ("task"), N_ ("tasks") },
  [SUYUAN_KIND_EVENT] = { N_ ("task event"), N_ ("task events") },
  [SUYUAN_KIND_MEDIUM] = { N_ ("file"), N_ ("files") },
};

/**
 * suyuan_kind_label:
 *
 * Returns: (transfer none): what one record of @kind is called, translated
 */
const char *
suyuan_kind_label (SuyuanKind kind)
{
  return _ (labels[kind].one);
}

/**
 * suyuan_kind_label_plural:
 *
 * Returns: (transfer none): what several records of @kind are called, translated
 */
const char *
suyuan_kind_label_plural (SuyuanKind kind)
{
  return _ (labels[kind].many);
}
