/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-catalogue-private.h"

#include <string.h>

#define FIELDS "kind,key,label,label_zh,group,type,unit,values,required,rule,personal,indexed,derived,aliases\n"
#define ENUMERATIONS "enumeration,key,label,label_zh,parent,aliases\n"
#define TYPES "key,label,label_zh,parent,aliases\n"

static SuyuanCatalogue *
load (const char *fields,
      const char *enumerations,
      const char *types,
      GError    **error)
{
  g_autoptr (SuyuanCsv) a = suyuan_csv_parse (fields, -1, NULL);
  g_autoptr (SuyuanCsv) b = suyuan_csv_parse (enumerations, -1, NULL);
  g_autoptr (SuyuanCsv) c = suyuan_csv_parse (types, -1, NULL);

  g_assert_true (a != NULL && b != NULL && c != NULL);

  return suyuan_catalogue_new_from_tables (a, b, c, error);
}

static void
assert_refused (const char *fields,
                const char *enumerations,
                const char *types,
                const char *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (fields, enumerations, types, &error));
  g_assert_error (error, SUYUAN_CORE_ERROR, SUYUAN_CORE_ERROR_CATALOGUE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, said));
}

static void
test_small (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SuyuanCatalogue) catalogue = NULL;
  const SuyuanField     *field;
  const SuyuanEnumValue *value;
  guint                  n;

  catalogue = load (FIELDS "unit,name,Name,名称,basic,text,,,1,,,1,,甲|乙| \n"
                           "unit,colour,Colour,颜色,basic,enum,,colour,,,,,,\n",
                    ENUMERATIONS "colour,red,Red,红,,赤|朱\ncolour,dark_red,Dark red,深红,red,\n",
                    TYPES "industry,Industrial,工业,,\n", &error);
  g_assert_no_error (error);

  field = suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_UNIT, "乙");
  g_assert_cmpstr (field->key, ==, "name");
  g_assert_cmpuint (g_strv_length ((char **) field->aliases), ==, 2);
  g_assert_true (field->required && field->indexed && !field->personal && !field->derived);
  value = suyuan_catalogue_match_value (catalogue, "colour", "深红");
  g_assert_cmpstr (value->parent, ==, "red");
  g_assert_nonnull (suyuan_catalogue_find_value (catalogue, "outlet_type", "industry"));
  g_assert_nonnull (suyuan_catalogue_find_value (catalogue, "bool", "0"));
  suyuan_catalogue_get_fields (catalogue, SUYUAN_KIND_OUTLET, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* A name that two fields claim belongs to the one that is called so, not to the one that is also called so. */
static void
test_precedence (void)
{
  g_autoptr (SuyuanCatalogue) catalogue = NULL;

  catalogue = load (FIELDS "unit,a,Alpha,甲,basic,text,,,,,,,,b|乙|Beta|丙\n"
                           "unit,b,Beta,乙,basic,text,,,,,,,,丙\n",
                    ENUMERATIONS "e,x,Ex,一,,二|y\ne,y,Why,二,,\n", TYPES, NULL);
  g_assert_cmpstr (suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_UNIT, "B")->key, ==, "b");
  g_assert_cmpstr (suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_UNIT, "乙")->key, ==, "b");
  g_assert_cmpstr (suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_UNIT, "beta")->key, ==, "b");
  g_assert_cmpstr (suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_UNIT, "丙")->key, ==, "a");
  g_assert_cmpstr (suyuan_catalogue_match_value (catalogue, "e", "二")->key, ==, "y");
  g_assert_cmpstr (suyuan_catalogue_match_value (catalogue, "e", "Y")->key, ==, "y");
}

static void
test_fields_refused (void)
{
  assert_refused (FIELDS "boat,name,Name,名称,basic,text,,,,,,,,\n", ENUMERATIONS, TYPES, "no such kind: “boat”");
  assert_refused (FIELDS "unit,Name,Name,名称,basic,text,,,,,,,,\n", ENUMERATIONS, TYPES, "snake_case");
  assert_refused (FIELDS "unit,,Name,名称,basic,text,,,,,,,,\n", ENUMERATIONS, TYPES, "snake_case");
  assert_refused (FIELDS "unit,name,Name,,basic,text,,,,,,,,\n", ENUMERATIONS, TYPES, "label is missing");
  assert_refused (FIELDS "unit,name,Name,名称,other,text,,,,,,,,\n", ENUMERATIONS, TYPES, "no such group: “other”");
  assert_refused (FIELDS "unit,name,Name,名称,basic,string,,,,,,,,\n", ENUMERATIONS, TYPES, "Row 1 (unit.name): no such type: “string”");
  assert_refused (FIELDS "unit,a,A,甲,basic,enum,,colours,,,,,,\n", ENUMERATIONS "colour,red,Red,红,,\n", TYPES, "no such enumeration: “colours”");
  assert_refused (FIELDS "unit,a,A,甲,basic,multi,,,,,,,,\n", ENUMERATIONS, TYPES, "no such enumeration: “”");
  assert_refused (FIELDS "unit,a,A,甲,basic,ref,,boat,,,,,,\n", ENUMERATIONS, TYPES, "no such kind to refer to: “boat”");
  assert_refused (FIELDS "unit,a,A,甲,basic,text,,colour,,,,,,\n", ENUMERATIONS "colour,red,Red,红,,\n", TYPES, "takes no values");
  assert_refused (FIELDS "unit,a,A,甲,basic,text,,,,,,,,\nunit,a,B,乙,basic,text,,,,,,,,\n", ENUMERATIONS, TYPES, "Row 2 (unit.a): twice");
  assert_refused ("kind,key\nunit,a\n", ENUMERATIONS, TYPES, "no column “label”");
}

static void
test_enumerations_refused (void)
{
  assert_refused (FIELDS, ENUMERATIONS "e,a,A,甲,,\ne,a,B,乙,,\n", TYPES, "Row 2 (e.a): twice the same key");
  assert_refused (FIELDS, ENUMERATIONS "e,a,A,甲,b,\n", TYPES, "broader value");
  assert_refused (FIELDS, ENUMERATIONS "e,a,,甲,,\n", TYPES, "missing");
  assert_refused (FIELDS, ENUMERATIONS "e,,A,甲,,\n", TYPES, "missing");
  assert_refused (FIELDS, ENUMERATIONS ",a,A,甲,,\n", TYPES, "missing");
  assert_refused (FIELDS, ENUMERATIONS "e,a;b,A,甲,,\n", TYPES, "separator");
  assert_refused (FIELDS, TYPES, TYPES, "no column “enumeration”");
  assert_refused (FIELDS, ENUMERATIONS, "key,label\nx,X\n", "no column “label_zh”");
  assert_refused (FIELDS, ENUMERATIONS, TYPES "a,A,甲,z,\n", "broader value");
}

/* Values of one enumeration may stand apart, and a table may bring columns of its own. */
static void
test_order_and_columns (void)
{
  g_autoptr (SuyuanCatalogue) catalogue = NULL;
  const SuyuanEnumValue *values;
  guint                  n;

  catalogue = load (FIELDS, "source,aliases,enumeration,parent,label_zh,label,key\n"
                            "book,,e,,甲,A,a\nbook,,f,,丙,C,c\nbook,,e,a,乙,B,b\n",
                    TYPES, NULL);
  values = suyuan_catalogue_get_values (catalogue, "e", &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (values[0].key, ==, "a");
  g_assert_cmpstr (values[1].key, ==, "b");
  g_assert_cmpstr (values[1].label_zh, ==, "乙");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/catalogue-load/small", test_small);
  g_test_add_func ("/core/catalogue-load/precedence", test_precedence);
  g_test_add_func ("/core/catalogue-load/fields-refused", test_fields_refused);
  g_test_add_func ("/core/catalogue-load/enumerations-refused", test_enumerations_refused);
  g_test_add_func ("/core/catalogue-load/order-and-columns", test_order_and_columns);

  return g_test_run ();
}
