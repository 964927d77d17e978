/** Entry of the worker thread: an answer for each request. */
import { parentPort } from 'node:worker_threads';
import { answer, type SolveRequest } from './protocol.js';

const port = parentPort;
if (!port)
  throw new Error(
    'worker-node.js is the entry of a worker thread; import highsWorker from worker.js instead',
  );
port.on('message', (request: SolveRequest) => {
  void answer(request, (message, transfer) => port.postMessage(message, transfer));
});
