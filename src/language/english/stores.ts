/** What `store` and `doctor` say. */
export const stores = {};
