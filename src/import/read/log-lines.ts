import { messages } from '../../messages/messages.ts';
import type { Content } from './input.ts';
import { type InputRecord, maxRecordBytes, type OversizeSink } from './input-record.ts';
import { splitLines } from './json-lines.ts';

/** Reads a log. Each line that is not blank is a record; its value is the text without the line break. */
export async function* readLogLines(
  { chunks, blankLines }: Pick<Content, 'chunks' | 'blankLines'>,
  onOversize: OversizeSink,
): AsyncIterable<InputRecord[]> {
  let number = blankLines;
  for await (const lines of splitLines(chunks, onOversize)) {
    const records: InputRecord[] = [];
    for (const { bytes, text, tooLong } of lines) {
      number += 1;
      if (tooLong) {
        const problem = messages.rejections.tooLong(maxRecordBytes / 1024 / 1024);
        records.push({ number, problem, text: null });
      } else if (text === null) {
        records.push({ number, problem: messages.rejections.notUtf8, text: bytes });
      } else if (text.trim() !== '') {
        records.push({ number, value: text.trimEnd(), text });
      }
    }
    yield records;
  }
}
