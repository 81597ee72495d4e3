/* What a decision rested on, kept with its event as lines of text that people can read in a hundred years:
 * the criteria as they were found, and every file, visit and sample with a hash of what it said.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "suyuan-work"

#include "suyuan-frozen.h"

#include "suyuan-task-view.h"

/* A line of criteria: `KEY<tab>met|exempt|open<tab>DOCUMENT or BECAUSE`. */
#define SEPARATOR "\t"

static char *
one_line (const char *text)
{
  char *line = g_strdup (text ? text : "");

  return g_strdelimit (line, "\t\n\r", ' ');
}

/* The domain writes "Not applicable: DOCUMENT"; the document is what has to survive. */
static const char *
document_of (const SuyuanCriterion *criterion)
{
  const char *colon = strstr (criterion->because, ": ");

  return colon ? colon + 2 : criterion->because;
}

/**
 * suyuan_frozen_write_criteria:
 * @criteria: (element-type SuyuanCriterion): as they were found
 * @to: the state that was entered; later criteria are left out
 *
 * Returns: (transfer full): one line for each
 */
char *
suyuan_frozen_write_criteria (GPtrArray      *criteria,
                              SuyuanTaskState to)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < criteria->len; i++)
    {
      const SuyuanCriterion *criterion = criteria->pdata[i];
      g_autofree char       *because = one_line (criterion->exempt ? document_of (criterion) : criterion->because);

      if (criterion->state > to)
        continue;
      g_string_append_printf (text, "%s" SEPARATOR "%s" SEPARATOR "%s\n", criterion->key,
                              criterion->met ? "met" : criterion->exempt ? "exempt"
                                                                         : "open",
                              because);
    }
  return g_string_free (text, FALSE);
}

/**
 * suyuan_frozen_read_criteria:
 * @text: (nullable): what an event keeps
 *
 * Returns: (transfer full) (element-type SuyuanTaskCriterion): the criteria as they were found then, without
 *   label and place
 */
GPtrArray *
suyuan_frozen_read_criteria (const char *text)
{
  GPtrArray *criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_task_criterion_free);
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], SEPARATOR, 3);
      SuyuanTaskCriterion *criterion;

      if (g_strv_length (parts) < 3)
        continue;
      criterion = g_new0 (SuyuanTaskCriterion, 1);
      criterion->criterion = g_strdup (parts[0]);
      criterion->met = g_str_equal (parts[1], "met");
      criterion->exempt = g_str_equal (parts[1], "exempt");
      criterion->because = g_strdup (parts[2]);
      g_ptr_array_add (criteria, criterion);
    }
  return criteria;
}

/**
 * suyuan_frozen_read_exemptions:
 * @text: (nullable): what an event keeps
 * @exemptions: (element-type SuyuanExemption): where to add them
 * @texts: (element-type utf8): keeps their strings
 *
 * Finds what was granted as not applicable, with its documents.
 */
void
suyuan_frozen_read_exemptions (const char *text,
                               GArray     *exemptions,
                               GPtrArray  *texts)
{
  g_autoptr (GPtrArray) criteria = suyuan_frozen_read_criteria (text);

  for (guint i = 0; i < criteria->len; i++)
    {
      SuyuanTaskCriterion *criterion = criteria->pdata[i];
      SuyuanExemption      exemption;

      if (!criterion->exempt)
        continue;
      exemption.criterion = g_strdup (criterion->criterion);
      exemption.document = g_strdup (criterion->because);
      g_ptr_array_add (texts, (gpointer) exemption.criterion);
      g_ptr_array_add (texts, (gpointer) exemption.document);
      g_array_append_val (exemptions, exemption);
    }
}

static char *
dup_digest (SuyuanRecord *record)
{
  guint              n_fields;
  const SuyuanField *fields = suyuan_catalogue_get_fields (suyuan_record_get_catalogue (record), suyuan_record_get_kind (record), &n_fields);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < n_fields; i++)
    {
      const SuyuanValue *value = suyuan_record_peek (record, i);

      if (value->type == SUYUAN_VALUE_NULL || fields[i].derived)
        continue;
      g_byte_array_append (bytes, (const guint8 *) fields[i].key, strlen (fields[i].key) + 1);
      suyuan_value_serialize (value, bytes);
    }
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
}

static void
write_records (GString   *text,
               GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      SuyuanRecord    *record = records->pdata[i];
      g_autofree char *uid = suyuan_uid_to_string (suyuan_record_get_uid (record));
      g_autofree char *digest = dup_digest (record);
      g_autofree char *name = one_line (suyuan_record_get_text (record, "name"));

      g_string_append_printf (text, "%s" SEPARATOR "%s" SEPARATOR "%s" SEPARATOR "%s\n",
                              suyuan_kind_name (suyuan_record_get_kind (record)), uid, digest, name);
    }
}

/**
 * suyuan_frozen_write_evidence:
 * @task_case: the case at the moment of the decision
 *
 * Returns: (transfer full): one line for each file (`file`, uid, SHA-256 of its bytes, name) and for each file
 *   record, measure, visit and sample (kind, uid, SHA-256 over its fields as keys and canonical values, name)
 */
char *
suyuan_frozen_write_evidence (SuyuanCase *task_case)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < task_case->media->len; i++)
    {
      SuyuanRecord    *medium = task_case->media->pdata[i];
      g_autofree char *uid = suyuan_uid_to_string (suyuan_record_get_uid (medium));
      g_autofree char *name = one_line (suyuan_record_get_text (medium, "name"));

      g_string_append_printf (text, "file" SEPARATOR "%s" SEPARATOR "%s" SEPARATOR "%s\n", uid, suyuan_record_get_text (medium, "sha256"), name);
    }
  write_records (text, task_case->media);
  write_records (text, task_case->measures);
  write_records (text, task_case->visits);
  write_records (text, task_case->samples);
  return g_string_free (text, FALSE);
}

/**
 * suyuan_frozen_read_evidence:
 * @line: one of what suyuan_frozen_write_evidence() wrote
 * @kind: (out): of the record; a file is a medium
 * @uid: (out): of the record
 * @name: (out): what it was called
 *
 * Returns: whether the line names a record
 */
gboolean
suyuan_frozen_read_evidence (const char *line,
                             SuyuanKind *kind,
                             SuyuanUid  *uid,
                             char      **name)
{
  g_auto (GStrv) parts = g_strsplit (line, SEPARATOR, 4);

  if (g_strv_length (parts) < 4)
    return FALSE;
  *kind = g_str_equal (parts[0], "file") ? SUYUAN_KIND_MEDIUM : suyuan_kind_from_name (parts[0]);
  if (*kind == SUYUAN_KIND_NONE || !suyuan_uid_parse (uid, parts[1]))
    return FALSE;
  *name = g_strdup (parts[3]);
  return TRUE;
}
