// Loaded before the program (`node --import`): for it, it is always the moment that PICTURE_NOW names.
const now = Date.parse(process.env.PICTURE_NOW ?? '');

class StoppedDate extends Date {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now] : parts));
  }

  static now() {
    return now;
  }
}

globalThis.Date = StoppedDate;
