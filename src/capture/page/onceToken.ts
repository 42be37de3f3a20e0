import { randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A secret that opens once. Only the one issued last counts. */
export class OnceToken {
  #token: Buffer | undefined;

  issue(): string {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    this.#token = Buffer.from(token);
    return token;
  }

  /** Without using it up. */
  fits(given: string | undefined): boolean {
    const bytes = Buffer.from(given ?? '');
    return this.#token !== undefined && bytes.length === this.#token.length && timingSafeEqual(bytes, this.#token);
  }

  spend(given: string | undefined): boolean {
    const fits = this.fits(given);
    if (fits) this.#token = undefined;
    return fits;
  }
}
