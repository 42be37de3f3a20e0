/** A verb as it is said to someone who is to do something. */
export interface Verb {
  /** Imperatives: `lösch`, `lösche`, and `löscht`, which recognisers also write for them. */
  readonly now: readonly string[];
  /** Infinitives, whole: `löschen`, `auswählen`. */
  readonly whole: readonly string[];
  /** The same without what stands apart: `wählen`. */
  readonly stem: readonly string[];
  /** What stands apart, at the end: `aus`. */
  readonly apart: string;
}

/** A verb of its stem, as in `lösch`, with what stands apart from it, as in `aus`. */
export function verb(stem: string, apart = '', infinitive = `${stem}en`): Verb {
  const toSeveral = /[dtn]$/.test(stem) ? `${stem}et` : `${stem}t`;
  const now = [stem, `${stem}e`, toSeveral, ...(stem.endsWith('el') ? [`${stem.slice(0, -2)}le`] : [])];
  return { now, whole: [`${apart}${infinitive}`], stem: [infinitive], apart };
}

/** Ways to say that something be done: "lösch …", "… löschen", "löschen Sie …", by any of several verbs. */
export function saying(verbs: readonly Verb[], ...objects: readonly string[]): readonly string[] {
  return objects.flatMap(object =>
    verbs.flatMap(({ now, whole, stem, apart }) =>
      [
        `${either(now)} ${object} ${apart}`,
        `${object} ${either(whole)}`,
        `${either(stem)} [sie] ${object} ${apart}`,
        ...(apart === '' ? [] : [`${either(whole)} ${object}`]),
      ].map(way => way.trim()),
    ),
  );
}

function either(words: readonly string[]): string {
  return words.length === 1 ? (words[0] ?? '') : `(${words.join(' | ')})`;
}
