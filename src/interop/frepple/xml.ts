import { SaxesParser } from 'saxes';
import type { IssueList } from '../../base/issues.js';
import { decodeText } from '../../tables/decode.js';

/** An element of the file: attributes, child elements and the text between them. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
  text: string;
  readonly line: number;
}

export interface XmlReading {
  readonly root: XmlNode;
  /** Targets and lines of processing instructions such as `<?python ... ?>`. */
  readonly instructions: readonly { readonly target: string; readonly line: number }[];
}

/** Larger files are refused, packed or unpacked. */
const MOST_MEGABYTES = 400;
/** Nesting beyond any real file. */
const MOST_DEPTH = 200;

/** Text of a file that may be packed with gzip; undefined after an issue. */
export async function xmlText(
  data: string | Uint8Array,
  file: string,
  issues: IssueList,
): Promise<string | undefined> {
  if (typeof data === 'string') return data;
  const bytes = data[0] === 0x1f && data[1] === 0x8b ? await unpacked(data, file, issues) : data;
  if (!bytes) return undefined;
  if (bytes.length > MOST_MEGABYTES * 1e6) return tooLarge(file, issues);
  const declared = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(
    String.fromCharCode(...bytes.subarray(0, 200)),
  )?.[1];
  if (declared && /^(iso-8859-1|windows-1252|latin1)$/i.test(declared))
    return new TextDecoder('windows-1252').decode(bytes);
  return decodeText(bytes, file, issues);
}

function tooLarge(file: string, issues: IssueList): undefined {
  issues.add({ severity: 'error', code: 'frepple.too-large', file, params: { most: MOST_MEGABYTES } });
  return undefined;
}

async function unpacked(bytes: Uint8Array, file: string, issues: IssueList): Promise<Uint8Array | undefined> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MOST_MEGABYTES * 1e6) {
        await reader.cancel();
        return tooLarge(file, issues);
      }
      chunks.push(value);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    issues.add({ severity: 'error', code: 'frepple.gzip-broken', file, params: { reason } });
    return undefined;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

class TooDeep extends Error {}

/** Elements of an XML text; undefined after an issue that says where it is broken. */
export function readXml(text: string, file: string, issues: IssueList): XmlReading | undefined {
  const parser = new SaxesParser();
  const instructions: { target: string; line: number }[] = [];
  const open: XmlNode[] = [];
  let root: XmlNode | undefined;
  let line = 1;
  parser.on('opentagstart', () => {
    line = parser.line;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= MOST_DEPTH) throw new TooDeep(`more than ${MOST_DEPTH} levels`);
    const node: XmlNode = {
      name: name.replace(/^.*:/, ''),
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [key, value])),
      children: [],
      text: '',
      line,
    };
    open.at(-1)?.children.push(node);
    root ??= node;
    open.push(node);
  });
  const addText = (part: string): void => {
    const node = open.at(-1);
    if (node) node.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('processinginstruction', ({ target }) => {
    instructions.push({ target, line: parser.line });
  });
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    return broken(error, parser.line, file, issues);
  }
  return root ? { root, instructions } : undefined;
}

function broken(error: unknown, line: number, file: string, issues: IssueList): undefined {
  const reason = error instanceof Error ? error.message.replace(/^\d+:\d+:\s*/, '') : String(error);
  const params = { reason: reason.replace(/\.$/, '') };
  issues.add({ severity: 'error', code: 'frepple.xml-broken', file, line, params });
  return undefined;
}
