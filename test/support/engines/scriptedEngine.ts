/**
 * An engine's process that does what the first sample tells it to: for what a real engine seldom does. A model one of
 * whose files is called so cannot be loaded.
 */
import { parseToEngine } from '../../../src/engines/protocol.ts';
import { endWithParent } from '../../../src/processes/endWithParent.ts';
import { TOLD } from './told.ts';

/** What was added of each utterance. */
const added = new Map<number, readonly number[]>();
const send = (answer: unknown): unknown => process.send?.(answer);

endWithParent();
process.on('message', message => {
  const request = parseToEngine(message);
  if (request?.type === 'load') {
    const isBroken = Object.values(request.files).some(path => path.includes('broken'));
    send(isBroken ? { type: 'failed', why: 'protobuf parsing failed' } : { type: 'loaded' });
    return;
  }
  if (request?.type === 'say') {
    // A sample for each sign that is said, each the number of the speaker.
    send({ type: 'said', samples: new Int16Array(request.text.length).fill(request.speaker) });
    return;
  }
  if (request?.type === 'add') {
    const heard = [...(added.get(request.utterance) ?? []), ...request.samples];
    added.set(request.utterance, heard);
    if (request.samples[0] === TOLD.abort) return process.abort();
    const tail = `${heard.length} samples${request.isPause ? '.' : ''}`;
    send({ type: 'so-far', settled: request.hotWords.join(' '), tail });
    return;
  }
  if (request?.type === 'end') {
    const heard = added.get(request.utterance) ?? [];
    added.delete(request.utterance);
    send({ type: 'heard', text: request.isWanted ? `${heard.length} samples in all, ${added.size} more` : '' });
    return;
  }
  const samples = request?.samples ?? new Int16Array();
  switch (samples[0]) {
    case TOLD.hang:
      for (;;);
    case TOLD.abort:
      // As the engine ends that has no memory left.
      return process.abort();
    case TOLD.complainAndEnd:
      process.stderr.write('terminate called after throwing\nstd::bad_alloc\n', () => process.exit(134));
      return;
    case TOLD.tellEnvironment:
      send({ type: 'heard', text: JSON.stringify([process.env, process.argv]) });
      return;
    case TOLD.talkNonsense:
      send({ type: 'heard', text: 5 });
      return;
    case TOLD.answerLoaded:
      send({ type: 'loaded' });
      return;
    case TOLD.fail:
      send({ type: 'failed', why: 'memory access out of bounds' });
      return;
    case TOLD.answerLate:
      setTimeout(() => send({ type: 'heard', text: `late ${samples.length}` }), 100);
      return;
    default:
      send({ type: 'heard', text: `${samples.length} samples` });
  }
});
