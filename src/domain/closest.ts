import { distance } from 'fastest-levenshtein';

/**
 * The words closest to `word` by edit distance, closest first, at most `limit`. Leaves out words whose distance is more
 * than a third of the letters of `word` (but at least 2).
 */
export function closestWords(word: string, words: Iterable<string>, limit: number): string[] {
  const maxDistance = Math.max(2, Math.floor(word.length / 3));
  const closest: { word: string; distance: number }[] = [];
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) > maxDistance) continue;
    const edits = distance(word, candidate);
    if (edits > maxDistance) continue;
    closest.push({ word: candidate, distance: edits });
    if (closest.length > 64 + limit) keepClosest(closest, limit);
  }
  return keepClosest(closest, limit).map((candidate) => candidate.word);
}

function keepClosest<T extends { word: string; distance: number }>(candidates: T[], limit: number): T[] {
  candidates.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  candidates.length = Math.min(candidates.length, limit);
  return candidates;
}
