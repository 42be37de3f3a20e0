/** Which of several ways was taken, and why none of those before it was. */
export interface Choice {
  /** As settings name it. */
  readonly name: string;
  readonly passedOver: readonly PassedOver[];
}

export interface PassedOver {
  readonly name: string;
  /** A sentence. */
  readonly why: string;
}

/** Something that may have chosen among several, and can tell. */
export interface Chooser {
  readonly name: string;
  /** Undefined until it has chosen, and where there is nothing to choose. */
  readonly choice?: Choice | undefined;
}

/** What really does it. */
export function chosenName(chooser: Chooser): string {
  return chooser.choice?.name ?? chooser.name;
}

/** Why what comes first was not taken, a sentence each; '' where there is nothing to say. */
export function whyNot({ choice }: Chooser): string {
  return (choice?.passedOver ?? []).map(({ name, why }) => `${name} does not work: ${why}`).join(' ');
}
