import { inNormalForm } from '../../../domain/normal-form.ts';

/** Longer names say nothing more. */
const longest = 200;

/** The name of a column in plain words: lower case, without accents, `sentAt` and `sent_at` as `sent at`. */
export function normaliseHeader(column: string): string {
  const letters = inNormalForm(column.slice(0, longest), 'NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss');
  return letters
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, ' ')
    .trim();
}

/** True for the name of a column with the state of a contact, not an event. */
export function isState(column: string): boolean {
  return /^((subscription|subscriber|contact|member|marketing) )?(status|state|statut|etat|staat|zustand|estado|stato)$/.test(
    normaliseHeader(column),
  );
}
