// Requirement 17 and the table of twelve: the tree says what the canvas shows, names everything, and grey says why.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { DESKTOP, PHONE, axeFile } from './page.mjs';

export const SCREENS = ['/orders?view=table', '/orders?view=board', '/orders/new', '/orders/58', '/clients', '/clients/new', '/clients/4', '/products', '/products/36',
                        '/receipts', '/receipts/new', '/payments', '/accounts', '/suppliers', '/company', '/company/users', '/company/warehouses', '/company/categories', '/company/prices', '/sessions', '/gallery'];

async function eachScreen(page, look) {
  const wrong = {};
  for (const place of SCREENS) {
    await page.go(place);
    await page.settled(500);
    const found = await look(place, page);
    if (found.length) wrong[place] = found;
  }
  return wrong;
}

/** Controls that nobody can reach: past the edge of the window or of the card that they stand in, with no way to scroll there. */
const outOfSight = (_, page) => page.raw.evaluate(() => [...document.querySelectorAll('#mirror :is(button, a, input, textarea)')].filter((e) => {
  const r = e.getBoundingClientRect(), card = e.closest('[role=group]')?.getBoundingClientRect();
  let wide = false;
  for (let up = e.parentElement; up; up = up.parentElement) wide ||= up.classList.contains('scroller') && up.scrollWidth > up.clientWidth;
  return !wide && r.width > 0 && r.right > Math.min(innerWidth, card?.right ?? innerWidth) + 1;
}).map((e) => (e.getAttribute('aria-label') ?? e.textContent).slice(0, 60)));

export const tests = {
  async 'every grey control has a reason, every control a name'(house) {
    const page = await house.enter();
    const wrong = await eachScreen(page, () => page.raw.evaluate(() => [...document.querySelectorAll('#mirror :is(button, a, input, textarea, [role=menuitem])')].filter((e) => {
      const named = (e.getAttribute('aria-label') ?? e.textContent).trim() || e.closest('[role=gridcell]');
      const explained = e.getAttribute('aria-disabled') !== 'true' || (e.getAttribute('aria-description') ?? '').length > 5;
      return !named || !explained;
    }).map((e) => e.outerHTML.slice(0, 160))));
    assert.deepEqual(wrong, {});
  },
  async 'axe finds nothing serious on any screen'(house) {
    const page = await house.enter();
    const source = fs.readFileSync(axeFile, 'utf8');
    const wrong = await eachScreen(page, async () => {
      await page.raw.evaluate(source);
      // The mirror is transparent: its colours are not those that are seen, and contrast is proven by the theme's own test.
      const report = await page.raw.evaluate(() => axe.run('#mirror', { rules: { 'color-contrast': { enabled: false } } }));
      return report.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 140)}`);
    });
    assert.deepEqual(wrong, {});
  },
  async 'no two controls of a screen are one element, and none lies outside of its parent layer'(house) {
    const page = await house.enter();
    const wrong = await eachScreen(page, () => page.raw.evaluate(() => {
      const ids = [...document.querySelectorAll('#mirror [data-id]')].map((e) => e.dataset.id);
      return ids.filter((id, i) => ids.indexOf(id) !== i);
    }));
    assert.deepEqual(wrong, {});
  },
  async 'texts of the tree lie over drawn pixels'(house) {
    const page = await house.enter({ place: '/orders/58' });
    const empty = await page.raw.evaluate(() => {
      Module.kramStage.frame(performance.now());
      const canvas = document.getElementById('canvas');
      const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height });
      const ink = copy.getContext('2d', { willReadFrequently: true });
      ink.drawImage(canvas, 0, 0);
      const seen = [...document.querySelectorAll('#mirror span')].filter((e) => e.textContent.trim());
      if (seen.length < 20) return ['too few texts'];
      return seen.filter((e) => {
        const r = e.getBoundingClientRect();
        if (r.bottom > innerHeight - 2 || r.top < 0 || r.width < 3) return false;
        const data = new Uint32Array(ink.getImageData(r.x, r.y, Math.max(1, r.width), Math.max(1, r.height)).data.buffer);
        return new Set(data).size < 4;
      }).map((e) => e.textContent);
    });
    assert.deepEqual(empty, []);
  },
  async 'texts can be copied: number and phone are selected by the mouse'(house) {
    const page = await house.enter({ place: '/orders/58' });
    await page.sees('+380');
    const phone = page.raw.locator('#mirror .copyable').filter({ hasText: '+380' }).first();
    const r = await page.rectangle(phone);
    await page.raw.mouse.move(r.x - r.width / 2 + 1, r.y);
    await page.raw.mouse.down();
    await page.raw.mouse.move(r.x + r.width / 2 - 1, r.y, { steps: 6 });
    await page.raw.mouse.up();
    assert.match(await page.raw.evaluate(() => String(document.getSelection())), /\+?380.66/);
  },
  async 'the focus is never lost over a walk of forty Tabs, and always has an element of the tree'(house) {
    const page = await house.enter({ place: '/orders/58' });
    const seen = new Set();
    for (let i = 0; i < 40; i++) {
      await page.raw.keyboard.press('Tab');
      await page.settled(60);
      const now = await page.focused();
      if (now.tag === 'BODY') { assert.ok(i > 25, `lost after ${i} Tabs`); break; }  // past the last one the browser's own bar has it
      seen.add(now.name);
    }
    assert.ok(seen.size > 20, `${seen.size} places`);
  },
  async 'a phone shows every screen without anything beyond its right edge'(house) {
    const page = await house.enter({ viewport: PHONE, touch: true });
    assert.deepEqual(await eachScreen(page, outOfSight), {});
  },
  async 'an empty company says on a phone what belongs where, and no line of it is cut'(house) {
    for (const settings of ['ulao', 'elao']) {
      const page = await house.enter({ viewport: PHONE, touch: true, settings });
      await page.intercept(async (route, request) => {
        if (request.method() !== 'GET') return route.continue();
        const reply = await route.fetch(), text = await reply.text();
        return route.fulfill({ response: reply, body: text.replace(/"items":\[.*\]/s, '"items":[]') });
      });
      let lines = 0;
      assert.deepEqual(await eachScreen(page, async (place) => {
        if (place === '/gallery') return [];  // a sheet of samples, no company's
        const seen = await page.raw.evaluate(() => [...document.querySelectorAll('#mirror [role=main] span')].map((e) => ({ words: e.textContent, wide: e.scrollWidth - e.getBoundingClientRect().width })));
        lines += seen.length;
        return seen.filter(({ wide }) => wide > 1).map(({ words }) => words);
      }), {});
      assert.ok(lines > 60, `${lines} lines`);
      await house.leave();
    }
  },
  async 'names of 120 letters push no control out of its card or of the window'(house) {
    for (const [viewport, touch] of [[DESKTOP, false], [PHONE, true]]) {
      const page = await house.enter({ viewport, touch });
      await page.intercept(async (route, request) => {
        if (request.method() !== 'GET') return route.continue();
        const reply = await route.fetch(), text = await reply.text();
        return route.fulfill({ response: reply, body: text.replace(/"((?:[a-z_]+_)?name)":"([^"]+)"/g, (_, key, name) => `"${key}":"${`${name} `.repeat(120).slice(0, 120).trim()}"`) });
      });
      assert.deepEqual(await eachScreen(page, outOfSight), {});
      await house.leave();
    }
  },
};
