// Requirement 9 of the research: keys by their place, a sheet of them, shown while Alt is held, letters can be off.
import assert from 'node:assert/strict';

// A press as a keyboard with that layout sends it: the text of the key and its place.
async function physical(page, code, key, modifiers = 0) {
  const session = await page.raw.context().newCDPSession(page.raw);
  const event = { code, key, modifiers };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event, text: key.length === 1 ? key : undefined });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  await page.settled();
}
const dialogs = (page) => page.raw.locator('#mirror [role=dialog]').count();
const settingsOf = (page) => page.raw.evaluate(() => localStorage.getItem('kram:settings'));

// [code, key] of the presses on each layout.
const LAYOUTS = {
  us: { N: ['KeyN', 'n'], G: ['KeyG', 'g'], C: ['KeyC', 'c'], slash: ['Slash', '/'] },
  uk: { N: ['KeyN', 'т'], G: ['KeyG', 'п'], C: ['KeyC', 'с'], slash: ['Slash', '.'] },
  dvorak: { N: ['KeyL', 'n'], G: ['KeyU', 'g'], C: ['KeyI', 'c'], slash: ['BracketLeft', '/'] },
};

export const tests = {
  async 'N, G then C, and the stroke of search act on US, Ukrainian and Dvorak layouts'(house) {
    for (const [layout, keys] of Object.entries(LAYOUTS)) {
      const page = await house.enter({ place: '/orders' });
      await physical(page, ...keys.slash);
      assert.equal((await page.focused()).role, 'searchbox', layout);
      await physical(page, ...keys.N);
      assert.equal((await page.focused()).value, keys.N[1], `${layout}: the letter goes into the field`);
      assert.match(await page.place(), /^\/orders/, layout);
      await page.go('/products');
      await physical(page, ...keys.G);
      await physical(page, ...keys.C);
      assert.equal(await page.place(), '/clients', layout);
      await physical(page, ...keys.N);
      assert.equal(await page.place(), '/clients/new', layout);
      await house.leave();
    }
  },
  async 'the right Alt types ґ and triggers nothing'(house) {
    const page = await house.enter({ place: '/orders' });
    for (const letter of ['KeyN', 'KeyG', 'KeyK', 'KeyS']) await physical(page, letter, 'ґ', 3);
    const used = await page.raw.evaluate(() => {
      const event = new KeyboardEvent('keydown', { key: 'ґ', code: 'KeyN', modifierAltGraph: true, ctrlKey: true, altKey: true, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.equal(used, false, 'the letter is the browser’s');
    assert.match(await page.place(), /^\/orders/);
    assert.equal(await dialogs(page), 0);
  },
  async 'F1 opens the sheet of all keys in both languages; Esc closes it and gives the focus back'(house) {
    for (const [settings, words] of [['ulao', ['Усі клавіші', 'Скопіювати рядок', 'Головна дія']], ['elao', ['All keys', 'Copy the line', 'The main action']]]) {
      const page = await house.enter({ place: '/orders', settings });
      await page.key('Slash');
      const before = await page.focused();
      assert.equal(before.role, 'searchbox');
      await page.key('F1');
      assert.equal(await dialogs(page), 1);
      const seen = await page.words();
      for (const word of [...words, 'Ctrl+Enter', 'F9', 'Ctrl+K', 'G O']) assert.ok(seen.includes(word), word);
      await page.key('Escape');
      assert.equal(await dialogs(page), 0);
      assert.deepEqual(await page.focused(), before);
      await house.leave();
    }
  },
  async 'holding Alt shows the key beside each control, and letting go hides it'(house) {
    const page = await house.enter({ place: '/orders' });
    const badges = () => page.raw.evaluate(() => [...document.querySelectorAll('#mirror span')].map((e) => e.textContent).filter((t) => ['N', '/', 'Ctrl+K', 'G C'].includes(t)).sort());
    const keyed = await page.raw.evaluate(() => [...document.querySelectorAll('#mirror [aria-keyshortcuts]')].map((e) => e.getAttribute('aria-keyshortcuts')));
    for (const key of ['N', '/', 'Ctrl+K', 'G C']) assert.ok(keyed.includes(key), `${key} of ${keyed}`);
    assert.deepEqual(await badges(), []);
    await page.raw.keyboard.down('AltLeft');
    await page.raw.waitForTimeout(400);
    await page.settled();
    assert.deepEqual(await badges(), ['/', 'Ctrl+K', 'G C', 'N']);
    await page.raw.keyboard.up('AltLeft');
    await page.settled();
    assert.deepEqual(await badges(), []);
  },
  async 'keys of one letter are switched off in the menu of the user and stay so; chords go on'(house) {
    const page = await house.enter({ place: '/products' });
    await page.press(page.role('button', 'Меню користувача'));
    await page.press(page.role('menuitem', 'Клавіші з однієї літери', false));
    assert.match(await settingsOf(page), /n$/);
    await page.reload();
    await page.key('KeyN');
    await page.key('KeyG');
    await page.key('KeyC');
    await page.key('Slash');
    assert.equal(await page.place(), '/products');
    assert.notEqual((await page.focused()).role, 'searchbox');
    await page.key('Control+KeyK');
    assert.equal(await dialogs(page), 1);
  },
  async 'the end of the session asks for the password above the screen in the language of the screen; what was typed stays'(house) {
    for (const [settings, title, action] of [['ulao', 'Сеанс завершено', 'Увійти'], ['elao', 'Session ended', 'Sign in']]) {
      const page = await house.enter({ place: '/clients/new', settings });
      const name = page.raw.locator('#mirror input').first();
      await page.press(name);
      await page.type('Недописане');
      await page.raw.context().clearCookies();
      await page.go('/orders?view=table');
      const form = page.raw.getByRole('dialog', { name: title });
      await form.waitFor();
      await form.locator('[name=login]').fill('owner');
      await form.locator('[name=password]').fill(house.logins.owner);
      await form.getByRole('button', { name: action }).click();
      await form.waitFor({ state: 'hidden' });
      await page.go('/clients/new');
      assert.ok((await page.raw.evaluate(() => [...document.querySelectorAll('#mirror input')].map((e) => e.value))).includes('Недописане'));
      await house.leave();
    }
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
