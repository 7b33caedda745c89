/** Reading whole files: limits, folders, and what cannot be read. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { readInput, readRulesFiles } from '#src/app/input-file.js';
import { folderOf } from '../_support/run-drypod.js';

const MIB = 1024 * 1024;
const folder = folderOf({ 'b.yaml': 'b', 'a.yml': 'a', 'c.txt': 'c', big: 'x'.repeat(2 * MIB + 1) });
mkdirSync(join(folder, 'empty'));
writeFileSync(join(folder, 'bytes'), Buffer.of(0x61, 0xff, 0x62));

function at(name: string): string {
  return join(folder, name);
}

test('input: a file within the limit, and one beyond', (t) => {
  t.deepEqual(readInput(at('a.yml'), 1), { name: at('a.yml'), text: 'a' });
  t.deepEqual(readInput(at('big'), 2 * MIB), { name: at('big'), readError: 'it is larger than 2 MiB' });
});

test('input: bytes that are no UTF-8 are kept', (t) => {
  t.deepEqual(readInput(at('bytes'), MIB), { name: at('bytes'), text: 'a\udcffb' });
});

test('input: a byte order mark tells the encoding and is no part of the text', (t) => {
  for (const bytes of [
    [0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xa9],
    [0xff, 0xfe, 0x61, 0, 0xe9, 0],
    [0xfe, 0xff, 0, 0x61, 0, 0xe9],
  ]) {
    writeFileSync(at('marked'), Buffer.from(bytes));
    t.deepEqual(readInput(at('marked'), MIB), { name: at('marked'), text: 'aé' });
  }
});

test('input: a folder, and what is not there', (t) => {
  t.deepEqual(readInput(folder, MIB), { name: folder, readError: 'it is a folder, not a file' });
  t.deepEqual(readInput(at('none'), MIB), { name: at('none'), readError: 'no such file or folder' });
  t.deepEqual(readInput(at('a.yml/x'), MIB), { name: at('a.yml/x'), readError: 'a part of the path is no folder' });
});

test('input: a folder of rules stands for its *.yaml and *.yml files, by name', (t) => {
  t.deepEqual(readRulesFiles([at('c.txt'), folder]), [
    { name: at('c.txt'), text: 'c' },
    { name: at('a.yml'), text: 'a' },
    { name: at('b.yaml'), text: 'b' },
  ]);
  t.deepEqual(readRulesFiles([at('empty')]), [
    { name: at('empty'), readError: 'the folder holds no *.yaml or *.yml files' },
  ]);
});
