import { AloudError, type Failure } from '../../common/errors.ts';

/** A voice broke off, or said something else than it was told. */
export class Unsaid extends AloudError {
  /** What nobody has said yet of the text; all of it if nothing was heard. */
  readonly rest: string;

  constructor(rest: string, failure: Failure) {
    super(failure);
    this.rest = rest;
  }
}
