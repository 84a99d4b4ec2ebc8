import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import {
  mappingFileText,
  parseMappingFile,
  withSaved,
} from '../../../src/import/formats/mapped/mapping-file.ts';

const whole = {
  schemaVersion: 1,
  map: { email: 'Recipient', 'details.x': 'X' },
  set: { source: 'shop' },
  event: { 'First open': 'campaignRead', __proto__x: 'campaignSent' },
  mapAction: { opened: 'campaignRead', '*': '-', constructor: 'created' },
  dateFormat: 'dd-MM-yy H:mm',
  skipLines: 2,
  separator: ';',
  encoding: 'windows-1252',
  header: false,
  tz: 'Europe/Brussels',
};

describe('a mapping file', () => {
  it('is written as it is read', () => {
    const text = `${JSON.stringify(whole, null, 2)}\n`;
    expect(mappingFileText(parseMappingFile('m.json', text))).toBe(text);
  });

  it('holds only what was given', () => {
    const text = '{"schemaVersion": 1, "map": {"email": "E"}}';
    expect(mappingFileText(parseMappingFile('m.json', `\ufeff${text}`))).toBe(
      '{\n  "schemaVersion": 1,\n  "map": {\n    "email": "E"\n  }\n}\n',
    );
  });

  it.each([
    ['{"schemaVersion": 1, "map"', 'invalid JSON', '--save-mapping'],
    ['', 'invalid JSON', '--save-mapping'],
    ['[]', 'it is not a mapping file', '--save-mapping'],
    ['{"map": {"email": "E"}}', 'it is not a mapping file', '--save-mapping'],
    ['{"schemaVersion": 2, "map": {}}', 'm.json was written by a newer version', 'Update contact-report'],
    ['{"schemaVersion": 1, "mapp": {}}', 'unknown key "mapp"', 'Did you mean map?'],
    ['{"schemaVersion": 1, "map": {"email": 3}}', 'invalid value of map', ''],
    ['{"schemaVersion": 1, "map": ["email=E"]}', 'invalid value of map', ''],
    ['{"schemaVersion": 1, "skipLines": -1}', 'invalid value of skipLines', ''],
    ['{"schemaVersion": 1, "dateFormat": 7}', 'invalid value of dateFormat', ''],
  ])('%s is refused: %s', (text, message, hint) => {
    const read = () => parseMappingFile('m.json', text);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
    try {
      read();
    } catch (error) {
      expect((error as UsageError).hint).toContain(hint);
    }
  });

  it('gives way to the command line, target by target and word by word', () => {
    const file = parseMappingFile('m.json', JSON.stringify(whole));
    const typed = parseMappingFile(
      'flags',
      JSON.stringify({
        schemaVersion: 1,
        set: { email: 'a@example.com' },
        event: { 'First open': 'campaignReadOnline' },
        mapAction: { Opened: 'campaignReadOnline' },
        skipLines: 0,
      }),
    );
    expect(JSON.parse(mappingFileText(withSaved(typed, file)))).toEqual({
      ...whole,
      map: { 'details.x': 'X' },
      set: { source: 'shop', email: 'a@example.com' },
      event: { __proto__x: 'campaignSent', 'First open': 'campaignReadOnline' },
      mapAction: { '*': '-', constructor: 'created', Opened: 'campaignReadOnline' },
      skipLines: 0,
    });
  });
});
