import type { Range } from '../../editor/position.ts';

/** What calls tell whoever watches. */
export type ActionEvent =
  /** `acts`: it does more than look. */
  | {
      readonly event: 'action';
      readonly name: string;
      readonly arguments: unknown;
      readonly result: string;
      readonly acts?: true;
    }
  | { readonly event: 'action'; readonly name: string; readonly arguments: unknown; readonly error: string }
  /** A question stands on screen until `confirm` tells its answer, or the turn is over. */
  | { readonly event: 'asks'; readonly question: string }
  | { readonly event: 'confirm'; readonly question: string; readonly answer: boolean }
  /** `touched`: what was changed, as it stands in the file by then; absent where that is a file as a whole. */
  | { readonly event: 'edit'; readonly file: string; readonly touched?: readonly Range[] };

export type Tell = (event: ActionEvent) => void;
