// Requirement 12 of the research: the lines of an order are a grid that is walked and typed like a spreadsheet.
import assert from 'node:assert/strict';

const cell = (name, line) => `${name}, рядок ${line}`;
const at = async (page) => (await page.focused()).name;

/** A saved draft of three lines, the focus on the quantity of the second; in that page, if one is open. */
async function sheet(house, page) {
  page ??= await house.enter({ place: '/orders' });
  const lines = [];
  for (const [sku, quantity] of [['CEM-25', '4'], ['PIPE-20', '15'], ['SCREW-42-70', '70']]) {
    const { items } = await page.read('/products?search=' + sku);
    lines.push({ product_id: items[0].id, quantity, price: '100' });
  }
  const made = await page.make('/orders', { client_id: '4', lines });
  await page.go(`/orders/${made.id}`);
  await page.press(page.field(cell('Кількість', 2)));
  await page.key('Shift+Tab');
  await page.key('Tab');
  assert.equal(await at(page), cell('Кількість', 2));
  return page;
}
const value = (page, name, line) => page.field(cell(name, line)).inputValue();
const caret = (page) => page.raw.evaluate(() => [document.activeElement.selectionStart, document.activeElement.selectionEnd, document.activeElement.value.length]);
const described = (page, name, line) => page.field(cell(name, line)).evaluate((e) => ({ invalid: e.getAttribute('aria-invalid'), why: e.getAttribute('aria-description') ?? '' }));

// [what it proves, keys, the cell that has the focus then, more to look at]; each begins on the quantity of line 2.
const MATRIX = [
  ['→ goes to the next cell', ['ArrowRight'], /^(Одиниця|Ціна), рядок 2$/],
  ['← goes to the cell before', ['ArrowLeft'], cell('Товар', 2)],
  ['↑ goes to the same cell of the line above', ['ArrowUp'], cell('Кількість', 1)],
  ['↓ goes to the same cell of the line below', ['ArrowDown'], cell('Кількість', 3)],
  ['↑ on the first line stays', ['ArrowUp', 'ArrowUp'], cell('Кількість', 1)],
  ['↓ on the last line goes to the empty one', ['ArrowDown', 'ArrowDown'], cell('Товар', 4)],
  ['a digit begins to type anew', ['Digit7'], cell('Кількість', 2), async (page) => assert.equal(await value(page, 'Кількість', 2), '7')],
  ['F2 edits what is there: the caret stands at its end', ['F2', 'Digit7'], cell('Кількість', 2), async (page) => assert.equal(await value(page, 'Кількість', 2), '157')],
  ['while a cell is edited, ← moves the caret', ['F2', 'ArrowLeft'], cell('Кількість', 2), async (page) => assert.deepEqual(await caret(page), [1, 1, 2])],
  ['↓ keeps what was typed and goes on', ['Digit7', 'ArrowDown'], cell('Кількість', 3), async (page) => assert.equal(await value(page, 'Кількість', 2), '7')],
  ['Esc takes back this cell alone', ['ArrowUp', 'Digit9', 'ArrowDown', 'Digit7', 'Escape'], cell('Кількість', 2), async (page) => {
    assert.equal(await value(page, 'Кількість', 2), '15');
    assert.equal(await value(page, 'Кількість', 1), '9');
  }],
  ['Esc with nothing typed changes nothing and stays', ['Escape'], cell('Кількість', 2), async (page) => assert.equal(await value(page, 'Кількість', 2), '15')],
  ['Enter goes on to the next line', ['Digit7', 'Enter'], cell('Товар', 3)],
  ['Tab visits the next cell', ['Tab'], /^(Одиниця|Ціна), рядок 2$/],
  ['Delete removes the line, Ctrl+Z brings it back', ['Delete', 'Control+KeyZ'], /./, async (page) => assert.equal(await value(page, 'Кількість', 2), '15')],
  ['F4 on the product opens its choice, Esc closes only it', ['ArrowLeft', 'F4', 'Escape'], cell('Товар', 2), async (page) => {
    assert.equal(await page.raw.locator('#mirror [role=listbox]').count(), 0);
    assert.equal(await value(page, 'Товар', 2), 'Труба поліпропіленова 20 мм');
  }],
];

export const tests = {
  async 'sixteen presses on the grid do what a spreadsheet does'(house) {
    const wrong = [];
    let page;
    for (const [what, keys, focus, more] of MATRIX) {
      page = await sheet(house, page);
      try {
        for (const key of keys) await page.key(key);
        const now = await at(page);
        assert.ok(focus instanceof RegExp ? focus.test(now) : now === focus, `the focus is on «${now}»`);
        await more?.(page);
      } catch (error) {
        wrong.push(`${what}: ${error.message.split('\n').slice(0, 3).join(' ')}`);
      }
    }
    assert.equal(MATRIX.length, 16);
    assert.deepEqual(wrong, []);
  },
  async 'each cell says that it is not saved yet, then that it is, and then nothing'(house) {
    const page = await sheet(house);
    assert.deepEqual(await described(page, 'Кількість', 2), { invalid: null, why: '' });
    await page.key('Digit7');
    assert.match((await described(page, 'Кількість', 2)).why, /^Ще не збережено/);
    assert.deepEqual(await described(page, 'Кількість', 1), { invalid: null, why: '' }, 'other cells say nothing');
    await page.key('Control+KeyS', false);
    await page.raw.waitForFunction((name) => /^Збережено/.test(document.querySelector(`#mirror input[aria-label="${name}"]`)?.getAttribute('aria-description') ?? ''), cell('Кількість', 2));
    assert.deepEqual(await described(page, 'Кількість', 3), { invalid: null, why: '' });
    await page.raw.waitForTimeout(4300);
    await page.settled();
    assert.deepEqual(await described(page, 'Кількість', 2), { invalid: null, why: '' });
    assert.equal(await at(page), cell('Кількість', 2), 'saving leaves the focus where it was');
  },
  async 'saving after a line was removed leaves the focus in its cell'(house) {
    const page = await sheet(house);
    await page.key('ArrowUp');
    await page.key('Delete');
    await page.key('ArrowDown');
    await page.key('Digit8');
    assert.equal(await at(page), cell('Кількість', 2));
    await page.key('Control+KeyS');
    await page.sees('Чернетку збережено');
    assert.equal(await at(page), cell('Кількість', 2));
    assert.equal(await value(page, 'Кількість', 2), '8');
  },
  async 'a refused save keeps what was typed, in its cell, with the reason beside it'(house) {
    const page = await sheet(house);
    await page.refuseChanges({ path: '/lines/1/quantity', detail: 'Не більше 50 на один рядок.' });
    await page.type('77');
    await page.press(page.field('Примітка'));
    await page.key('Control+KeyS');
    assert.equal(await at(page), cell('Кількість', 2), 'the focus is on the refused cell');
    assert.equal(await value(page, 'Кількість', 2), '77');
    assert.deepEqual(await described(page, 'Кількість', 2), { invalid: 'true', why: 'Не більше 50 на один рядок.' });
    const beside = await page.raw.evaluate(() => {
      const said = document.querySelector('#mirror [role=tooltip]'), cell = document.activeElement;
      const a = said?.getBoundingClientRect(), b = cell.getBoundingClientRect();
      return said && { words: said.textContent, far: Math.max(a.top - b.bottom, b.top - a.bottom) };
    });
    assert.equal(beside?.words, 'Не більше 50 на один рядок.');
    assert.ok(beside.far < 24, `${beside.far} px away`);
    await page.type('5');
    assert.notEqual((await described(page, 'Кількість', 2)).invalid, 'true', 'typing anew takes the reason away');
  },
};
