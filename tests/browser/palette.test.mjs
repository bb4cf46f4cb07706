// Requirements 8 and 9 of the research: one box that finds and acts; shortcuts by the physical key.
import assert from 'node:assert/strict';

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

// A press as a keyboard with that layout sends it: the key's text and its place on the keyboard.
async function physical(page, code, key, { altGraph = false } = {}) {
  const session = await page.raw.context().newCDPSession(page.raw);
  const event = { code, key, windowsVirtualKeyCode: code.charCodeAt(3), modifiers: altGraph ? 3 : 0 };
  await session.send('Input.dispatchKeyEvent', { type: altGraph ? 'keyDown' : 'keyDown', ...event, text: key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  await page.settled();
}

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
  async 'a role never sees an action that is forbidden to it'(house) {
    const page = await house.enter({ login: 'warehouse' });
    await openPalette(page);
    await page.type('новий товар');
    await page.settled(600);
    const options = await page.raw.locator('#mirror [role=option]').allTextContents();
    assert.ok(!options.some((text) => /^Новий товар/.test(text)), options.join(' | '));
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
  async 'N makes a new order under a Ukrainian layout, where the same key types «т»'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await physical(page, 'KeyN', 'т');
    await page.raw.waitForFunction(() => location.hash.startsWith('#/orders/new'));
  },
  async 'N keeps quiet while somebody types'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await page.press(page.raw.locator('#mirror [role=searchbox]').first());
    await physical(page, 'KeyN', 'т');
    assert.match(await page.place(), /^\/orders\?/);
    assert.equal((await page.focused()).value, 'т');
  },
  async 'ґ by the right Alt triggers nothing'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    const used = await page.raw.evaluate(() => {
      const event = new KeyboardEvent('keydown', { key: 'ґ', code: 'KeyN', modifierAltGraph: true, ctrlKey: true, altKey: true, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    });
    await page.settled();
    assert.equal(used, false);
    assert.match(await page.place(), /^\/orders\?/);
  },
  async 'the keys of the browser stay the browser’s'(house) {
    const page = await house.enter({ place: '/orders/58' });
    const taken = await page.raw.evaluate(() => [['F5', 'F5', {}], ['l', 'KeyL', { ctrlKey: true }], ['t', 'KeyT', { ctrlKey: true }], ['n', 'KeyN', { ctrlKey: true }],
      ['w', 'KeyW', { ctrlKey: true }], ['F11', 'F11', {}], ['+', 'Equal', { ctrlKey: true }], ['-', 'Minus', { ctrlKey: true }], ['ArrowLeft', 'ArrowLeft', { altKey: true }], ['p', 'KeyP', { ctrlKey: true }], ['f', 'KeyF', { ctrlKey: true }]]
      .filter(([key, code, more]) => {
        const event = new KeyboardEvent('keydown', { key, code, ...more, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(event);
        return event.defaultPrevented;
      }).map(([key]) => key));
    assert.deepEqual(taken, []);
  },
};
