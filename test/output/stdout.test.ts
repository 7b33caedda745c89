/** The standard output sink: order, backpressure, a closed pipe, a full disk. */
import { Writable } from 'node:stream';
import test from 'ava';
import { OutputError } from '#src/base/errors.js';
import { StdoutSink } from '#src/output/sinks/stdout.js';

function streamOf(write: (text: string, done: (error?: Error) => void) => void): Writable {
  return new Writable({ decodeStrings: false, write: (chunk, _encoding, done) => write(String(chunk), done) });
}

function failing(code: string): Writable {
  return streamOf((_text, done) => done(Object.assign(new Error(`it failed: ${code}`), { code })));
}

test('stdout: lines arrive in order, at the flush', async (t) => {
  const chunks: string[] = [];
  const sink = new StdoutSink(
    streamOf((text, done) => {
      chunks.push(text);
      done();
    }),
    true,
  );
  sink.write('a');
  sink.write('b');
  t.deepEqual(chunks, []);
  await sink.flush();
  await sink.flush();
  t.deepEqual(chunks, ['a\nb\n']);
});

test('stdout: is full after much text, or after each line when unbuffered', async (t) => {
  const discard = streamOf((_text, done) => done());
  const buffered = new StdoutSink(discard, true);
  buffered.write('a');
  t.false(buffered.isFull);
  buffered.write('a'.repeat(100_000));
  t.true(buffered.isFull);
  const unbuffered = new StdoutSink(discard, false);
  t.false(unbuffered.isFull);
  unbuffered.write('');
  t.true(unbuffered.isFull);
  await unbuffered.flush();
  t.false(unbuffered.isFull);
});

test('stdout: a flush waits until the text is taken', async (t) => {
  let release = () => {};
  const sink = new StdoutSink(
    streamOf((_text, done) => {
      release = done;
    }),
    true,
  );
  sink.write('a');
  let isDone = false;
  const flushed = sink.flush().then(() => {
    isDone = true;
  });
  await new Promise(setImmediate);
  t.false(isDone);
  release();
  await flushed;
  t.true(isDone);
});

test('stdout: a reader that went away closes the sink without an error', async (t) => {
  const sink = new StdoutSink(failing('EPIPE'), true);
  sink.write('a');
  await sink.flush();
  t.false(sink.isOpen);
  sink.write('b');
  await t.notThrowsAsync(sink.flush());
});

test('stdout: any other failure is an OutputError', async (t) => {
  const sink = new StdoutSink(failing('ENOSPC'), true);
  sink.write('a');
  await t.throwsAsync(sink.flush(), { instanceOf: OutputError, message: /^cannot write to standard output: / });
  t.false(sink.isOpen);
});
