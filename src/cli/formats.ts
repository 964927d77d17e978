/** Forms in which a model is read and written. */
export const MODEL_FORMATS = ['csv', 'yaml', 'xlsx', 'json'] as const;
export type ModelFormat = (typeof MODEL_FORMATS)[number];

/** What `export` writes. */
export const EXPORT_FORMATS = ['mps', 'lp', 'schema', 'templates'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
