// The characters of the bytes 0x80 to 0x9f (WHATWG Encoding Standard, index windows-1252); all others are as in Latin-1.
const from0x80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes Windows-1252. Node's own decoder (20.x) takes it for Latin-1, in which `’` and `€` are control characters
 * (nodejs/node issue 56542).
 */
export function decodeWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll(/[\x80-\x9f]/g, (byte) => from0x80[byte.charCodeAt(0) - 0x80] ?? byte);
}

/** True for bytes that are text in Windows-1252 and hold no letter in UTF-8. */
export function isWindows1252(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return (
    !/[\xc3-\xf4][\x80-\xbf]/.test(text) &&
    !/[\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]|[\xfe\xff]{2}/.test(text)
  );
}
