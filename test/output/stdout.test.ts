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
  );
  sink.write('a');
  sink.write('b');
  t.deepEqual(chunks, []);
  await sink.flush();
  await sink.flush();
  t.deepEqual(chunks, ['a\nb\n']);
});

test('stdout: is full after much text', async (t) => {
  const sink = new StdoutSink(streamOf((_text, done) => done()));
  sink.write('a');
  t.false(sink.isFull);
  sink.write('a'.repeat(100_000));
  t.true(sink.isFull);
  await sink.flush();
  t.false(sink.isFull);
});

test('stdout: says so before it writes, not when there is nothing to write', async (t) => {
  const sink = new StdoutSink(streamOf((_text, done) => done()));
  let count = 0;
  sink.beforeWrite = () => {
    count++;
  };
  await sink.flush();
  t.is(count, 0);
  sink.write('a');
  await sink.flush();
  t.is(count, 1);
});

test('stdout: a flush waits until the text is taken', async (t) => {
  let release = () => {};
  const sink = new StdoutSink(
    streamOf((_text, done) => {
      release = done;
    }),
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
  const sink = new StdoutSink(failing('EPIPE'));
  sink.write('a');
  await sink.flush();
  t.false(sink.isOpen);
  sink.write('b');
  await t.notThrowsAsync(sink.flush());
});

test('stdout: any other failure is an OutputError', async (t) => {
  const sink = new StdoutSink(failing('ENOSPC'));
  sink.write('a');
  await t.throwsAsync(sink.flush(), { instanceOf: OutputError, message: /^cannot write to standard output: / });
  t.false(sink.isOpen);
});
