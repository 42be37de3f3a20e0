export const ADDRESS = /(?:[a-z\d+.-]{0,20}:\/\/|\bwww\.)[^\s<>]*[^\s<>.,;:!?)\]'"]/gi;

const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/gu;
const ENTITIES = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['nbsp', ' '],
  ['quot', '"'],
]);

/** Entities as what they stand for. */
export function unescaped(text: string): string {
  const meant = text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (entity, decimal, hexadecimal, name) => {
    if (name) return ENTITIES.get(name.toLowerCase()) ?? entity;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
  return unseenRemoved(meant);
}

/** Without what takes no place on screen, or has no meaning that all share. */
export function unseenRemoved(text: string): string {
  return text.replace(UNSEEN, '');
}
