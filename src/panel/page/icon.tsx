/* Icons of 16 by 16, drawn in the color of the text. */
const PATHS = {
  again: 'M2.5 6v4h2.6L8.5 13V3L5.1 6zM11 5.5a3.5 3.5 0 0 1 0 5M12.8 3.7a6 6 0 0 1 0 8.6',
  check: 'M3 8.5l3.2 3.2L13 5',
  clear: 'M3 4.5h10M6.5 4V2.5h3V4M4.5 4.5l.6 9h5.8l.6-9M6.7 7v4M9.3 7v4',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7',
  cross: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  file: 'M4 2.5h5l3 3v8H4zM9 2.5v3h3',
  insert: 'M2.5 3.5h11M2.5 12.5h11M8 5.5v5M5.8 8.4L8 10.6l2.2-2.2',
  keep: 'M3 8a5 5 0 1 1 1.5 3.5M3 13v-2.5h2.5M8 5v3.2l2.2 1.3',
  mic: 'M8 2a2 2 0 0 1 2 2v4a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM3.8 7.8a4.2 4.2 0 0 0 8.4 0M8 12v2',
  mute: 'M8 2a2 2 0 0 1 2 2v4a2 2 0 0 1-4 0V4a2 2 0 0 1 2-2zM3.8 7.8a4.2 4.2 0 0 0 8.4 0M8 12v2M2.5 2.5l11 11',
  note: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 7.2v4M8 4.8v.9',
  play: 'M5 3.2v9.6L12.5 8z',
  question: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM6.2 6.4c0-2.5 3.7-2.4 3.7-.2 0 1.5-1.9 1.5-1.9 3M8 11v.8',
  retry: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.4 3.4',
  send: 'M2.5 8L13.5 3l-3.6 10.2L8 8.6z',
  stop: 'M4.5 4.5h7v7h-7z',
  talk: 'M2.5 3.5h8v5h-4l-2 2v-2h-2zM12.5 6.5h1v5h-1.5v1.8l-1.8-1.8H7',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.8 3.5L3 6.5l2.8 3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

interface ButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly press: () => void;
  readonly isPressed?: boolean;
  readonly tabIndex?: number;
  /** Shows the label too. */
  readonly isWide?: boolean;
  readonly kind?: string;
}

export function Button({ icon, label, press, isPressed, tabIndex, isWide, kind = '' }: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${kind}`}
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      tabIndex={tabIndex}
      onClick={press}
    >
      <Icon name={icon} />
      {isWide && <span>{label}</span>}
    </button>
  );
}
