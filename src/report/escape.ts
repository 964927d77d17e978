/** Text for HTML and SVG, inside elements and inside quoted attributes. */
export function esc(text: string | number): string {
  return (
    String(text)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;')
      // Control characters are not allowed in HTML; a name that holds one still has to be shown.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '\ufffd')
  );
}

/** Text in cells of half a em: CJK characters count two. Cut with an ellipsis to fit. */
export { cellWidth as textWidth, clip } from '../explain/cells.js';
