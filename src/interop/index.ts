/** Foreign formats, each to our tables: parts lists of electronics tools, price lists, models of other planners. */
export { readAltiumBom } from './altium-bom/index.js';
export * from './bom/index.js';
export * from './frepple/index.js';
export { readKicadBom } from './kicad-bom/index.js';
export { readMarkdownBom } from './markdown-bom/index.js';
export { readPartsDatabase } from './parts-database/index.js';
