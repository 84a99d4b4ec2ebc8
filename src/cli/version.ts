declare const PACKAGE_VERSION: string;

/** The version in package.json; the build writes it here. */
export const version = PACKAGE_VERSION;
