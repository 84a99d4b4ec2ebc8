import { distance } from 'fastest-levenshtein';

/**
 * The words nearest to `word` by edit distance, nearest first, at most `limit`. Words that differ by more than a
 * third of their letters are not near.
 */
export function closestWords(word: string, words: Iterable<string>, limit: number): string[] {
  const reach = Math.max(2, Math.floor(word.length / 3));
  const near: { word: string; distance: number }[] = [];
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) > reach) continue;
    const far = distance(word, candidate);
    if (far > reach) continue;
    near.push({ word: candidate, distance: far });
    if (near.length > 64 + limit) keepBest(near, limit);
  }
  return keepBest(near, limit).map((candidate) => candidate.word);
}

function keepBest<T extends { word: string; distance: number }>(near: T[], limit: number): T[] {
  near.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
  near.length = Math.min(near.length, limit);
  return near;
}
