import test from 'ava';
import fc from 'fast-check';
import { LineSplitter } from '#src/sources/k8s-audit/line-splitter.js';

interface Line {
  readonly text: string;
  readonly number: number;
  readonly isTooLong: boolean;
  readonly isLast: boolean;
}

function split(chunks: readonly Buffer[], maxLineBytes = 1000): Line[] {
  const splitter = new LineSplitter(maxLineBytes);
  const lines: Line[] = [];
  const take = () => {
    while (splitter.next()) {
      const { bytes, start, end, lineNumber, isTooLong, isLast } = splitter;
      lines.push({ text: bytes.toString('latin1', start, end), number: lineNumber, isTooLong, isLast });
    }
  };
  for (const chunk of chunks) {
    splitter.feed(chunk);
    take();
    chunk.fill(0);
  }
  splitter.finish();
  take();
  return lines;
}

const texts = (lines: readonly Line[]) => lines.map((line) => line.text);

test('lines: a line ends at a line feed, the last one also at the end', (t) => {
  t.deepEqual(texts(split([Buffer.from('a\n\nb\r\nc')])), ['a', '', 'b\r', 'c']);
  t.deepEqual(
    split([Buffer.from('a\nb')]).map((line) => line.isLast),
    [false, true],
  );
  t.deepEqual(
    split([Buffer.from('a\n')]).map((line) => line.isLast),
    [false],
  );
  t.deepEqual(split([]), []);
});

test('lines: a line may lie across many chunks', (t) => {
  const chunks = ['a', 'b', '', 'c\nd', '\n', 'e'].map((text) => Buffer.from(text));
  t.deepEqual(texts(split(chunks)), ['abc', 'd', 'e']);
});

test('lines: a line at the limit is whole, one beyond it is marked, and its neighbours are untouched', (t) => {
  const lines = split(
    [Buffer.from('x\n12345\n123456\n'), Buffer.from('12'), Buffer.from('34'), Buffer.from('56\ny\n1234567')],
    5,
  );
  t.deepEqual(texts(lines), ['x', '12345', '', '', 'y', '']);
  t.deepEqual(
    lines.map((line) => line.isTooLong),
    [false, false, true, true, false, true],
  );
  t.deepEqual(
    lines.map((line) => line.number),
    [1, 2, 3, 4, 5, 6],
  );
});

test('lines: chunking makes no difference (property)', (t) => {
  const bytes = fc.array(fc.constantFrom(10, 10, 13, 97, 98), { maxLength: 60 });
  const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 12 });
  fc.assert(
    fc.property(bytes, cuts, fc.integer({ min: 1, max: 9 }), (content, places, limit) => {
      const whole = Buffer.from(content);
      const bounds = [0, ...places.filter((p) => p < whole.length).sort((a, b) => a - b), whole.length];
      const chunks = bounds.slice(1).map((end, i) => Buffer.from(whole.subarray(bounds[i], end)));
      const expected = split([Buffer.from(whole)], limit);
      t.deepEqual(split(chunks, limit), expected);
      const naive = whole.toString('latin1').split('\n');
      if (naive.at(-1) === '') {
        naive.pop();
      }
      t.deepEqual(
        texts(expected),
        naive.map((text) => (text.length > limit ? '' : text)),
      );
    }),
    { numRuns: Number(process.env['DRYPOD_FUZZ_RUNS'] ?? 500) },
  );
});
