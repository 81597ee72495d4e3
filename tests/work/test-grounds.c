/* What speaks for an enterprise, ground by ground: names, lists, papers, distances.
 *
 * SPDX-FileCopyrightText: 2026 The Suyuan authors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "suyuan-grounds.h"

static SuyuanValue
text_value (const char *text)
{
  return text ? (SuyuanValue){ .type = SUYUAN_VALUE_TEXT, .text = (char *) text } : (SuyuanValue){ 0 };
}

/* The own part of a company's name is what counts: not its place, not its form. */
static void
test_named (void)
{
  static const struct
  {
    const char *notes, *name;
    gboolean    named;
  } cases[] = {
    { "上游为恒发电镀车间", "邓州市恒发电镀有限公司", TRUE },
    { "上游为恒发电镀车间", "河南省邓州市恒发电镀股份有限公司", TRUE },
    { "邓州市恒发电镀有限公司北侧", "邓州市恒发电镀有限公司", TRUE },
    { "上游为恒发电镀车间", "邓州市恒达电镀有限公司", FALSE },
    { "张楼污水处理厂尾水", "李庄污水处理厂", FALSE }, /* what many are called says nothing */
    { "张楼污水处理厂尾水", "张楼污水处理厂", TRUE },
    { "张楼尾水", "邓州市张楼污水处理厂", TRUE },
    { "有限公司南墙外", "邓州市有限公司", FALSE },
    { "区内雨水", "新区公司", FALSE }, /* one character is no name */
    { "", "恒发", FALSE },
    { "恒发", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanOutletFacts facts = { .notes = (char *) cases[i].notes };
      SuyuanValue       name = text_value (cases[i].name);
      g_autofree char  *words = suyuan_ground_dup_named (&facts, &name);

      g_test_message ("%s: %s", cases[i].name ? cases[i].name : "-", words ? words : "-");
      g_assert_cmpint (words != NULL, ==, cases[i].named);
    }
}

/* Lists are parted by whatever people part them by; a word in another is not the word. */
static void
test_common (void)
{
  static const struct
  {
    const char *ours, *theirs, *common; /* the last: what the words end with, NULL: nothing in common */
  } cases[] = {
    { "总镍、六价铬", "六价铬,总锌", "六价铬" },
    { "COD；氨氮", "氨氮 COD", "COD, 氨氮" },
    { "氨氮", "总氮", NULL },
    { "铬", "六价铬", NULL },
    { "", "", NULL },
    { NULL, "氨氮", NULL },
    { "氨氮", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SuyuanValue      theirs = text_value (cases[i].theirs);
      g_autofree char *words = suyuan_ground_dup_common (cases[i].ours, &theirs);

      g_assert_cmpint (words != NULL, ==, cases[i].common != NULL);
      if (words)
        g_assert_true (g_str_has_suffix (words, cases[i].common));
    }
}

/* A permit points to an outlet by its national code, its name or its water. */
static void
test_text (void)
{
  SuyuanOutletFacts        facts = { .code = (char *) "FB-411381-0001-GY-00", .name = (char *) "北门口", .water = (char *) "湍河" };
  static const char *const pointing[] = { "经管道排入湍河", "经北门口排放", "排污口 FB-411381-0001-GY-00" };
  static const char *const others[] = { "排入刁河", "进入城市下水道", "北门" };

  for (gsize i = 0; i < G_N_ELEMENTS (pointing); i++)
    {
      SuyuanValue      text = text_value (pointing[i]);
      g_autofree char *words = suyuan_ground_dup_text (&facts, &text);

      g_assert_nonnull (words);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      SuyuanValue text = text_value (others[i]);

      g_assert_null (suyuan_ground_dup_text (&facts, &text));
    }
}

static void
test_same (void)
{
  SuyuanValue code = text_value ("91130200699229617x001p"), none = { 0 };

  g_assert_true (suyuan_ground_is_same_text ("91130200699229617X001P", &code));
  g_assert_false (suyuan_ground_is_same_text ("91130200699229617X002P", &code));
  g_assert_false (suyuan_ground_is_same_text (NULL, &code));
  g_assert_false (suyuan_ground_is_same_text ("91130200699229617X001P", &none));
}

/* What is known of an outlet is read from all that was written of it; a water body lends it its name. */
static void
test_facts (Fixture      *f,
            gconstpointer data)
{
  g_auto (SuyuanValue) lon = { 0 }, lat = { 0 };
  SuyuanOutletFacts facts = { 0 }, bare = { 0 };
  g_autoptr (GError) error = NULL;
  SuyuanUid outlet, other;

  fixture_add (f, SUYUAN_KIND_WATER_BODY, "code=W", "name=湍河", NULL);
  outlet = fixture_add (f, SUYUAN_KIND_OUTLET, "name=北门口", "water_body=W", "lon=113.0", "lat=33.0", "address=城北路", "remark=暗管", NULL);
  other = fixture_add (f, SUYUAN_KIND_OUTLET, "name=南门口", "receiving_water=刁河", NULL);
  g_assert_true (suyuan_outlet_facts_read (&facts, f->office, &outlet, &error));
  g_assert_cmpstr (facts.water, ==, "湍河");
  g_assert_true (strstr (facts.notes, "城北路") && strstr (facts.notes, "暗管") && strstr (facts.notes, "北门口"));
  g_assert_false (facts.has_park || facts.has_party);
  suyuan_value_set_integer (&lon, 1130000000);
  suyuan_value_set_integer (&lat, 330100000);
  g_assert_cmpfloat_with_epsilon (suyuan_outlet_facts_get_distance (&facts, &lon, &lat), 1112, 5);

  g_assert_true (suyuan_outlet_facts_read (&bare, f->office, &other, &error));
  g_assert_cmpstr (bare.water, ==, "刁河");
  g_assert_cmpfloat (suyuan_outlet_facts_get_distance (&bare, &lon, &lat), <, 0);
  suyuan_outlet_facts_clear (&facts);
  suyuan_outlet_facts_clear (&bare);
  g_assert_null (facts.notes);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grounds/named", test_named);
  g_test_add_func ("/grounds/common", test_common);
  g_test_add_func ("/grounds/text", test_text);
  g_test_add_func ("/grounds/same", test_same);
  fixture_test ("/grounds/facts", test_facts);
  return g_test_run ();
}
