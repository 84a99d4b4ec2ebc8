const suppressions = new Set(['Suppressed', 'OnAccountSuppressionList']);

/** The kind of a bounce by its SES type: `hard`, `soft`, or `unknown`. Resend, which sends through SES, uses the same types. */
export function bounceKindOf(type: unknown): string {
  if (type === 'Permanent') return 'hard';
  return type === 'Transient' || type === 'Temporary' ? 'soft' : 'unknown';
}

/** True for the subtype of an address that SES no longer sends to. */
export function isSuppression(subType: unknown): boolean {
  return suppressions.has(String(subType));
}
