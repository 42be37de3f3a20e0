/** Characters that show nothing: controls except the line break, bidi marks, tag characters, zero-width ones. */
export const UNSEEN_CHARACTERS = /(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;
