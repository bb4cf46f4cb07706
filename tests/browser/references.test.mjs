// Places of a warehouse and product categories are renamed and put away; what is away is offered no more.
import assert from 'node:assert/strict';
import { PHONE } from './page.mjs';

const toggle = (page) => page.raw.locator('#mirror [role=dialog]').getByRole('switch', { name: 'В архіві' });
const closed = (page) => page.raw.waitForFunction(() => !document.querySelector('#mirror [role=dialog]'));

async function choices(page, field) {
  await page.press(page.role('combobox', field));
  const names = await page.raw.locator('#mirror [role=option]').allTextContents();
  await page.key('Escape');
  return names.map((name) => name.trim());
}

export const tests = {
  async 'a place is added, renamed and put away; the last one stays'(house) {
    const page = await house.enter({ place: '/company/warehouses' });
    const warehouse = await page.make('/warehouses', { name: 'Склад ' + Date.now() % 100000 });
    await page.make(`/warehouses/${warehouse.id}/places`, { name: 'А-1' });
    const second = await page.make(`/warehouses/${warehouse.id}/places`, { name: 'Б-' + warehouse.id });
    await page.reload();
    await page.press(page.role('button', 'Б-' + warehouse.id));
    await page.fill(page.field('Назва'), 'В-' + warehouse.id);
    await page.pressButton('Зберегти');
    await closed(page);
    await page.press(page.role('button', 'В-' + warehouse.id));
    await page.press(toggle(page));
    await page.pressButton('Зберегти');
    await closed(page);
    await page.sees(`В-${warehouse.id} · в архіві`);
    const place = await page.read(`/places/${second.id}`);
    assert.deepEqual([place.name, place.archived, place.version], ['В-' + warehouse.id, true, 3]);
  },
  async 'the only place in use is not put away, and the form says why'(house) {
    const page = await house.enter({ place: '/company/warehouses' });
    const warehouse = await page.make('/warehouses', { name: 'Єдиний ' + Date.now() % 100000 });
    const name = 'Полиця ' + warehouse.id, [only] = warehouse.places;
    assert.equal((await page.api('PATCH', `/places/${only.id}`, { name }, only.version)).status, 200);
    await page.reload();
    await page.press(page.role('button', name));
    await page.press(toggle(page));
    await page.pressButton('Зберегти');
    await page.sees('має лишитися хоча б одне місце');
  },
  async 'a category is renamed and put away: its products keep it, no other gets it'(house) {
    const page = await house.enter({ place: '/company/categories' });
    const mark = Date.now() % 100000, name = `Крокви ${mark}`;
    await page.pressButton('Нова категорія');
    await page.fill(page.field('Назва'), `Балки ${mark}`);
    await page.pressButton('Додати');
    await closed(page);
    await page.press(page.role('button', `Змінити категорію Балки ${mark}`));
    await page.fill(page.field('Назва'), name);
    await page.pressButton('Зберегти');
    await closed(page);
    const category = (await page.read('/categories?limit=200')).items.find((row) => row.name === name);
    const product = await page.make('/products', { name: `Крокваниця ${mark}`, category_id: category.id });
    await page.press(page.role('button', `Змінити категорію ${name}`));
    await page.press(toggle(page));
    await page.pressButton('Зберегти');
    await closed(page);
    await page.sees('в архіві');
    await page.open(`/products/${product.id}`);
    await page.sees(name);
    await page.open(`/products/${product.id}/edit`);
    assert.ok((await choices(page, 'Категорія')).includes(`${name} · в архіві`));
    await page.open('/products/new');
    assert.ok(!(await choices(page, 'Категорія')).some((choice) => choice.startsWith(name)));
  },
  async 'the same on a phone, for whoever may only look'(house) {
    const page = await house.enter({ login: 'seller', place: '/company/categories', viewport: PHONE, touch: true });
    await page.sees('Метизи');
    assert.equal(await page.role('button', 'Змінити категорію', false).count(), 0);
    await page.open('/company/warehouses');
    await page.sees('місце');
    assert.equal(await page.role('button', 'Місце', false).getAttribute('aria-disabled'), 'true');
  },
};
