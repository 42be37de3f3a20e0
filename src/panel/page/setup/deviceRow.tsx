import type { SetupWords, ShownDevice } from '../../setup/protocol.ts';
import { Meter } from './meter.tsx';

interface DeviceRowProps {
  readonly device: ShownDevice;
  /** Of the one that is listened to. */
  readonly level: number | undefined;
  readonly words: SetupWords;
  readonly press: (what: 'use' | 'try') => void;
}

/** A microphone, or what plays: to be listened to, and to be used. */
export function DeviceRow({ device, level, words, press }: DeviceRowProps) {
  const { label, detail, isChosen, isTried, failure } = device;
  return (
    <li class={`device${isChosen ? ' chosen' : ''}`}>
      <div class="head">
        <span class="name">{label}</span>
        {isChosen && <span class="state">{words.inUse}</span>}
        <button
          type="button"
          aria-pressed={isTried}
          aria-label={`${words.listen}: ${label}`}
          onClick={() => press('try')}
        >
          {words.listen}
        </button>
        {!isChosen && (
          <button type="button" aria-label={`${words.use}: ${label}`} onClick={() => press('use')}>
            {words.use}
          </button>
        )}
      </div>
      {detail && <p class="took">{detail}</p>}
      {isTried && !failure && <Meter level={level} name={words.level} />}
      {failure && <p class="failure">{failure}</p>}
    </li>
  );
}
