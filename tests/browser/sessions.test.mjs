// One's own sessions: seen from the person's menu, ended one by one or all but this one.
import assert from 'node:assert/strict';
import { PHONE } from './page.mjs';

const ends = (page) => page.raw.locator('#mirror').getByRole('button', { name: 'Завершити: Chrome', exact: false });
const confirm = (page, name) => page.press(page.raw.locator('#mirror [role=dialog]').getByRole('button', { name, exact: true }));

export const tests = {
  async 'the menu leads to the sessions; another one is ended and asks for its password'(house) {
    const other = await house.enter({ login: 'accountant', place: '/orders' });
    const page = await house.enter({ login: 'accountant', place: '/orders' });
    await page.pressButton('Меню користувача');
    await page.press(page.role('menuitem', 'Мої сеанси'));
    assert.equal(await page.place(), '/sessions');
    await page.sees('цей сеанс');
    await page.sees('Chrome, Linux');
    const before = (await page.read('/sessions')).items.length;
    await page.press(ends(page).first());
    await confirm(page, 'Завершити');
    await page.sees('Сеанс завершено');
    assert.equal((await page.read('/sessions')).items.length, before - 1);
    assert.equal((await other.api('GET', '/me')).status, 401);
  },
  async 'all others end at once; this one stays'(house) {
    const others = [await house.enter({ login: 'warehouse', place: '/orders' }), await house.enter({ login: 'warehouse', place: '/orders' })];
    const page = await house.enter({ login: 'warehouse', place: '/sessions', viewport: PHONE, touch: true });
    await page.pressButton('Завершити інші');
    await confirm(page, 'Завершити всі інші');
    await page.sees('Інші сеанси завершено');
    assert.deepEqual((await page.read('/sessions')).items.map((row) => row.current), [true]);
    for (const other of others) assert.equal((await other.api('GET', '/me')).status, 401);
    assert.equal(await page.role('button', 'Завершити інші').getAttribute('aria-disabled'), 'true');
  },
};
