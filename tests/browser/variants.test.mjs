// A product's card lists its variants and adds one; a variant's card leads back.
import assert from 'node:assert/strict';
import { PHONE } from './page.mjs';

const variants = (page) => page.raw.locator('#mirror').getByRole('grid', { name: 'Варіанти', exact: true });

async function makeGlaze(page) {
  const mark = Date.now() % 1000000;
  const product = await page.make('/products', { name: `Лазур ${mark}`, sku: `LAZ-${mark}`, kind: 'good', unit: 'шт' });
  const oak = await page.make('/products', { name: product.name, sku: `LAZ-${mark}-D`, kind: 'good', parent_id: product.id, variant: 'дуб, 1 л', price: '410.50' });
  return { mark, product, oak };
}

export const tests = {
  async 'the card lists the variants with their articles, prices and stock, each a link'(house) {
    const page = await house.enter({ place: '/products' });
    const { mark, product, oak } = await makeGlaze(page);
    await page.open(`/products/${product.id}`);
    await page.sees('дуб, 1 л');
    const text = await variants(page).textContent();
    for (const word of [`LAZ-${mark}-D`, '410,50', 'немає']) assert.ok(text.includes(word), `${word} in ${text}`);
    await page.sees('410,50\u00a0₴');
    await page.press(page.role('link', 'дуб, 1 л', false));
    assert.equal(await page.place(), `/products/${oak.id}`);
    await page.sees(`${product.name}, дуб, 1 л`);
    assert.equal(await variants(page).count(), 0, 'a variant has no variants');
    await page.press(page.role('link', product.name));
    assert.equal(await page.place(), `/products/${product.id}`);
  },
  async 'a new variant takes what its product is, and stands on the card'(house) {
    const page = await house.enter({ place: '/products' });
    const { mark, product } = await makeGlaze(page);
    await page.open(`/products/${product.id}`);
    await page.pressButton('Додати варіант');
    assert.equal((await page.focused()).name, 'Варіант', 'one types the difference at once');
    assert.equal(await page.field('Назва').inputValue(), product.name);
    assert.equal(await page.role('button', 'Зберегти', false).getAttribute('aria-disabled'), 'true', 'not without a difference');
    await page.type('горіх, 1 л');
    await page.fill(page.field('Артикул'), `LAZ-${mark}-G`);
    await page.pressButton('Зберегти');
    await page.sees(`${product.name}, горіх, 1 л`);
    await page.press(page.role('link', product.name));
    await page.sees('горіх, 1 л');
    const { items } = await page.read(`/products?parent=${product.id}`);
    assert.deepEqual(items.map((row) => row.variant), ['горіх, 1 л', 'дуб, 1 л']);
  },
  async 'whoever may not edit products sees the variants and why none is added'(house) {
    const owner = await house.enter({ place: '/products' });
    const { product } = await makeGlaze(owner);
    const page = await house.enter({ login: 'accountant', place: `/products/${product.id}` });
    await page.sees('дуб, 1 л');
    assert.equal(await page.role('button', 'Додати варіант', false).getAttribute('aria-disabled'), 'true');
  },
  async 'a phone shows the variants and the way to the parent'(house) {
    const page = await house.enter({ place: '/products', viewport: PHONE, touch: true });
    const { product, oak } = await makeGlaze(page);
    await page.open(`/products/${product.id}`);
    await page.press(page.role('link', 'дуб, 1 л', false));
    assert.equal(await page.place(), `/products/${oak.id}`);
    await page.press(page.role('link', product.name));
    assert.equal(await page.place(), `/products/${product.id}`);
  },
};
