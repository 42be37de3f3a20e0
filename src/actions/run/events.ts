/** What calls tell whoever watches. */
export type ActionEvent =
  | { readonly event: 'action'; readonly name: string; readonly arguments: unknown; readonly result: string }
  | { readonly event: 'action'; readonly name: string; readonly arguments: unknown; readonly error: string }
  /** A question stands on screen until `confirm` tells its answer, or the turn is over. */
  | { readonly event: 'asks'; readonly question: string }
  | { readonly event: 'confirm'; readonly question: string; readonly answer: boolean }
  | { readonly event: 'edit'; readonly file: string };

export type Tell = (event: ActionEvent) => void;
