// Requirement 8 of the research: one box that finds and acts, in few keys, only what the role may do.
import assert from 'node:assert/strict';
import fs from 'node:fs';

async function openPalette(page) {
  await page.key('Control+KeyK');
  await page.raw.waitForSelector('#mirror [role=dialog] input:focus', { state: 'attached' });
  await page.settled();
}
async function leavePalette(page) {
  await page.key('Escape');
  await page.raw.waitForFunction(() => !document.querySelector('#mirror [role=dialog]'));
  await page.settled();
}

// What the palette may offer: titles with the permission that each needs, as the screens declare them.
const screens = fs.readFileSync(new URL('../../client-wasm/screens/screens.cpp', import.meta.url), 'utf8');
const COMMANDS = [...screens.matchAll(/\{\{"([^"]+)", "[^"]+"\}, icon::\w+, (?:"(\w+)"|nullptr), (?:"[^"]*", "\/[^"]*"|"\/[^"]*", true)/g)].map(([, title, permission]) => ({ title, permission }));
const offered = (page) => page.raw.locator('#mirror [role=option]').evaluateAll((options) => options.map((e) => e.textContent.split(',')[0]));

const TABLE = '/orders?view=table', draft = { place: 'draft' };
const at = (place) => (page) => page.raw.waitForFunction((place) => location.hash.startsWith('#' + place), place, { timeout: 8000 });
const inDialog = (words) => (page) => page.raw.waitForFunction((words) => document.querySelector('#mirror [role=dialog]')?.getAttribute('aria-label')?.includes(words), words, { timeout: 8000 });
const focusOn = (name) => (page) => page.raw.waitForFunction((name) => (document.activeElement.getAttribute('aria-label') ?? '').startsWith(name), name, { timeout: 8000 });
const sees = (words) => (page) => page.sees(words, 8000);
const box = (words, ...more) => ['Control+KeyK', ...words, ...(more.length ? more : ['Enter'])];

// [the action, where one stands, the keys, what must come of it]: no more than eight keys each.
const ACTIONS = [
  ['a new order', TABLE, ['KeyN'], at('/orders/new')],
  ['to the clients', TABLE, ['KeyG', 'KeyC'], at('/clients')],
  ['to the products', TABLE, ['KeyG', 'KeyS'], at('/products')],
  ['to the receipts', TABLE, ['KeyG', 'KeyR'], at('/receipts')],
  ['to the payments', TABLE, ['KeyG', 'KeyP'], at('/payments')],
  ['to the accounts', TABLE, ['KeyG', 'KeyA'], at('/accounts')],
  ['to the orders', '/clients', ['KeyG', 'KeyO'], at('/orders')],
  ['to the suppliers', TABLE, box('пост'), at('/suppliers')],
  ['to the company', TABLE, box('комп'), at('/company')],
  ['to the people', TABLE, box('люд'), at('/company/users')],
  ['to the warehouses', TABLE, box('скл'), at('/company/warehouses')],
  ['to the price lists', TABLE, box('прай'), at('/company/prices')],
  ['a new client', TABLE, ['KeyG', 'KeyC', 'KeyN'], at('/clients/new')],
  ['a new product', TABLE, ['KeyG', 'KeyS', 'KeyN'], at('/products/new')],
  ['a new service', TABLE, box('нова'), at('/products/new?kind=service')],
  ['a new receipt', TABLE, ['KeyG', 'KeyR', 'KeyN'], at('/receipts/new')],
  ['a new supplier', TABLE, [...box('пост'), 'KeyN'], at('/suppliers/new')],
  ['a new account', TABLE, ['KeyG', 'KeyA', 'KeyN'], inDialog('Новий рахунок')],
  ['a new person', TABLE, [...box('люд'), 'KeyN'], inDialog('Нова людина')],
  ['a new warehouse', TABLE, [...box('скл'), 'KeyN'], inDialog('склад')],
  ['an order by its number', '/clients', box('58'), at('/orders/58')],
  ['a client by the tail of the phone', TABLE, ['KeyG', 'KeyC', 'Slash', ...'0004'], sees('Дем’яненко')],
  ['a product by its article', TABLE, box('cem-25'), at('/products/')],
  ['search the list', TABLE, ['Slash'], async (page) => assert.equal((await page.focused()).role, 'searchbox')],
  ['all keys', TABLE, ['F1'], inDialog('Клавіші')],
  ['add a line', draft, ['Insert'], focusOn('Товар, рядок 2')],
  ['copy a line', draft, ['Insert', 'ArrowUp', 'F9'], focusOn('Кількість, рядок 2')],
  ['remove a line', draft, ['Insert', 'ArrowUp', 'Delete'], sees('Рядок видалено')],
  ['save what was typed', draft, ['Insert', 'ArrowUp', 'ArrowRight', 'Digit3', 'Control+KeyS'], sees('Чернетку збережено')],
  ['confirm the order', draft, ['Control+Enter'], sees('Замовлення підтверджено')],
  ['the other language', TABLE, box('англ'), sees('Orders')],  // the last: all else is in Ukrainian
];

export const tests = {
  async 'Ctrl+K finds an order by its number and Enter opens it'(house) {
    const page = await house.enter();
    await openPalette(page);
    assert.equal((await page.focused()).tag, 'INPUT');
    await page.type('58');
    await page.raw.waitForFunction(() => [...document.querySelectorAll('#mirror [role=option]')].some((e) => /№ ?58/.test(e.textContent)));
    await page.settled();
    await page.press(page.raw.locator('#mirror [role=option]').filter({ hasText: /№.58/ }).first());
    await page.raw.waitForFunction(() => location.hash === '#/orders/58');
  },
  async 'Ctrl+K finds a client by the tail of the phone, a product by its article, an action by its name'(house) {
    const page = await house.enter();
    for (const [words, found] of [['0000004', /Дем’яненко/], ['CEM-25', /Цемент М500/], ['нове замов', /Нове замовлення/]]) {
      await openPalette(page);
      await page.type(words);
      await page.raw.waitForFunction((source) => [...document.querySelectorAll('#mirror [role=option]')].some((e) => new RegExp(source).test(e.textContent)), found.source);
      await leavePalette(page);
    }
  },
  async 'Ctrl+Enter opens the hit in a new tab and leaves this one where it is'(house) {
    const page = await house.enter({ place: '/clients' });
    for (const [words, place] of [['58', '/orders/58'], ['склади', '/company/warehouses']]) {
      await openPalette(page);
      const tab = page.raw.context().waitForEvent('page', { timeout: 8000 });
      await page.type(words);
      await page.key('Control+Enter', false);
      const opened = await tab;
      await opened.waitForFunction((place) => location.hash === '#' + place, place);
      await opened.close();
      assert.equal(await page.place(), '/clients');
      await page.raw.waitForFunction(() => !document.querySelector('#mirror [role=dialog]'));
    }
  },
  async 'Enter pressed before the answer comes means what is typed'(house) {
    const page = await house.enter({ place: '/clients' });
    await page.delayCalls('/orders?search=', 800);
    await openPalette(page);
    await page.raw.keyboard.type('58');
    await page.raw.keyboard.press('Enter');
    await page.raw.waitForFunction(() => location.hash === '#/orders/58');
  },
  async 'every role is offered what it may do, and nothing else'(house) {
    assert.ok(COMMANDS.length > 14, `${COMMANDS.length} commands in screens.cpp`);
    const roles = Object.keys(house.logins).filter((login) => !login.startsWith('owner-'));
    assert.ok(roles.length > 3, roles.join());
    for (const login of roles) {
      const page = await house.enter({ login });
      const { permissions } = await page.read('/me');
      await openPalette(page);
      const may = COMMANDS.filter(({ permission }) => !permission || permissions.includes(permission)).map(({ title }) => title);
      const seen = (await offered(page)).filter((title) => COMMANDS.some((command) => command.title === title));
      assert.deepEqual(seen.sort(), [...may].sort(), login);
      await house.leave();
    }
  },
  async 'each of the commonest actions takes at most eight keys'(house) {
    const wrong = [];
    const page = await house.enter();
    const { items } = await page.read('/products?search=INSTALL');
    const makeDraft = async () => '/orders/' + (await page.make('/orders', { client_id: '4', lines: [{ product_id: items[0].id, quantity: '1' }] })).id;
    for (const [what, where, keys, came] of ACTIONS) {
      for (let open = 0; open < 3 && await page.raw.locator('#mirror [role=dialog]').count(); open++) await page.key('Escape');
      await page.go(where === draft ? await makeDraft() : where);
      page.keyCount = 0;
      try {
        for (const key of keys) await (key.length === 1 ? page.type(key) : page.key(key));
        assert.ok(page.keyCount <= 8, `${page.keyCount} keys`);
        await came(page);
      } catch (error) {
        wrong.push(`${what}: ${error.message.split('\n')[0]} (${await page.place()})`);
      }
    }
    assert.ok(ACTIONS.length >= 30);
    assert.deepEqual(wrong, []);
  },
  async 'closing the palette gives the focus back to where it was'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    const search = page.raw.locator('#mirror [role=searchbox]').first();
    await page.press(search);
    const before = (await page.focused()).name;
    await openPalette(page);
    await leavePalette(page);
    assert.equal((await page.focused()).name, before);
  },
};
