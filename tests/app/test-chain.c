/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-chain-rank.h"
#include "suyuan-chain-view.h"
#include "suyuan-stage.h"

/* A section, three outlets, two enterprises, two tasks: the second outlet's enterprise has the open task. */
typedef struct
{
  SuyuanChainColumn column;
  SuyuanKind        kind;
  const char       *code, *state;
  double            kg_d;
} Given;

static const Given given[] = {
  { SUYUAN_CHAIN_START, SUYUAN_KIND_SECTION, "S", "IV", 0 },
  { SUYUAN_CHAIN_OUTLETS, SUYUAN_KIND_OUTLET, "A", "closed", 9 },
  { SUYUAN_CHAIN_OUTLETS, SUYUAN_KIND_OUTLET, "B", "to_rectify", 4 },
  { SUYUAN_CHAIN_OUTLETS, SUYUAN_KIND_OUTLET, "C", "to_verify", -1 },
  { SUYUAN_CHAIN_ENTERPRISES, SUYUAN_KIND_ENTERPRISE, "E1", "running", 9 },
  { SUYUAN_CHAIN_ENTERPRISES, SUYUAN_KIND_ENTERPRISE, "E2", "running", 4 },
  { SUYUAN_CHAIN_TASKS, SUYUAN_KIND_TASK, "T1", "closed", -1 },
  { SUYUAN_CHAIN_TASKS, SUYUAN_KIND_TASK, "T2", "under_way", -1 },
};
static const SuyuanChainRibbon ties[] = {
  { 0, 1, -1, 9, NULL, NULL },
  { 0, 2, -1, 4, NULL, NULL },
  { 0, 3, -1, -1, NULL, NULL },
  { 1, 4, -1, 9, "confirmed", NULL },
  { 2, 5, -1, 4, "probable", NULL },
  { 4, 6, 1, 9, NULL, NULL },
  { 5, 7, 2, 4, NULL, NULL },
};

static void
node_free (SuyuanChainNode *node)
{
  g_free (node->code);
  g_free (node->name);
  g_free (node->state);
  g_free (node);
}

static SuyuanChain *
chain_new (void)
{
  SuyuanChain *chain = g_new0 (SuyuanChain, 1);

  chain->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  chain->ribbons = g_array_new (FALSE, FALSE, sizeof (SuyuanChainRibbon));
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      SuyuanChainNode *node = g_new0 (SuyuanChainNode, 1);

      node->column = given[i].column;
      node->kind = given[i].kind;
      node->code = g_strdup (given[i].code);
      node->state = g_strdup (given[i].state);
      suyuan_uid_init (&node->uid, 1000 + i);
      if (given[i].kg_d >= 0)
        node->load = (SuyuanLoad){ .kg_d = { given[i].kg_d, given[i].kg_d, given[i].kg_d }, .basis = "measured" };
      g_ptr_array_add (chain->nodes, node);
      chain->firsts[given[i].column + 1] = i + 1;
    }
  g_array_append_vals (chain->ribbons, ties, G_N_ELEMENTS (ties));
  return chain;
}

/* The path goes where there is still something to do, not where most water runs. */
static void
test_next (void)
{
  g_autoptr (SuyuanChain) chain = chain_new ();

  g_assert_cmpint (suyuan_chain_next (chain, 0, 1), ==, 2);
  g_assert_cmpint (suyuan_chain_next (chain, 2, 1), ==, 5);
  g_assert_cmpint (suyuan_chain_next (chain, 5, 1), ==, 7);
  g_assert_cmpint (suyuan_chain_next (chain, 7, 1), ==, -1);
  g_assert_cmpint (suyuan_chain_next (chain, 7, -1), ==, 5);
  g_assert_cmpint (suyuan_chain_next (chain, 5, -1), ==, 2);
  g_assert_cmpint (suyuan_chain_next (chain, 1, 1), ==, 4);
  g_assert_cmpint (suyuan_chain_next (chain, 3, 1), ==, -1);
  g_assert_cmpint (suyuan_chain_next (chain, 3, -1), ==, 0);
  g_assert_cmpint (suyuan_chain_next (chain, 0, -1), ==, -1);
}

/* Folded away is only what nothing is known of; a column stands in the order of what it hangs on. */
static void
test_columns (void)
{
  g_autoptr (SuyuanChain) chain = chain_new ();
  g_autofree gboolean *plain = suyuan_chain_find_plain (chain);
  g_autoptr (GArray) tasks = NULL;

  for (guint i = 0; i < chain->nodes->len; i++)
    g_assert_cmpint (plain[i], ==, i == 3);

  /* The ribbons of the tasks change hands: so does their order. */
  g_array_index (chain->ribbons, SuyuanChainRibbon, 5).via = 2;
  g_array_index (chain->ribbons, SuyuanChainRibbon, 6).via = 1;
  tasks = suyuan_chain_sort_column (chain, SUYUAN_CHAIN_TASKS);
  g_assert_cmpuint (tasks->len, ==, 2);
  g_assert_cmpuint (g_array_index (tasks, guint, 0), ==, 7);
  g_assert_cmpuint (g_array_index (tasks, guint, 1), ==, 6);
}

static void
count_opened (guint     *n,
              guint      kind,
              SuyuanUid *uid)
{
  g_assert_cmpuint (kind, ==, SUYUAN_KIND_TASK);
  (*n)++;
}

/* The view chooses, unfolds what is asked for, and says what was opened. */
static void
test_view (void)
{
  g_autoptr (SuyuanStage) stage = suyuan_stage_new ();
  GtkWidget       *window = gtk_window_new ();
  SuyuanChainView *view = g_object_new (SUYUAN_TYPE_CHAIN_VIEW, NULL);
  SuyuanChain     *chain = chain_new ();
  SuyuanUid        hidden = ((SuyuanChainNode *) chain->nodes->pdata[3])->uid, task = ((SuyuanChainNode *) chain->nodes->pdata[7])->uid;
  SuyuanUid        chosen;
  guint            n_opened = 0;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (suyuan_chain_view_get_selected (view, &chosen));
  suyuan_chain_view_show (view, suyuan_seat_get_office (stage->seat), chain);
  g_assert_true (suyuan_chain_view_get_selected (view, &chosen));
  g_assert_true (suyuan_uid_equal (&chosen, &((SuyuanChainNode *) chain->nodes->pdata[0])->uid));

  suyuan_chain_view_select (view, &hidden);
  g_assert_true (suyuan_chain_view_get_selected (view, &chosen));
  g_assert_true (suyuan_uid_equal (&chosen, &hidden));

  g_signal_connect_swapped (view, "opened", G_CALLBACK (count_opened), &n_opened);
  suyuan_chain_view_select (view, &task);
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (GTK_WINDOW (window))));
  suyuan_stage_spin (50);
  g_assert_cmpuint (n_opened, ==, 1);

  gtk_window_destroy (GTK_WINDOW (window));
  suyuan_stage_spin (50);
}

int
main (int   argc,
      char *argv[])
{
  suyuan_stage_init (&argc, &argv);

  g_test_add_func ("/app/chain/next", test_next);
  g_test_add_func ("/app/chain/columns", test_columns);
  g_test_add_func ("/app/chain/view", test_view);

  return g_test_run ();
}
