// What the browser does for every page it does here too: clipboard, input methods, scrolling, menus, sharpness, and
// reading without a graphics card. The table of twelve of the research, as far as headless Chromium can tell.
import assert from 'node:assert/strict';
import { plain } from './page.mjs';

const TABLE = '/orders?view=table';
const clipboard = (page, type = 'text/plain') => page.raw.evaluate(async (type) => {
  for (const item of await navigator.clipboard.read()) if (item.types.includes(type)) return (await item.getType(type)).text();
  return '';
}, type);

async function withClipboard(house, place) {
  const page = await house.enter({ place });
  await page.raw.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: house.url });
  return page;
}

const firstRow = (page) => page.raw.locator('#mirror [role=rowgroup] [role=row]').first();

export const tests = {
  async 'Ctrl+C on a row gives its cells in columns, as text and as a table'(house) {
    const page = await withClipboard(house, TABLE);
    await firstRow(page).focus();
    await page.settled();
    await page.raw.keyboard.press('Control+KeyC');
    const text = plain(await clipboard(page)).trim(), html = await clipboard(page, 'text/html');
    const cells = text.split('\t');
    assert.ok(cells.length >= 6, text);
    assert.equal((html.match(/<td>/g) ?? []).length, cells.length, html);
    assert.ok(plain(html).includes(`<td>${cells[0]}</td>`), html);
  },
  async 'Ctrl+V and Shift+Insert put Ukrainian text into a field'(house) {
    const page = await withClipboard(house, '/orders/new');
    const note = page.field('Примітка');
    await page.raw.evaluate(() => navigator.clipboard.writeText('Ґанок, з’їзд, 1 250,00 ₴'));
    await page.press(note);
    await page.raw.keyboard.press('Control+KeyV');
    await page.raw.keyboard.type(' + ');
    await page.raw.keyboard.press('Shift+Insert');
    await page.settled();
    assert.equal(await note.inputValue(), 'Ґанок, з’їзд, 1 250,00 ₴ + Ґанок, з’їзд, 1 250,00 ₴');
  },
  async 'an input method composes in the field as in any other'(house) {
    const page = await house.enter({ place: '/orders/new' });
    const note = page.field('Примітка');
    await page.press(note);
    const line = await page.raw.context().newCDPSession(page.raw);
    for (const part of ['п', 'пр', 'при']) await line.send('Input.imeSetComposition', { text: part, selectionStart: part.length, selectionEnd: part.length });
    await page.settled();
    assert.equal(await note.inputValue(), 'при', 'the text that is being composed is not disturbed');
    await line.send('Input.insertText', { text: 'привіт' });
    await page.settled();
    assert.equal(await note.inputValue(), 'привіт');
  },
  async 'the wheel moves a list as far as it moves any part of a page'(house) {
    const page = await house.enter({ place: '/gallery/table' });
    await page.raw.evaluate(() => {
      const plainBox = Object.assign(document.createElement('div'), { id: 'plain' });
      plainBox.style.cssText = 'position:fixed;right:0;bottom:0;width:200px;height:200px;overflow:auto;z-index:9';
      plainBox.append(Object.assign(document.createElement('div'), { style: 'height:90000px' }));
      document.body.append(plainBox);
    });
    const turn = async (x, y) => { await page.raw.mouse.move(x, y); for (let i = 0; i < 6; i++) await page.raw.mouse.wheel(0, 100); await page.settled(400); };
    await turn(700, 400);
    await turn(1350, 820);
    const [ours, theirs] = await page.raw.evaluate(() => [document.querySelector('#mirror .scroller[role=rowgroup]').scrollTop, document.getElementById('plain').scrollTop]);
    assert.ok(theirs > 300 && Math.abs(ours - theirs) <= theirs * 0.05, `${ours} and ${theirs}`);
  },
  async 'a right click opens our menu over rows only, with copying first; with Shift it is the browser’s'(house) {
    const page = await withClipboard(house, TABLE);
    const asked = async (target, modifiers = []) => {
      await page.raw.evaluate(() => { window.kept = undefined; document.addEventListener('contextmenu', (event) => setTimeout(() => { window.kept = !event.defaultPrevented; }), { once: true }); });
      await page.press(target, { button: 'right', modifiers });
      return page.raw.evaluate(() => window.kept);
    };
    const cell = page.raw.locator('#mirror [role=rowgroup] [role=row] [role=gridcell]').filter({ hasNotText: '№' }).nth(2);
    assert.equal(await asked(cell, ['Shift']), true);
    assert.equal(await asked(page.raw.locator('#mirror [role=searchbox]').first()), true, 'over a field the menu is the browser’s');
    assert.equal(await asked(cell), false);
    const items = await page.raw.locator('#mirror [role=menuitem]').allTextContents();
    assert.deepEqual(items.slice(0, 3), ['Копіювати', 'Відкрити', 'Відкрити в новій вкладці']);
    await page.press(page.role('menuitem', 'Копіювати'));
    assert.ok((await clipboard(page)).split('\t').length >= 6);
  },
  async 'the key of menus opens the menu of the focused row, and Escape gives the focus back'(house) {
    const page = await house.enter({ place: TABLE });
    await firstRow(page).focus();
    await page.settled();
    await page.raw.keyboard.press('ContextMenu');
    await page.settled();
    await page.role('menuitem', 'Копіювати').waitFor({ state: 'attached', timeout: 5000 });
    await page.key('Escape');
    assert.equal(await page.raw.evaluate(() => document.activeElement.getAttribute('role')), 'row');
  },
  async 'the bitmap has the pixels of the device at every ratio'(house) {
    for (const scale of [1, 1.25, 1.5, 2, 3]) {
      const page = await house.enter({ place: TABLE, viewport: { width: 1000, height: 600 }, scale });
      const [w, h] = await page.raw.evaluate(() => { const c = document.getElementById('canvas'); return [c.width, c.height]; });
      assert.deepEqual([w, h], [Math.round(1000 * scale), Math.round(600 * scale)], `ratio ${scale}`);
      await house.leave();
    }
  },
  async 'without a graphics card the tree itself can be read and worked with'(house) {
    const page = await house.enter({ place: TABLE, signedIn: false });
    await page.signIn('owner');
    await page.raw.addInitScript(() => {
      const usual = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...more) { return /webgl/.test(kind) ? null : usual.call(this, kind, ...more); };
    });
    await page.open(TABLE);
    assert.ok(await page.raw.locator('#mirror a[href*="#/orders/"]').count() > 5);
    await page.raw.locator('#mirror a[href*="#/orders/"]').first().click();
    await page.raw.waitForFunction(() => /^#\/orders\/\d+/.test(location.hash));
    const seen = await page.raw.evaluate(() => getComputedStyle(document.querySelector('#mirror [role=heading], #mirror span')).color);
    assert.ok(!/^rgba.*, 0\)$/.test(seen), `the words are seen: ${seen}`);
    assert.deepEqual(page.errors, []);
  },
};
