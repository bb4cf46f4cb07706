// Requirement 13 of the research: the focus is always seen and never lost.
import assert from 'node:assert/strict';
import fs from 'node:fs';

const theme = fs.readFileSync(new URL('../../client-wasm/widgets/theme.cpp', import.meta.url), 'utf8');
const hexes = (pattern) => [...theme.matchAll(pattern)].map((found) => parseInt(found[1], 16));
const FOCUS = hexes(/\.focus = rgb\(0x([0-9A-F]{6})\)/g);
// A field that is marked wrong keeps its own colour: the fifth tone of each theme, which must stand out as much.
const WRONG = hexes(/\.tones = \{(?:\{[^}]*\},\s*){4}\{rgb\(0x([0-9A-F]{6})\)/g);
const [LIGHT, DARK] = [0, 1].map((i) => ({ focus: FOCUS[i], wrong: WRONG[i] }));

/** Looks at the drawn pixels about the focused element: on each side, how thick the ring is and how it stands out. */
function ringOf(page, colors) {
  return page.raw.evaluate((colors) => {
    Module.kramStage.frame(performance.now());
    const canvas = document.getElementById('canvas'), focused = document.activeElement;
    const whole = focused.getBoundingClientRect(), role = focused.getAttribute('role'), color = focused.ariaInvalid === 'true' ? colors.wrong : colors.focus;
    // The ring of a mark with words beside it is about the mark.
    const mark = whole.width > 60 && { checkbox: [18, 18], switch: [36, 20] }[role];
    const box = mark ? new DOMRect(whole.left, whole.top + (whole.height - mark[1]) / 2, ...mark) : whole;
    const from = { x: Math.max(0, Math.floor(box.left) - 12), y: Math.max(0, Math.floor(box.top) - 12) };
    const width = Math.ceil(Math.min(canvas.width, box.right + 12) - from.x), height = Math.ceil(Math.min(canvas.height, box.bottom + 12) - from.y);
    const ink = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true });
    ink.drawImage(canvas, from.x, from.y, width, height, 0, 0, width, height);
    const { data } = ink.getImageData(0, 0, width, height);
    const pixel = (x, y) => [0, 1, 2].map((i) => data[((Math.round(y) - from.y) * width + Math.round(x) - from.x) * 4 + i]);
    const wanted = [color >> 16, (color >> 8) & 255, color & 255];
    const isRing = (p) => p.every((v, i) => Math.abs(v - wanted[i]) < 14);
    const bright = (p) => { const [r, g, b] = p.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const contrast = (p, q) => { const [a, b] = [bright(p), bright(q)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
    // From eight pixels outside of a side inwards: the first run of the ring's colour, and what lies before it.
    const look = (x, y, dx, dy, deep) => {
      let thick = 0, outside = null;
      for (let i = -8; i < deep; i++) {
        const px = x + dx * i, py = y + dy * i;
        if (px < 0 || py < 0 || px >= innerWidth || py >= innerHeight) continue;
        if (isRing(pixel(px, py))) thick++;
        else if (thick) break;
        else outside = [px, py];
      }
      const beyond = outside && pixel(Math.max(0, outside[0] - dx), Math.max(0, outside[1] - dy));
      return { thick, contrast: beyond ? contrast(wanted, beyond) : 21 };
    };
    const sides = { left: [], right: [], top: [], bottom: [] };
    for (const part of [0.2, 0.35, 0.5, 0.65, 0.8]) {
      const x = box.left + box.width * part, y = box.top + box.height * part, w = Math.floor(box.width / 2), h = Math.floor(box.height / 2);
      sides.left.push(look(box.left, y, 1, 0, w)); sides.right.push(look(box.right - 1, y, -1, 0, w));
      sides.top.push(look(x, box.top, 0, 1, h)); sides.bottom.push(look(x, box.bottom - 1, 0, -1, h));
    }
    const bad = Object.entries(sides).filter(([, samples]) => !samples.some((s) => s.thick >= 2 && s.contrast >= 3))
      .map(([side, samples]) => `${side} ${Math.max(...samples.map((s) => s.thick))} px ${Math.max(...samples.map((s) => s.contrast)).toFixed(1)}:1`);
    return { name: (focused.getAttribute('aria-label') ?? focused.textContent).slice(0, 40), role: focused.getAttribute('role') ?? focused.localName, id: focused.dataset.id, bad };
  }, colors);
}

const isOpen = (page) => page.raw.locator('#mirror [role=dialog]').count();
const press = (chord) => (page) => page.key(chord);
const click = (find) => async (page) => { const target = find(page); await page.press(target); };
const button = (name) => click((page) => page.role('button', name, false));
const go = (place) => (page) => page.go(place);

// Forty actions in one sitting, by keyboard and mouse, over lists, a card, menus and dialogs.
const ACTIONS = [
  press('Tab'), press('Slash'), (page) => page.type('Дем'), press('Escape'), press('ArrowDown'),
  press('Control+KeyK'), (page) => page.type('58'), press('Escape'), press('Control+KeyK'), (page) => page.type('склади'),
  press('Enter'), press('KeyN'), press('Tab'), press('Escape'), press('F1'),
  press('Escape'), go('/orders/58'), press('Tab'), button('Дії із замовленням'), press('ArrowDown'),
  press('Escape'), (page) => page.raw.mouse.click(700, 880).then(() => page.settled()), press('KeyN'), (page) => page.type('0660000004', false), press('Enter'),
  (page) => page.type('CEM-25', false), press('Enter'), press('Digit3'), press('F9'), press('Delete'),
  press('Control+KeyZ'), press('Control+KeyS'), button('Меню користувача'), press('Escape'), click((page) => page.role('link', 'Клієнти', false)),
  press('ArrowDown'), press('Enter'), (page) => page.raw.goBack().then(() => page.settled()), press('KeyN'), (page) => page.reload().then(() => page.key('Tab')),
];

// [place, how the dialog is opened: its opener has the focus then]
const DIALOGS = [
  ['/accounts', 'Новий рахунок'], ['/company/users', 'Додати людину'], ['/company/warehouses', 'Новий склад'], ['/company/prices', 'Новий прайс'],
  ['/company', 'Нова юридична особа'], ['/orders?view=table', 'Пошук або дія'],
];

const PLACES = ['/orders?view=table', '/orders/58', '/gallery', '/orders?view=board', '/orders/new', '/clients', '/clients/new', '/company', '/company/users', '/payments'];

async function ringsOf(house, dark, places) {
  const wrong = [];
  let looked = 0;
  for (const place of places) {
    const page = await house.enter({ place, dark, settings: dark ? 'udao' : 'ulao' });
    for (let i = 0; i < 45; i++) {
      await page.raw.keyboard.press('Tab');
      await page.settled(50);
      if ((await page.focused()).tag === 'BODY') break;
      const ring = await ringOf(page, dark ? DARK : LIGHT);
      looked++;
      if (ring.bad.length) wrong.push(`${place} ${ring.role} «${ring.name}»: ${ring.bad.join(', ')}`);
    }
    await house.leave();
  }
  assert.ok(looked > 20 * places.length, `${looked} places`);
  const apart = [...new Set(wrong)];
  assert.ok(!apart.length, `${apart.length} of ${looked}:\n${apart.slice(0, 40).join('\n')}`);
}

export const tests = {
  async 'the ring is at least 2 px thick and 3:1 against what surrounds it, in the light'(house) { await ringsOf(house, false, PLACES); },
  async 'the ring is at least 2 px thick and 3:1 against what surrounds it, in the dark, on the screens that hold every kind of control'(house) { await ringsOf(house, true, PLACES.slice(0, 3)); },
  async 'after each of forty actions the focus is on an element of the tree'(house) {
    assert.equal(ACTIONS.length, 40);
    const page = await house.enter({ place: '/orders?view=table' });
    const lost = [];
    for (const [i, act] of ACTIONS.entries()) {
      await act(page);
      const { inTree, tag, place } = await page.raw.evaluate(() => ({ inTree: document.getElementById('mirror').contains(document.activeElement), tag: document.activeElement.tagName, place: location.hash }));
      if (!inTree) lost.push(`action ${i + 1}, ${String(act).slice(0, 70)}, on ${place}: ${tag}`);
    }
    assert.deepEqual(lost, []);
  },
  async 'a dialog that closes gives the focus back to what opened it, by Escape and by its cross'(house) {
    const wrong = [];
    for (const [place, name] of DIALOGS) {
      const page = await house.enter({ place });
      const opener = page.raw.locator('#mirror').getByRole('button', { name }).first();
      for (const close of ['Escape', 'cross']) {
        await page.press(opener);
        assert.equal(await isOpen(page), 1, `${place}: «${name}» opens a dialog`);
        const cross = page.raw.locator('#mirror [role=dialog]').getByRole('button', { name: 'Закрити' });
        if (close === 'Escape' || !await cross.count()) await page.key('Escape');
        else await page.press(cross);
        assert.equal(await isOpen(page), 0);
        const now = await page.focused();
        if (!now.name.startsWith(name)) wrong.push(`${place} «${name}» by ${close}: ${JSON.stringify(now)}`);
      }
      await house.leave();
    }
    assert.deepEqual(wrong, []);
  },
  async 'a dialog opened under a floating message has the focus within it, and stays when the message is sent away'(house) {
    const page = await house.enter({ place: '/orders' });
    const { items } = await page.read('/products?search=CEM-25');
    const made = await page.make('/orders', { client_id: '4', lines: [1, 2, 3].map((quantity) => ({ product_id: items[0].id, quantity: `${quantity}` })) });
    await page.go(`/orders/${made.id}`);
    const inside = () => page.raw.evaluate(() => !!document.activeElement.closest('[role=dialog]'));
    for (const [line, chord] of [[3, 'Control+KeyK'], [2, 'F1']]) {
      await page.press(page.field(`Кількість, рядок ${line}`));
      await page.key('Escape');
      await page.key('Delete');
      await page.sees('Рядок видалено');
      await page.key(chord);
      assert.ok(await isOpen(page) && await inside(), `${chord}: ${JSON.stringify(await page.focused())}`);
      const message = page.raw.locator('#mirror [role=status]').filter({ hasText: 'Рядок видалено' }).first();
      await page.press(message.getByRole('button', { name: 'Закрити' }));
      assert.equal(await isOpen(page), 1, `${chord}: the dialog is still there`);
      assert.equal(await message.count(), 0, 'the message is not');
      await page.key('Escape');
    }
  },
  async 'a cell keeps the focus while its line is scrolled away, and typing goes on there'(house) {
    const page = await house.enter({ place: '/orders' });
    const { items } = await page.read('/products?search=CEM-25');
    const lines = Array.from({ length: 120 }, (_, i) => ({ product_id: items[0].id, quantity: String(i + 1) }));
    const made = await page.make('/orders', { client_id: '4', lines });
    await page.go(`/orders/${made.id}`);
    const cell = page.field('Кількість, рядок 3');
    await page.press(cell);
    const at = await page.rectangle(cell);
    await page.raw.mouse.move(at.x, at.y);
    await page.raw.mouse.wheel(0, 3000);
    await page.settled();
    assert.equal((await page.focused()).name, 'Кількість, рядок 3');
    await page.type('8');
    assert.equal((await page.focused()).value, '8');
    await page.api('DELETE', `/orders/${made.id}`, undefined, made.version);
  },
};
