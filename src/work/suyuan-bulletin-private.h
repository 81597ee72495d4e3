/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-bulletin.h"
#include "suyuan-task-state.h"

G_BEGIN_DECLS

/* A bulletin while it is being counted. */
typedef struct
{
  SuyuanOffice   *office;
  SuyuanBulletin *bulletin;
  GCancellable   *cancellable; /* borrowed; NULL: nobody stops it */
  gboolean        names;       /* whether records are named, or only counted */

  /* Owned */
  GHashTable *by_code;   /* of areas; borrowed from the bulletin */
  GArray     *outlets;   /* as suyuan-bulletin-outlets.c reads them */
  GHashTable *places;    /* SuyuanUid of an outlet or a section → its area */
  GHashTable *states;    /* SuyuanUid of an outlet → GArray of SuyuanTaskState, at the end */
  GHashTable *rebounded; /* SuyuanUid of a task → GPtrArray of char *: the first dates of the rounds that did not hold */
  GHashTable *tasks;     /* SuyuanUid → SuyuanRecord, as it stood at the end; those that count */
} SuyuanBulletinCount;

SuyuanDivisionLevel suyuan_bulletin_find_level (GHashTable *codes, SuyuanDivisions *divisions);
SuyuanBulletinArea *suyuan_bulletin_find_area (SuyuanBulletinCount *self, const char *division);
void                suyuan_bulletin_name_areas (SuyuanBulletinCount *self);
void                suyuan_bulletin_add (SuyuanBulletinCount *self, SuyuanBulletinArea *area, SuyuanBulletinFigure figure, const SuyuanUid *uid);
SuyuanBulletinArea *suyuan_bulletin_area_new (const char *code);
void                suyuan_bulletin_area_free (SuyuanBulletinArea *self);

gboolean suyuan_bulletin_place_outlets (SuyuanBulletinCount *self, GError **error);
gboolean suyuan_bulletin_count_outlets (SuyuanBulletinCount *self, GError **error);
gboolean suyuan_bulletin_read_rebounds (SuyuanBulletinCount *self, GError **error);
gboolean suyuan_bulletin_count_tasks (SuyuanBulletinCount *self, GError **error);
gboolean suyuan_bulletin_count_sections (SuyuanBulletinCount *self, GError **error);

SuyuanBulletinArea *suyuan_bulletin_place_task (SuyuanBulletinCount *self, SuyuanRecord *task, GError **error);
gboolean            suyuan_bulletin_name_tasks (SuyuanBulletinCount *self, GError **error);
void                suyuan_bulletin_task_free (SuyuanBulletinTask *self);
void                suyuan_bulletin_section_free (SuyuanBulletinSection *self);

G_END_DECLS
