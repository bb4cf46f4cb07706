// What a person made of a table stays over a reload; numbers are shown whole; samples for developers are in no menu.
import assert from 'node:assert/strict';
import { plain } from './page.mjs';

const LARGE = '9999999999.90';
const headings = (page) => page.raw.evaluate(() => [...document.querySelectorAll('#mirror [role=columnheader]')].map((e) => e.getAttribute('aria-label') ?? e.textContent));

async function makeLarge(page) {
  const { items } = await page.read('/products?limit=1');
  await page.make('/orders', { lines: [{ product_id: items[0].id, quantity: '1000', price: '9999999.9999' }] });
  await page.reload();
}

export const tests = {
  async 'hidden columns and the order of rows stay over a reload and another screen'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await page.press(page.role('button', 'Стовпці'));
    await page.press(page.role('menuitem', 'Запас'));
    await page.key('Escape');
    await page.press(page.role('columnheader', 'Сума, ₴'));
    assert.ok(!(await headings(page)).includes('Запас'));
    await page.open('/clients');
    await page.open('/orders?view=table');
    await page.reload();
    assert.ok(!(await headings(page)).includes('Запас'), 'hidden still');
    assert.notEqual(await page.role('columnheader', 'Сума, ₴').getAttribute('aria-sort'), 'none');
    assert.match(await page.place(), /sort=total/);
  },
  async 'a sum of ten digits is drawn whole in the table'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await makeLarge(page);
    const words = plain(`${LARGE.slice(0, 1)} 999 999 999,90`);
    const cell = page.raw.locator('#mirror [role=gridcell]').filter({ hasText: /^9.999.999.999,90$/ }).first();
    assert.equal(plain(await cell.textContent()), words);
    const [wanted, has] = await cell.evaluate((e) => {
      const range = document.createRange();
      range.selectNodeContents(e);
      return [range.getBoundingClientRect().width, e.getBoundingClientRect().width];
    });
    assert.ok(wanted <= has + 1.5, `${wanted} px in ${has}`);
  },
  async 'the gallery is reached by its address only'(house) {
    const page = await house.enter({ place: '/orders' });
    assert.equal(await page.role('link', 'Галерея').count(), 0);
    await page.key('Control+k');
    assert.equal(await page.role('option', 'Галерея', false).count(), 0);
    await page.key('Escape');
    await page.go('/gallery');
    await page.sees('Галерея');
  },
};
