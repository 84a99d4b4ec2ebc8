/** The answers about consent; `stopped` is by the sender, `mixed` that several scopes differ. */
export const consentStates = ['granted', 'unconfirmed', 'withdrawn', 'stopped', 'unknown', 'mixed'] as const;

/** The answer about one or several scopes. */
export type SummaryState = (typeof consentStates)[number];

/** The answer about one scope. */
export type ConsentState = Exclude<SummaryState, 'mixed'>;
