import { type Message, message } from '../../messages/message.ts';

/** Which of several ways was taken, and why none of those before it was. */
export interface Choice {
  /** As settings name it. */
  readonly name: string;
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  readonly name: string;
  readonly why: Message;
}

/** Something that may have chosen among several, and can tell. */
export interface Chooser {
  readonly name: string;
  /** Undefined until it has chosen, and where there is nothing to choose. */
  readonly choice?: Choice | undefined;
  /** What really does it, as people know it, where that is not its name: a model and where it is. */
  readonly label?: Message | undefined;
}

/** What really does it. */
export function chosenName(chooser: Chooser): string {
  return chooser.choice?.name ?? chooser.name;
}

/** The same, as people know it. */
export function chosenLabel(chooser: Chooser): Message | string {
  return chooser.label ?? chosenName(chooser);
}

/** Why what comes first was not taken, a sentence each. */
export function whyNot({ choice }: Chooser): readonly Message[] {
  return (choice?.passedOver ?? []).map(({ name, why }) => message('stages.does-not-work', { name, why }));
}
