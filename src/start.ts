declare const PACKAGE_VERSION: string;

// Scripts ask for the version by itself, and often; nothing else is loaded for it.
if (process.argv.length === 3 && process.argv[2] === '--version') console.log(PACKAGE_VERSION);
else await import('./main.ts');

export {};
