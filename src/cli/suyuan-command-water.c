/* suyuan-command-water.c: trace along the river, grade the water, check the register
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "suyuan-cli"

#include "suyuan-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "suyuan-checks.h"
#include "suyuan-json.h"
#include "suyuan-part.h"
#include "suyuan-load.h"
#include "suyuan-monitoring.h"
#include "suyuan-tracing.h"

static char    *from, *trace_mode, *section, *river, *period, *parameter;
static char   **only;
static gboolean up, down, all, until_section, until_border;
static double   kilometres, hours, velocity;

static const GOptionEntry trace_options[] = {
  { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("Where it begins: section:CODE, outlet:CODE, enterprise:CODE or reach:CODE"), "KIND:CODE" },
  { "up", 0, 0, G_OPTION_ARG_NONE, &up, N_ ("Where the water comes from"), NULL },
  { "down", 0, 0, G_OPTION_ARG_NONE, &down, N_ ("Where the water goes"), NULL },
  { "mode", 0, 0, G_OPTION_ARG_STRING, &trace_mode, N_ ("all (default): over every branch; main: along main paths"), "MODE" },
  { "parameter", 0, 0, G_OPTION_ARG_STRING, &parameter, N_ ("With what each outlet and section carries of it: cod, nh3n, tp … : a result in mg/L"), "KEY" },
  { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_ ("2026, 2026Q2 or 2026-04 (default: all samples)"), "PERIOD" },
  { "distance", 0, 0, G_OPTION_ARG_DOUBLE, &kilometres, N_ ("No further than this along the river"), "KM" },
  { "hours", 0, 0, G_OPTION_ARG_DOUBLE, &hours, N_ ("No further than the water travels in this time; wants --velocity"), "H" },
  { "velocity", 0, 0, G_OPTION_ARG_DOUBLE, &velocity, N_ ("Velocity of the river in m/s"), "M/S" },
  { "until-border", 0, 0, G_OPTION_ARG_NONE, &until_border, N_ ("Not into another division than that of the reach it begins on"), NULL },
  { "until-section", 0, 0, G_OPTION_ARG_NONE, &until_section, N_ ("Not past the next section on any branch"), NULL },
  { NULL }
};

static const GOptionEntry grade_options[] = {
  { "section", 0, 0, G_OPTION_ARG_STRING, &section, N_ ("One section"), "CODE" },
  { "river", 0, 0, G_OPTION_ARG_STRING, &river, N_ ("The sections of one river"), N_ ("NAME") },
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("All sections"), NULL },
  { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_ ("2026, 2026Q2 or 2026-04 (default: all samples)"), "PERIOD" },
  { NULL }
};

static const GOptionEntry check_options[] = {
  { "only", 0, 0, G_OPTION_ARG_STRING_ARRAY, &only, N_ ("Only this check; again for more (default: all)"), "CHECK" },
  { NULL }
};

/* What was asked of a parameter; NULL: nothing. */
typedef struct
{
  GHashTable *outlets, *sections;
} Loads;

static void
loads_clear (Loads *self)
{
  g_clear_pointer (&self->outlets, g_hash_table_unref);
  g_clear_pointer (&self->sections, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loads, loads_clear)

static gboolean
read_loads (Loads      *self,
            SuyuanCall *call,
            GError    **error)
{
  if (parameter == NULL)
    return period == NULL || suyuan_call_usage (error, _ ("A period is of samples: say of which result, --parameter nh3n"));
  if (!suyuan_load_check_parameter (call->office, parameter, error))
    return FALSE;
  self->outlets = suyuan_office_loads (call->office, SUYUAN_KIND_OUTLET, parameter, period, error);
  self->sections = self->outlets != NULL ? suyuan_office_loads (call->office, SUYUAN_KIND_SECTION, parameter, period, error) : NULL;

  return self->sections != NULL;
}

static void
add_load (SuyuanJson *json,
          SuyuanLoad  load)
{
  suyuan_json_add_text (json, "basis", load.basis);
  suyuan_json_add_text (json, "missing", load.missing);
  if (load.sealed_part > 0)
    suyuan_json_add_number (json, "sealed_part", load.sealed_part);
  if (load.basis == NULL)
    return;

  suyuan_json_add_number (json, "kg_d", load.kg_d.middle);
  suyuan_json_add_number (json, "kg_d_low", load.kg_d.low);
  suyuan_json_add_number (json, "kg_d_high", load.kg_d.high);
}

static void
add_traced (SuyuanJson *json,
            const char *member,
            GPtrArray  *found,
            GHashTable *loads)
{
  suyuan_json_begin_list (json, member);
  for (guint i = 0; i < found->len; i++)
    {
      const SuyuanTraced *traced = found->pdata[i];

      suyuan_json_begin_object (json, NULL);
      suyuan_json_add_text (json, "code", traced->code);
      suyuan_json_add_uid (json, "uid", &traced->uid);
      suyuan_json_add_number (json, "distance_m", traced->distance_m);
      suyuan_json_add_text (json, "reach", traced->reach);
      suyuan_json_add_text (json, "because", traced->because);
      if (loads != NULL)
        add_load (json, suyuan_loads_get (loads, &traced->uid));
      suyuan_json_end_object (json);
    }
  suyuan_json_end_list (json);
}

static void
print_traced (const char *heading,
              GPtrArray  *found,
              GHashTable *loads)
{
  g_print ("%s: %u\n", heading, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      const SuyuanTraced *traced = found->pdata[i];
      SuyuanLoad          load = loads != NULL ? suyuan_loads_get (loads, &traced->uid) : (SuyuanLoad){ 0 };

      g_print ("  %s  %.1f km", traced->code, traced->distance_m / 1000);
      if (load.basis != NULL)
        g_print ("  %.4g kg/d", load.kg_d.middle);
      g_print ("\n");
    }
}

static void
report_trace (SuyuanCall        *call,
              const SuyuanTrace *trace,
              const Loads       *loads)
{
  g_autoptr (SuyuanJson) json = NULL;

  if (!call->json)
    {
      g_print (_ ("%u reaches\n"), trace->reaches);
      print_traced (_ ("Outlets"), trace->outlets, loads->outlets);
      print_traced (_ ("Sections"), trace->sections, loads->sections);
      print_traced (_ ("Enterprises"), trace->enterprises, NULL);
      print_traced (_ ("Tasks"), trace->tasks, NULL);
      return;
    }

  json = suyuan_json_new (call->office);
  suyuan_json_begin_object (json, NULL);
  suyuan_json_add_text (json, "from", trace->from);
  suyuan_json_add_text (json, "direction", trace->down ? "down" : "up");
  suyuan_json_add_text (json, "mode", trace->main_only ? "main" : "all");
  suyuan_json_add_integer (json, "reaches", trace->reaches);
  suyuan_json_add_text (json, "parameter", parameter);
  suyuan_json_add_text (json, "period", period);
  add_traced (json, "outlets", trace->outlets, loads->outlets);
  add_traced (json, "sections", trace->sections, loads->sections);
  add_traced (json, "enterprises", trace->enterprises, NULL);
  add_traced (json, "tasks", trace->tasks, NULL);
  suyuan_json_end_object (json);
  suyuan_json_print (json);
}

static gboolean
read_limits (SuyuanTraceLimits *limits,
             GError           **error)
{
  if (!suyuan_call_amount ("--distance", kilometres, error) || !suyuan_call_amount ("--hours", hours, error) || !suyuan_call_amount ("--velocity", velocity, error))
    return FALSE;
  if ((hours > 0) != (velocity > 0))
    return suyuan_call_usage (error, _ ("A time wants a velocity, and a velocity a time: --hours H --velocity M/S"));
  *limits = (SuyuanTraceLimits){ kilometres * 1000, until_section, until_border };
  if (hours > 0 && (kilometres == 0 || hours * 3600 * velocity < limits->distance_m))
    limits->distance_m = hours * 3600 * velocity;
  return TRUE;
}

static int
run_trace (SuyuanCall *call,
           GError    **error)
{
  const char      *colon = from != NULL ? strchr (from, ':') : NULL;
  g_autofree char *name = colon != NULL ? g_strndup (from, colon - from) : NULL;
  g_autoptr (SuyuanTrace) trace = NULL;
  g_auto (Loads) loads = { NULL };
  SuyuanTraceLimits limits;
  SuyuanKind        kind;
  SuyuanUid         uid;

  if (colon == NULL || up == down)
    return suyuan_call_usage (error, _ ("Say where it begins and which way: --from KIND:CODE --up or --down")), 1;
  if (trace_mode != NULL && !g_str_equal (trace_mode, "all") && !g_str_equal (trace_mode, "main"))
    return suyuan_call_usage (error, _ ("“%s” is no mode; write all or main"), trace_mode), 1;

  kind = read_limits (&limits, error) ? suyuan_call_kind (name, error) : SUYUAN_KIND_NONE;
  if (kind == SUYUAN_KIND_NONE || !suyuan_call_find (call, kind, colon + 1, &uid, error))
    return 1;
  trace = suyuan_office_trace_until (call->office, kind, &uid, down, g_strcmp0 (trace_mode, "main") == 0, &limits, error);
  if (trace == NULL || !read_loads (&loads, call, error))
    return 1;

  report_trace (call, trace, &loads);
  return 0;
}

static void
add_main (SuyuanJson          *json,
          const SuyuanGrading *grading)
{
  suyuan_json_begin_list (json, "main");
  for (guint i = 0; i < grading->n_main; i++)
    {
      const SuyuanGradedItem *item = &g_array_index (grading->items, SuyuanGradedItem, grading->main[i]);

      suyuan_json_begin_object (json, NULL);
      suyuan_json_add_text (json, "item", item->item);
      suyuan_json_add_number (json, "multiple", item->multiple);
      suyuan_json_end_object (json);
    }
  suyuan_json_end_list (json);
}

static void
add_items (SuyuanJson          *json,
           const SuyuanGrading *grading)
{
  suyuan_json_begin_list (json, "items");
  for (guint i = 0; i < grading->items->len; i++)
    {
      const SuyuanGradedItem *item = &g_array_index (grading->items, SuyuanGradedItem, i);

      suyuan_json_begin_object (json, NULL);
      suyuan_json_add_text (json, "item", item->item);
      suyuan_json_add_number (json, "mean", item->mean);
      suyuan_json_add_text (json, "class", suyuan_water_class_get_key (item->klass));
      suyuan_json_add_integer (json, "samples", item->samples);
      suyuan_json_end_object (json);
    }
  suyuan_json_end_list (json);
}

static void
add_grade (SuyuanJson   *json,
           gconstpointer item)
{
  const SuyuanSectionGrade *grade = item;

  suyuan_json_add_text (json, "section", grade->code);
  suyuan_json_add_uid (json, "uid", suyuan_record_get_uid (grade->section));
  suyuan_json_add_text (json, "period", grade->period);
  suyuan_json_add_text (json, "class", suyuan_water_class_get_key (grade->grading->klass));
  suyuan_json_add_text (json, "target", suyuan_water_class_get_key (grade->target));
  suyuan_json_add_boolean (json, "meets_target", grade->meets_target);
  suyuan_json_add_boolean (json, "enough", grade->grading->enough);
  add_main (json, grade->grading);
  add_items (json, grade->grading);
}

static void
print_grade (gconstpointer item)
{
  const SuyuanSectionGrade *grade = item;
  const char               *klass = suyuan_water_class_get_key (grade->grading->klass);

  g_print ("%s  %s", grade->code, klass != NULL ? klass : "—");
  for (guint i = 0; i < grade->grading->n_main; i++)
    {
      const SuyuanGradedItem *graded = &g_array_index (grade->grading->items, SuyuanGradedItem, grade->grading->main[i]);

      g_print ("  %s(%.1f)", graded->item, graded->multiple);
    }
  g_print ("\n");
}

static GPtrArray *
grade_chosen (SuyuanCall *call,
              GError    **error)
{
  GPtrArray          *grades;
  SuyuanSectionGrade *grade;
  SuyuanUid           uid;

  if (section == NULL)
    return suyuan_office_grade_sections (call->office, river, period, error);
  if (!suyuan_call_find (call, SUYUAN_KIND_SECTION, section, &uid, error))
    return NULL;
  grade = suyuan_office_grade_section (call->office, &uid, period, error);
  if (grade == NULL)
    return NULL;

  grades = g_ptr_array_new_with_free_func ((GDestroyNotify) suyuan_section_grade_free);
  g_ptr_array_add (grades, grade);
  return grades;
}

static int
run_grade (SuyuanCall *call,
           GError    **error)
{
  g_autoptr (GPtrArray) grades = NULL;

  if ((section != NULL) + (river != NULL) + all != 1)
    return suyuan_call_usage (error, _ ("Say what to grade: --section CODE, --river NAME or --all")), 1;
  grades = grade_chosen (call, error);

  return suyuan_call_list (call, grades, add_grade, print_grade);
}

static void
add_remark (SuyuanJson   *json,
            gconstpointer item)
{
  const SuyuanRemark *remark = item;

  suyuan_json_add_text (json, "check", remark->check);
  suyuan_json_add_text (json, "label", remark->label);
  suyuan_json_add_text (json, "kind", suyuan_kind_name (remark->kind));
  suyuan_json_add_text (json, "code", remark->code);
  suyuan_json_add_uid (json, "uid", &remark->uid);
  suyuan_json_add_text (json, "message", remark->message);
}

static void
print_remark (gconstpointer item)
{
  const SuyuanRemark *remark = item;

  g_print ("%s: %s %s: %s\n", remark->label, suyuan_kind_name (remark->kind), remark->code, remark->message);
}

static int
run_check (SuyuanCall *call,
           GError    **error)
{
  g_autoptr (GPtrArray) remarks = suyuan_office_check (call->office, (const char *const *) only, NULL, error);
  g_autofree char *part = suyuan_office_dup_part (call->office);

  if (part != NULL && remarks != NULL && !call->json)
    g_print ("%s\n", part);
  if (suyuan_call_list (call, remarks, add_remark, print_remark) != 0)
    return 1;
  if (remarks->len == 0)
    return 0;

  g_set_error (error, SUYUAN_WORK_ERROR, SUYUAN_WORK_ERROR_REFUSED,
               ngettext ("%u remark on what is not as it should be; it says the way out", "%u remarks on what is not as it should be; each says the way out", remarks->len), remarks->len);
  return 1;
}

const SuyuanCommand suyuan_water_commands[] = {
  { "trace", "WORKSPACE --from KIND:CODE --up|--down [--mode all|main] [--distance KM] [--hours H --velocity M/S] [--until-section] [--until-border] [--parameter KEY [--period PERIOD]]", N_ ("Follows the river to outlets, sections, enterprises and tasks."), SUYUAN_COMMAND_READ, 0, 0, trace_options, run_trace },
  { "grade", "WORKSPACE --section CODE | --river NAME | --all [--period PERIOD]", N_ ("Grades sections by their samples."), SUYUAN_COMMAND_READ, 0, 0, grade_options, run_grade },
  { "check", "WORKSPACE [--only CHECK]…", N_ ("Looks the register over for what cannot be right and for what is late."), SUYUAN_COMMAND_READ, 0, 0, check_options, run_check },
  { NULL }
};
