// What a person made of a table stays over a reload; numbers are shown whole; samples for developers are in no menu.
import assert from 'node:assert/strict';
import { PHONE, TABLET, plain } from './page.mjs';

const headings = (page) => page.raw.evaluate(() => [...document.querySelectorAll('#mirror [role=columnheader]')].map((e) => e.getAttribute('aria-label') ?? e.textContent));

async function makeLarge(page, more = {}) {
  const { items } = await page.read('/products?limit=1');
  await page.make('/orders', { lines: [{ product_id: items[0].id, quantity: '1000', price: '9999999.9999' }], ...more });
}

async function largeIsWhole(page) {
  const cell = page.raw.locator('#mirror [role=gridcell]').filter({ hasText: /^9.999.999.999,90$/ }).first();
  assert.equal(plain(await cell.textContent()), '9 999 999 999,90');
  const [wanted, has] = await cell.evaluate((e) => {
    const range = document.createRange();
    range.selectNodeContents(e);
    return [range.getBoundingClientRect().width, e.getBoundingClientRect().width];
  });
  assert.ok(wanted <= has + 1.5, `${wanted} px in ${has}`);
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
    await page.reload();
    await largeIsWhole(page);
  },
  async 'a phone shows the same sum whole in the narrow card of a client'(house) {
    const page = await house.enter({ place: '/clients', viewport: PHONE, touch: true });
    const { items } = await page.read('/clients?limit=1');
    await makeLarge(page, { client_id: items[0].id });
    await page.open(`/clients/${items[0].id}`);
    await page.settled(500);
    await largeIsWhole(page);
  },
  async 'the menu of the person shows by touch who it is and how to sign out, without scrolling'(house) {
    for (const viewport of [PHONE, TABLET]) {
      const page = await house.enter({ place: '/orders', viewport, touch: true });
      await page.press(page.role('button', 'Меню користувача'));
      const menu = await page.role('menu', 'Меню користувача').boundingBox();
      for (const line of [page.text('Майстренко', false), page.role('menuitem', 'Мої сеанси'), page.role('menuitem', 'Вийти')]) {
        const box = await line.boundingBox();
        assert.ok(box.y >= menu.y && box.y + box.height <= menu.y + menu.height, `${box.y} … ${box.y + box.height} in ${menu.y} + ${menu.height}`);
      }
      await house.leave();
    }
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
