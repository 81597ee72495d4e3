/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-office.h"

G_BEGIN_DECLS

/* Reading: whole records and lists of them. Arrays hold SuyuanRecord and are the caller's. */
SuyuanRecord *suyuan_office_get (SuyuanOffice    *self,
                                 SuyuanKind       kind,
                                 const SuyuanUid *uid,
                                 GError         **error);
gboolean      suyuan_office_find (SuyuanOffice *self,
                                  SuyuanKind    kind,
                                  const char   *code,
                                  SuyuanUid    *uid,
                                  GError      **error);
char         *suyuan_office_dup_code (SuyuanOffice *self,
                                      SuyuanRecord *record);
/* "code name" of whatever a reference points to, for people; never %NULL. */
char *suyuan_office_dup_label (SuyuanOffice    *self,
                               SuyuanKind       kind,
                               const SuyuanUid *uid);
/* A field's value as people read it in this record: labels of enumerations, names of references. */
char      *suyuan_office_dup_shown (SuyuanOffice      *self,
                                    SuyuanRecord      *record,
                                    const SuyuanField *field);
GPtrArray *suyuan_office_list (SuyuanOffice      *self,
                               const SuyuanQuery *query,
                               GError           **error);
GArray    *suyuan_office_list_ids (SuyuanOffice      *self,
                                   const SuyuanQuery *query,
                                   GError           **error);
GPtrArray *suyuan_office_fetch (SuyuanOffice *self,
                                SuyuanKind    kind,
                                const gint64 *ids,
                                guint         n_ids,
                                GError      **error);
gint64     suyuan_office_id_of (SuyuanOffice    *self,
                                SuyuanKind       kind,
                                const SuyuanUid *uid);
gint64     suyuan_office_count (SuyuanOffice      *self,
                                const SuyuanQuery *query,
                                GError           **error);
GPtrArray *suyuan_office_referring (SuyuanOffice    *self,
                                    SuyuanKind       kind,
                                    const char      *key,
                                    const SuyuanUid *uid,
                                    GError         **error);
gboolean   suyuan_office_scan (SuyuanOffice      *self,
                               const SuyuanQuery *query,
                               const char *const *keys,
                               SuyuanScanFunc     func,
                               gpointer           data,
                               GError           **error);

/* Writing. `FIELD=VALUE` texts are read as typed; references by code or name; a blank value clears. */
typedef struct
{
  char     *batch; /* NULL: nothing changed */
  guint     changed;
  char    **codes;    /* of the records touched */
  char    **warnings; /* what was odd but kept; empty, never NULL */
  SuyuanUid uid;      /* of the first of them */
} SuyuanOutcome;

void           suyuan_outcome_free (SuyuanOutcome *self);
SuyuanOutcome *suyuan_office_add (SuyuanOffice      *self,
                                  SuyuanKind         kind,
                                  const char *const *assignments,
                                  GError           **error);
SuyuanOutcome *suyuan_office_set (SuyuanOffice      *self,
                                  SuyuanKind         kind,
                                  const SuyuanUid   *uid,
                                  const char *const *assignments,
                                  GError           **error);
SuyuanOutcome *suyuan_office_save (SuyuanOffice *self,
                                   SuyuanRecord *changes,
                                   GError      **error);
SuyuanOutcome *suyuan_office_remove (SuyuanOffice    *self,
                                     SuyuanKind       kind,
                                     const SuyuanUid *uid,
                                     GError         **error);
/* Several at once (GPtrArray of SuyuanRecord): what refers to them may be among them. */
SuyuanOutcome *suyuan_office_remove_all (SuyuanOffice *self,
                                         GPtrArray    *records,
                                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanOutcome, suyuan_outcome_free)

G_END_DECLS
