import { useEffect, useState } from 'preact/hooks';
import type { DeviceList, FromSetup, ShownDevice, ToSetup } from '../../setup/protocol.ts';
import { DeviceRow } from './deviceRow.tsx';
import { PartBlock } from './partBlock.tsx';

declare function acquireVsCodeApi(): { postMessage(message: FromSetup): void };

const editor = acquireVsCodeApi();
const send = (message: FromSetup): void => editor.postMessage(message);

/** The page of the set-up: shows what the editor tells, as text alone, and tells it which button was pressed. */
export function SetupApp() {
  const [shown, show] = useState<ToSetup>();
  useEffect(() => {
    const take = ({ data }: MessageEvent<ToSetup>) => show(data);
    window.addEventListener('message', take);
    send({ type: 'ready' });
    return () => window.removeEventListener('message', take);
  }, []);
  if (!shown) return null;
  const { words, parts, paths, isBusy, level, microphones, monitors } = shown;
  const rows = (list: DeviceList, devices: readonly ShownDevice[]) => (
    <ul>
      {devices.map((device, row) => (
        <DeviceRow key={row} device={device} level={level} words={words} press={type => send({ type, list, row })} />
      ))}
    </ul>
  );
  return (
    <main id="setup" aria-busy={isBusy}>
      <h1>{words.title}</h1>
      <p class="status" role="status">
        {words.status}
      </p>
      <div class="buttons">
        <button type="button" onClick={() => send({ type: 'again' })}>
          {words.again}
        </button>
        <button type="button" onClick={() => send({ type: 'choose' })}>
          {words.choose}
        </button>
      </div>
      {paths.length > 0 && (
        <section>
          <h2>{words.paths}</h2>
          <ul class="paths">
            {paths.map((path, index) => (
              <li key={index}>{path}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{words.parts}</h2>
        <ul>
          {parts.map((part, index) => (
            <PartBlock
              key={index}
              part={part}
              level={index === 0 ? level : undefined}
              levelName={words.level}
              mend={remedy => send({ type: 'mend', part: index, remedy })}
            />
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.microphones}</h2>
        {microphones.length > 0 ? rows('microphones', microphones) : <p>{words.none}</p>}
        {monitors.length > 0 && (
          <details>
            <summary>{words.monitors}</summary>
            {rows('monitors', monitors)}
          </details>
        )}
      </section>
    </main>
  );
}
