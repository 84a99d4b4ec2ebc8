/** A whole number with its digits in groups of three. `Intl` does it too, but costs milliseconds at its first use. */
export function grouped(number: number, separator: string): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, separator);
}
