import test from 'ava';
import { scopeContext } from '#src/psp/scope.js';

const ANY = () => true;

test('scope: an image of Docker Hub is looked for under all its names', (t) => {
  const names = ['nginx', 'library/nginx', 'docker.io/nginx', 'docker.io/library/nginx'];
  for (const image of names) {
    t.deepEqual(scopeContext({ images: [image] }, ANY).repositories.toSorted(), names.toSorted(), image);
  }
  t.deepEqual(scopeContext({ images: ['shop/cart'] }, ANY).repositories, ['shop/cart', 'docker.io/shop/cart']);
});

test('scope: an image of another registry has one name', (t) => {
  for (const image of ['reg.example/a', 'localhost/a', 'reg:5000/a/b']) {
    t.deepEqual(scopeContext({ images: [image] }, ANY).repositories, [image]);
  }
});

test('scope: a tag or digest is compared with the whole reference', (t) => {
  for (const image of ['reg:5000/a:1', 'reg.example/a@sha256:00', 'reg.example/a:1@sha256:00']) {
    const { repositories, references, image_texts } = scopeContext({ images: [image] }, ANY);
    t.deepEqual([repositories, references, image_texts], [[], [image], [`"image":"${image}"`]]);
  }
});

test('scope: texts of containers with an image, whatever its tag', (t) => {
  const { image_texts } = scopeContext({ images: ['reg.example/a'] }, ANY);
  t.deepEqual(image_texts, ['"image":"reg.example/a"', '"image":"reg.example/a:', '"image":"reg.example/a@']);
});

test('scope: spellings that cannot be written are left out', (t) => {
  const { repositories } = scopeContext({ images: ['nginx'] }, (text) => text.length < 10);
  t.deepEqual(repositories, ['nginx']);
});
