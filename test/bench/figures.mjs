export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function duration(ms) {
  return ms < 1000 ? `${ms.toFixed(ms < 100 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

export function bytes(count) {
  return `${(count / 1e6).toFixed(count < 1e7 ? 1 : 0)} MB`;
}

export function count(number) {
  return number.toLocaleString('en');
}

/** A ratio with its spread: `1.04 (1.01–1.09)`. */
export function ratioText(ratio) {
  if (!ratio) return '–';
  const two = (value) => value.toFixed(2);
  return ratio.min === ratio.max
    ? two(ratio.median)
    : `${two(ratio.median)} (${two(ratio.min)}–${two(ratio.max)})`;
}
