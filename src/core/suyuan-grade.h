/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suyuan-record.h"

G_BEGIN_DECLS

/* Worse is greater. The keys are those of the enumeration water_class. */
typedef enum
{
  SUYUAN_WATER_CLASS_NONE,
  SUYUAN_WATER_CLASS_I,
  SUYUAN_WATER_CLASS_II,
  SUYUAN_WATER_CLASS_III,
  SUYUAN_WATER_CLASS_IV,
  SUYUAN_WATER_CLASS_V,
  SUYUAN_WATER_CLASS_WORSE,
} SuyuanWaterClass;

const char      *suyuan_water_class_get_key (SuyuanWaterClass klass);
SuyuanWaterClass suyuan_water_class_from_key (const char *key);

/* One item of GB 3838 in a grading. */
typedef struct
{
  const char      *item; /* key of a sample's field; borrowed from the grader */
  double           mean; /* in the table's unit */
  guint            samples;
  SuyuanWaterClass klass;    /* NONE: no limits for this kind of water */
  gboolean         counts;   /* one of the 21 that grade a section */
  gboolean         toxic;    /* cyanide or a heavy metal: named first */
  double           multiple; /* (C − S_III) / S_III where over class III, else 0 */
} SuyuanGradedItem;

int suyuan_graded_item_compare (const SuyuanGradedItem *a, double multiple_a, const SuyuanGradedItem *b, double multiple_b);

typedef struct
{
  SuyuanWaterClass klass;   /* of the worst item that counts; NONE: nothing measured */
  gboolean         enough;  /* as many samples as the period asks for */
  guint            months;  /* with samples */
  GArray          *items;   /* of SuyuanGradedItem, in the table's order */
  guint            n_main;  /* 0 to 3 */
  guint            main[3]; /* indices into items: the main indicators, first first */
} SuyuanGrading;

void suyuan_grading_free (SuyuanGrading *self);

/* GB 3838-2002 table 1, loaded. Immutable: any thread may read. */
typedef struct _SuyuanGrader SuyuanGrader;

SuyuanGrader    *suyuan_grader_new (GError **error);
void             suyuan_grader_free (SuyuanGrader *self);
guint            suyuan_grader_get_n_items (SuyuanGrader *self);
const char      *suyuan_grader_get_item (SuyuanGrader *self, guint index);
SuyuanWaterClass suyuan_grader_classify (SuyuanGrader *self, const char *item, double value, gboolean lake);
double           suyuan_grader_get_limit (SuyuanGrader *self, const char *item, SuyuanWaterClass klass, gboolean lake);
double           suyuan_grader_get_floor (SuyuanGrader *self, const char *item, SuyuanWaterClass klass, gboolean lake);
SuyuanGrading   *suyuan_grader_grade (SuyuanGrader *self, SuyuanRecord *const *samples, guint n_samples,
                                      const char *period, gboolean lake);
gboolean         suyuan_grading_meets (const SuyuanGrading *self, SuyuanWaterClass target);

gboolean suyuan_result_read (const SuyuanValue *value, double *number, gboolean *below);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanGrader, suyuan_grader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SuyuanGrading, suyuan_grading_free)

G_END_DECLS
