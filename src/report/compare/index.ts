export { comparisonHtml } from './html.js';
export { renderComparisonText } from './text.js';
export { comparisonWorkbook } from './workbook.js';
