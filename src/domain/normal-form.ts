/** Normalising takes time in the square of a run of marks. No language has longer ones (Unicode Standard Annex #15, D4). */
const longRun = /\p{M}{31}/u;

/** `text` from outside in a Unicode normal form; a text with more than 30 combining marks in a row stays as it is. */
export function inNormalForm(text: string, form: 'NFC' | 'NFD'): string {
  return longRun.test(text) ? text : text.normalize(form);
}
