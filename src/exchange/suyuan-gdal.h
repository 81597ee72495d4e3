/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal.h>
#include <glib.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

G_BEGIN_DECLS

/* clang-format off */
#define SUYUAN_GDAL_FUNCTIONS(X) \
  X (CPLGetErrorHandlerUserData) X (CPLPopErrorHandler) X (CPLPushErrorHandler) \
  X (CPLPushErrorHandlerEx) X (CPLQuietErrorHandler) X (CPLSetConfigOption) X (CSLDestroy) X (CSLSetNameValue) \
  X (GDALAllRegister) X (GDALClose) X (GDALCreate) X (GDALDatasetCommitTransaction) X (GDALDatasetCreateLayer) \
  X (GDALDatasetGetLayer) X (GDALDatasetGetLayerCount) X (GDALDatasetStartTransaction) X (GDALGetDatasetDriver) \
  X (GDALGetDriverByName) X (GDALGetDriverShortName) X (GDALOpenEx) X (OCTDestroyCoordinateTransformation) \
  X (OCTNewCoordinateTransformation) X (OCTTransform) X (OGR_FD_GetFieldCount) X (OGR_FD_GetFieldDefn) \
  X (OGR_F_Create) X (OGR_F_Destroy) X (OGR_F_GetFID) X (OGR_F_GetFieldAsDateTimeEx) X (OGR_F_GetFieldAsDouble) \
  X (OGR_F_GetFieldAsString) X (OGR_F_GetFieldAsStringList) X (OGR_F_GetFieldCount) X (OGR_F_GetFieldDefnRef) \
  X (OGR_F_GetGeometryRef) X (OGR_F_IsFieldSetAndNotNull) X (OGR_F_SetFieldNull) X (OGR_F_SetFieldString) \
  X (OGR_F_SetGeometryDirectly) X (OGR_Fld_Create) X (OGR_Fld_Destroy) X (OGR_Fld_GetNameRef) X (OGR_Fld_GetType) \
  X (OGR_GT_IsSubClassOf) X (OGR_G_AddPoint_2D) X (OGR_G_Clone) X (OGR_G_CreateFromWkb) X (OGR_G_CreateGeometry) \
  X (OGR_G_DestroyGeometry) X (OGR_G_ExportToIsoWkb) X (OGR_G_ExportToWkt) X (OGR_G_FlattenTo2D) \
  X (OGR_G_ForceToMultiLineString) X (OGR_G_ForceToMultiPolygon) X (OGR_G_GetEnvelope) X (OGR_G_GetGeometryCount) \
  X (OGR_G_GetGeometryName) X (OGR_G_GetGeometryRef) X (OGR_G_GetGeometryType) X (OGR_G_GetLinearGeometry) \
  X (OGR_G_GetPointCount) X (OGR_G_GetX) X (OGR_G_GetY) X (OGR_G_IsEmpty) X (OGR_G_SetMeasured) \
  X (OGR_G_SetPoint_2D) X (OGR_G_Transform) X (OGR_G_WkbSize) X (OGR_L_CreateFeature) X (OGR_L_CreateField) \
  X (OGR_L_FindFieldIndex) X (OGR_L_GetFeatureCount) X (OGR_L_GetLayerDefn) X (OGR_L_GetName) \
  X (OGR_L_GetNextFeature) X (OGR_L_GetSpatialRef) X (OGR_L_ResetReading) X (OSRClone) X (OSRGetAttrValue) \
  X (OSRGetName) X (OSRImportFromEPSG) X (OSRIsGeographic) X (OSRNewSpatialReference) X (OSRRelease) \
  X (OSRSetAxisMappingStrategy) X (VSIFree) X (VSIIngestFile)
/* clang-format on */

/* GDAL's functions under their own names; all of them NULL until suyuan_gdal_load() said yes. */
typedef struct
{
#define SUYUAN_GDAL_FIELD(name) __typeof__ (&(name)) name;
  SUYUAN_GDAL_FUNCTIONS (SUYUAN_GDAL_FIELD)
#undef SUYUAN_GDAL_FIELD
} SuyuanGdal;

extern SuyuanGdal suyuan_gdal;

gboolean suyuan_gdal_load (GError **error);

G_END_DECLS
