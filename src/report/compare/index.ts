export { comparisonHtml } from './html.js';
export { renderComparisonText } from './text.js';
export { differenceSentences, noPlanText } from './words.js';
export { comparisonWorkbook } from './workbook.js';
