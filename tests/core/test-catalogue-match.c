/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suyuan-catalogue.h"

typedef struct
{
  const char *header;
  const char *key; /* NULL: no field */
} Pair;

/* Headers of the forms and interfaces of fielded systems. */
static const Pair outlet_headers[] = {
  { "排污口编码(国家统一赋码)", "code_national" },
  { "outlet_code_national", "code_national" },
  { "排污口编码(省市系统自有编码)", "code" },
  { "outlet_code_local", "code" },
  { "排污口编码(编号)", "code" },
  { "sewageOutletCode", "code" },
  { "排污口名称", "name" },
  { "sewageOutletName", "name" },
  { "入河排污口名称(自拟)", "name" },
  { "pointNameOneself", "name" },
  { "入河/入海", "kind" },
  { "outletKind", "kind" },
  { "类型(二级分类)", "type" },
  { "secondaryClassification", "type" },
  { "类型(二级分类)备注", "type_remark" },
  { "secondaryClassificationRe", "type_remark" },
  { "类型(三级分类)", "type" },
  { "thirdClassification", "type" },
  { "县(区,市)", "division" },
  { "county", "division" },
  { "乡镇(街道)", "town" },
  { "town", "town" },
  { "行政村(社区)", "village" },
  { "village", "village" },
  { "详细地址", "address" },
  { "sewageOutletAddress", "address" },
  { "经度(东经)", "lon" },
  { "sewageOutletLongitude", "lon" },
  { "纬度(北纬)", "lat" },
  { "sewageOutletLatitude", "lat" },
  { "周边特征标志物等位置信息", "landmark" },
  { "locationInfo", "landmark" },
  { "是否为重点河湖排污口", "key_river" },
  { "is_key_river_outlet", "key_river" },
  { "河长信息", "river_chief" },
  { "river_chief_info", "river_chief" },
  { "审批登记情况", "approval_status" },
  { "approvalRegistrationStatus", "approval_status" },
  { "排查时间", "investigated_on" },
  { "inspectionTime", "investigated_on" },
  { "排查阶段", "investigation_level" },
  { "checklevel", "investigation_level" },
  { "是否是排污口", "stage" },
  { "sfspwk", "stage" },
  { "是否判定排污口", "stage" },
  { "isDeterminedSewageOutlet", "stage" },
  { "确认状态", "stage" },
  { "confirmState", "stage" },
  { "排查流域类型", "basin_type" },
  { "basinType", "basin_type" },
  { "所属水系名称", "water_system" },
  { "waterSystem", "water_system" },
  { "一级支流", "tributary_1" },
  { "firstTributary", "tributary_1" },
  { "二级支流", "tributary_2" },
  { "secondTributary", "tributary_2" },
  { "三级支流", "tributary_3" },
  { "thirdTributary", "tributary_3" },
  { "受纳水体", "receiving_water" },
  { "receivingWater", "receiving_water" },
  { "与排入水体关系", "bank" },
  { "relationshipWithWater", "bank" },
  { "入河方式", "enter_mode" },
  { "dischargeMethod", "enter_mode" },
  { "口门形态(入河通道)", "shape" },
  { "gateShape", "shape" },
  { "管道材质", "material" },
  { "pipelineMaterial", "material" },
  { "口门尺寸(管径/宽×高)", "size" },
  { "size", "size" },
  { "排水特征", "drainage" },
  { "drainageCharacteristics", "drainage" },
  { "排水方式", "drainage_mode" },
  { "drainageMethod", "drainage_mode" },
  { "排放状况", "discharge_state" },
  { "pfzk", "discharge_state" },
  { "pfzkms", "discharge_state" },
  { "排污口类型描述", "type_remark" },
  { "pwklxms", "type_remark" },
  { "排污口周边环境", "surroundings" },
  { "zbhj", "surroundings" },
  { "周边环境描述", "surroundings_remark" },
  { "surroundingDescription", "surroundings_remark" },
  { "污水疑似来源", "suspected_source" },
  { "wsysly", "suspected_source" },
  { "污水疑似来源备注", "suspected_source_remark" },
  { "suspectedSourceRe", "suspected_source_remark" },
  { "有无异常状况", "abnormal" },
  { "abnormalCondition", "abnormal" },
  { "异常状况", "abnormal_signs" },
  { "abnormalDescription", "abnormal_signs" },
  { "异常状况备注", "abnormal_remark" },
  { "abnormalDescriptionRe", "abnormal_remark" },
  { "是否具备采样条件", "sampling_possible" },
  { "samplingCondition", "sampling_possible" },
  { "快速检测COD", "quick_cod" },
  { "cod", "quick_cod" },
  { "快速检测氨氮", "quick_nh3n" },
  { "andan", "quick_nh3n" },
  { "快速检测总磷", "quick_tp" },
  { "zonglin", "quick_tp" },
  { "快速检测pH", "quick_ph" },
  { "ph", "quick_ph" },
  { "快速检测流量", "quick_flow" },
  { "liuliang", "quick_flow" },
  { "现场情况备注", "site_remark" },
  { "siteRemarks", "site_remark" },
  { "填表人", "investigator" },
  { "createrName", "investigator" },
  { "填表人单位", "investigator_unit" },
  { "createrJobUnit", "investigator_unit" },
  { "备注", "remark" },
  { "remark", "remark" },
  { "是否完成溯源", "trace_done" },
  { "traceabilityComplete", "trace_done" },
  { "溯源方式", "trace_method" },
  { "traceMode", "trace_method" },
  { "溯源手段", "trace_means" },
  { "traceMethod", "trace_means" },
  { "是否溯源难点", "hard_case" },
  { "flagTraceDifficult", "hard_case" },
  { "是否混排", "mixed" },
  { "flagMixture", "mixed" },
  { "污水来源", "sources" },
  { "sewageSource", "sources" },
  { "污水来源数量", "source_count" },
  { "sewageSourceNumber", "source_count" },
  { "污水类型", "sewage_type" },
  { "sewageType", "sewage_type" },
  { "排放规律", "discharge_rule" },
  { "dischargeRule", "discharge_rule" },
  { "污水排放量", "volume_m3d" },
  { "sewageDischargeVolume", "volume_m3d" },
  { "主要污染物", "pollutants" },
  { "mainPollutants", "pollutants" },
  { "pollutant_info", "pollutants" },
  { "是否排放有毒有害污染物", "toxic" },
  { "isToxicHarmfulPollutants", "toxic" },
  { "排放标准", "standard" },
  { "emissionStandard", "standard" },
  { "是否规模以上", "above_scale" },
  { "is_above_scale", "above_scale" },
  { "排污口责任主体", "enterprise" },
  { "responsibleSubject", "enterprise" },
  { "责任主体名称(主要)", "enterprise" },
  { "responsibleSubjectName", "enterprise" },
  { "其他责任主体名称", "other_parties" },
  { "otherResponsibleSubjectName", "other_parties" },
  { "政府单位名称(兜底)", "party_unit" },
  { "governmentUnitName", "party_unit" },
  { "排污单位名称", "enterprise" },
  { "sewageUnitName", "enterprise" },
  { "统一社会信用代码", "credit_code" },
  { "unifiedCreditCode", "credit_code" },
  { "排污许可证号", "permit_number" },
  { "dischargePermitNumber", "permit_number" },
  { "责任主体排污许可证号或排污登记号", "permit_number" },
  { "registrationNumber", "permit_number" },
  { "责任主体联系人", "contact" },
  { "responsibleContactPerson", "contact" },
  { "责任主体联系电话", "contact_phone" },
  { "responsibleContactPhone", "contact_phone" },
  { "是否位于水源保护区/自然保护地等特殊保护区域且违法", "in_protected_area" },
  { "isInProtectedArea", "in_protected_area" },
  { "违反法律法规简单说明", "protected_reason" },
  { "protectedAreaExplain", "protected_reason" },
  { "一级水功能区名称", "function_zone" },
  { "firstWaterFunction", "function_zone" },
  { "一级水功能区水质目标(2030)", "function_target" },
  { "firstWaterQualityTarget", "function_target" },
  { "二级水功能区名称", "function_zone" },
  { "secondWaterFunction", "function_zone" },
  { "二级水功能区水质目标(2030)", "function_target" },
  { "secondWaterQualityTarget", "function_target" },
  { "关联国控断面名称", "section" },
  { "national_section_name", "section" },
  { "排污口存在的问题", "problems_found" },
  { "problemsOfSewageOutlet", "problems_found" },
  { "溯源情况备注", "trace_remark" },
  { "remarks", "remark" },
  { "是否纳入监测方案", "in_plan" },
  { "includedInMonitoringPlan", "in_plan" },
  { "不具备采样条件的原因", "sampling_obstacle" },
  { "samplingConditionsCause", "sampling_obstacle" },
  { "是否完成监测", "monitoring_done" },
  { "monitoringComplete", "monitoring_done" },
  { "pH值", "quick_ph" },
  { "氨氮", "quick_nh3n" },
  { "总磷", "quick_tp" },
  { "是否实现在线监测", "online" },
  { "has_online_monitor", "online" },
  { "是否需要开展整治", "rectify" },
  { "needRemedialAction", "rectify" },
  { "整治类型", "category" },
  { "remedialActionType", "category" },
  { "一口一策简要描述", "policy" },
  { "descriptionPolicy", "policy" },
  { "计划完成整治时间", "planned_on" },
  { "plannedCompletionTime", "planned_on" },
  { "是否纳入保留的排污口", "keep" },
  { "isInSewageOutlet", "keep" },
  { "onlineConstruction", "online" },
  { "是否建设在线监控(视频)设施", "video" },
  { "onlineImplementation", "video" },
  { "监管单位", "regulator" },
  { "regulatoryUnit", "regulator" },
  { "是否完成规范化建设", "standardised" },
  { "is_standardized", "standardised" },
};

/* What stands above the results of the national monitoring stations. */
static const Pair sample_headers[] = {
  { "断面名称", "section" },
  { "监测时间", "taken" },
  { "水温(℃)", "water_temp" },
  { "pH(无量纲)", "ph" },
  { "溶解氧(mg/L)", "do" },
  { "电导率(μS/cm)", "conductivity" },
  { "浊度(NTU)", "turbidity" },
  { "高锰酸盐指数(mg/L)", "codmn" },
  { "氨氮(mg/L)", "nh3n" },
  { "总磷(mg/L)", "tp" },
  { "总氮(mg/L)", "tn" },
  { "叶绿素α(mg/L)", "chlorophyll_a" },
  { "藻密度(cells/L)", "algae" },
  { "水质类别", NULL },
  { "站点情况", NULL },
};

static const Pair section_headers[] = {
  { "省份", "province" },
  { "流域", "basin" },
  { "断面名称", "name" },
  { "水质控制目标", "target" },
  { "所处河流", "river" },
};

static const Pair enterprise_headers[] = {
  { "uwwName", "name" },
  { "uwwCode", "code" },
  { "uwwLatitude", "lat" },
  { "uwwLongitude", "lon" },
  { "Facility Name", "name" },
  { "统一社会信用代码", "credit_code" },
  { "uwwLoadEnteringUWWTP", NULL },
};

static SuyuanCatalogue *catalogue;

static void
assert_pairs (SuyuanKind  kind,
              const Pair *pairs,
              guint       n_pairs)
{
  for (guint i = 0; i < n_pairs; i++)
    {
      const SuyuanField *field = suyuan_catalogue_match_header (catalogue, kind, pairs[i].header);

      g_test_message ("%s", pairs[i].header);
      g_assert_cmpstr (field != NULL ? field->key : NULL, ==, pairs[i].key);
    }
}

static void
test_outlets (void)
{
  assert_pairs (SUYUAN_KIND_OUTLET, outlet_headers, G_N_ELEMENTS (outlet_headers));
}

static void
test_other_kinds (void)
{
  assert_pairs (SUYUAN_KIND_SAMPLE, sample_headers, G_N_ELEMENTS (sample_headers));
  assert_pairs (SUYUAN_KIND_SECTION, section_headers, G_N_ELEMENTS (section_headers));
  assert_pairs (SUYUAN_KIND_ENTERPRISE, enterprise_headers, G_N_ELEMENTS (enterprise_headers));
}

/* One system's traceMethod is the means, another's trace_method is the method. */
static void
test_as_written_comes_first (void)
{
  static const Pair pairs[] = {
    { "traceMethod", "trace_means" },
    { "trace_method", "trace_method" },
    { "TRACE_METHOD", "trace_method" },
  };

  assert_pairs (SUYUAN_KIND_OUTLET, pairs, G_N_ELEMENTS (pairs));
}

/* As a spreadsheet would spoil it: other case, blanks, full-width forms, marks, a line break. */
static char *
spoil (const char *header)
{
  GString *spoilt = g_string_new (g_test_rand_bit () ? "*" : NULL);

  for (const char *c = header; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar each = g_utf8_get_char (c);

      if (each > ' ' && each < 0x7f && g_test_rand_bit ())
        each += 0xfee0;
      g_string_append_unichar (spoilt, g_test_rand_bit () ? g_unichar_toupper (each) : each);
      if (g_test_rand_int_range (0, 5) == 0)
        g_string_append (spoilt, g_test_rand_bit () ? " " : "\n");
    }
  if (g_test_rand_bit ())
    g_string_append (spoilt, g_test_rand_bit () ? "：" : "*");

  return g_string_free (spoilt, FALSE);
}

static void
test_spoilt (void)
{
  for (guint i = 0; i < 50 * G_N_ELEMENTS (outlet_headers); i++)
    {
      const Pair        *pair = &outlet_headers[i % G_N_ELEMENTS (outlet_headers)];
      g_autofree char   *header = spoil (pair->header);
      const SuyuanField *field = suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_OUTLET, header);

      g_test_message ("%s", pair->header);
      g_assert_nonnull (field);
      /* Only a name told from another by its capitals may lead elsewhere. */
      if (g_strcmp0 (pair->key, "trace_means") != 0)
        g_assert_cmpstr (field->key, ==, pair->key);
    }
}

/* A unit behind a header is passed over, another unit is not. */
static void
test_units (void)
{
  guint              n;
  const SuyuanField *fields = suyuan_catalogue_get_fields (catalogue, SUYUAN_KIND_SAMPLE, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *right = NULL, *wide = NULL, *wrong = NULL, *note = NULL;

      if (fields[i].unit == NULL)
        continue;
      right = g_strdup_printf ("%s(%s)", fields[i].label_zh, fields[i].unit);
      wide = g_strdup_printf ("%s（%s）", fields[i].label_zh, fields[i].unit);
      wrong = g_strdup_printf ("%s(furlong)", fields[i].label_zh);
      note = g_strdup_printf ("%s（必填）", fields[i].label_zh);
      g_assert_true (suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_SAMPLE, right) == &fields[i]);
      g_assert_true (suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_SAMPLE, wide) == &fields[i]);
      g_assert_null (suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_SAMPLE, wrong));
      g_assert_true (suyuan_catalogue_match_header (catalogue, SUYUAN_KIND_SAMPLE, note) == &fields[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  catalogue = suyuan_catalogue_new (&error);
  g_assert_no_error (error);

  g_test_add_func ("/core/catalogue-match/outlets", test_outlets);
  g_test_add_func ("/core/catalogue-match/other-kinds", test_other_kinds);
  g_test_add_func ("/core/catalogue-match/as-written-comes-first", test_as_written_comes_first);
  g_test_add_func ("/core/catalogue-match/spoilt", test_spoilt);
  g_test_add_func ("/core/catalogue-match/units", test_units);
  failed = g_test_run ();

  suyuan_catalogue_unref (catalogue);
  return failed;
}
