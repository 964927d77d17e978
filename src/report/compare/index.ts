export { comparisonHtml } from './html.js';
export { renderComparisonText } from './text.js';
export { noPlanText } from './words.js';
export { comparisonWorkbook } from './workbook.js';
