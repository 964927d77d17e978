/** Text of a file, or its bytes as `hex:...`. */
export type Content = string;

export interface ExpectedIssue {
  readonly file: string;
  readonly row: number | null;
  readonly line: number | null;
  readonly attribute: string | null;
  readonly value: string | null;
  readonly cause: string;
  readonly remedy: string;
}

export interface BrokenCase {
  readonly name: string;
  /** Files that replace or join those of the base. */
  readonly files: Readonly<Record<string, Content>>;
  /** Without the base. */
  readonly alone?: boolean;
  /** Every error, in order. */
  readonly expected: readonly ExpectedIssue[];
}

/** A small model without fault. */
export const BASE: Readonly<Record<string, Content>> = {
  'model.yaml': 'id: demo\nstart: 2026-04-01\nbuckets: 26w 24m\ncurrency: JPY\n',
  'organisation.csv': 'id,kind,country\nacme,manufacturer,JP\n',
  'site.csv': 'id,organisation,country\ntokyo,acme,JP\nkyiv,acme,UA\n',
  'item.csv': 'id,unit\nboat,1\nmotor,1\nwire,m\n',
  'process.csv': 'id,site,item,lead_time\nbuild,tokyo,boat,5\n',
};

export function bytesOf(content: Content): Uint8Array {
  if (!content.startsWith('hex:')) return new TextEncoder().encode(content);
  return Uint8Array.from(content.slice(4).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
