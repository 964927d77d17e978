import { expect, test } from 'vitest';
import { lands } from '../../../test/conformance/engines.programs.js';
import { OUT_OF_TIME } from '../contract.js';
import { type Listener, type RemoteWorker, solveRemotely, Workers } from './remote.js';

/** A worker whose answers come when the test says so, which no real one can be made to do. */
class Slow implements RemoteWorker {
  ended = false;
  private heard?: Listener;
  send(): void {}
  listen(listener: Listener): void {
    this.heard = listener;
  }
  hold(): void {}
  end(): void {
    this.ended = true;
  }
  answer(): void {
    const solution = { engine: 'slow', termination: 'optimal', objectives: [] } as const;
    this.heard?.message({ kind: 'done', solution });
  }
}

test('a worker that was ended is not asked again, though its answer still comes', async () => {
  const made: Slow[] = [];
  const workers = new Workers(() => {
    made.push(new Slow());
    return made[made.length - 1];
  });
  const control = new AbortController();
  const first = solveRemotely(workers, { name: 'slow' }, lands(), {}, { signal: control.signal });
  control.abort(OUT_OF_TIME);
  expect((await first).termination).toBe('cancelled');
  expect(made[0].ended).toBe(true);
  made[0].answer();
  const second = solveRemotely(workers, { name: 'slow' }, lands(), {}, {});
  expect(made.length).toBe(2);
  made[1].answer();
  expect((await second).termination).toBe('optimal');
  const third = solveRemotely(workers, { name: 'slow' }, lands(), {}, {});
  expect(made.length).toBe(2);
  made[1].answer();
  expect((await third).termination).toBe('optimal');
});
