import type { ShownPart } from '../../setup/protocol.ts';
import { Meter } from './meter.tsx';

interface PartBlockProps {
  readonly part: ShownPart;
  /** Of the microphone, while that is being tried. */
  readonly level: number | undefined;
  readonly levelName: string;
  readonly mend: (remedy: number) => void;
}

/** One part: what it is now, what it can, how long a real request took, and what mends it. */
export function PartBlock({ part, level, levelName, mend }: PartBlockProps) {
  const { title, state, says, detail, can, took, buttons } = part;
  return (
    <li class={`part ${state}`}>
      <div class="head">
        <h3>{title}</h3>
        <span class="state">{says}</span>
      </div>
      {state === 'trying' && level !== undefined && <Meter level={level} name={levelName} />}
      {detail && <p>{detail}</p>}
      {can && <p>{can}</p>}
      {took && <p class="took">{took}</p>}
      {buttons.length > 0 && (
        <div class="buttons">
          {buttons.map((label, remedy) => (
            <button key={remedy} type="button" aria-label={`${title}: ${label}`} onClick={() => mend(remedy)}>
              {label}
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
