import { crc32, createDeflateRaw } from 'node:zlib';
import type { Deflater } from '../report/sheet-rows.js';

/** Takes less time than writing the rows of a sheet does. */
const LEVEL = 3;
/** Room for what comes of a piece: where it needs more, it comes back to this thread in between. */
const ROOM = 1 << 18;

/** Deflates in another thread. */
export function deflateBeside(give: (bytes: Uint8Array) => void): Deflater {
  const stream = createDeflateRaw({ level: LEVEL, chunkSize: ROOM });
  stream.on('data', give);
  const ended = new Promise<void>((resolve, reject) => {
    stream.on('end', resolve);
    stream.on('error', reject);
  });
  let crc = 0;
  return {
    push: (piece) => {
      crc = crc32(piece, crc);
      return new Promise((resolve, reject) => {
        stream.write(piece, (error) => (error ? reject(error) : resolve()));
      });
    },
    crc: () => crc,
    end: () => {
      stream.end();
      return ended;
    },
  };
}
