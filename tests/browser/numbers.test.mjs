// Requirement 4 of the research: how figures are typed.
import assert from 'node:assert/strict';

async function withLine(house) {
  const page = await house.enter({ place: '/orders/new' });
  await page.press(page.field('Товар, рядок 1'));
  await page.type('PIPE-20', false);
  await page.key('Enter');
  await page.raw.waitForFunction(() => /^Кількість, рядок 1/.test(document.activeElement.getAttribute('aria-label') ?? ''));
  await page.settled();
  return page;
}
// The decimal key of the number pad types a comma under a Ukrainian layout and a dot under an English one.
async function decimalKey(page, key) {
  if (key.length === 1) return page.raw.keyboard.press(key);
  const session = await page.raw.context().newCDPSession(page.raw);
  const event = { key: key === 'numpad ,' ? ',' : '.', text: key === 'numpad ,' ? ',' : '.', code: 'NumpadDecimal', windowsVirtualKeyCode: 110, location: 3, isKeypad: true };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: undefined });
}
const quantity = (page) => page.field('Кількість, рядок 1');
const price = (page) => page.field('Ціна, рядок 1');

export const tests = {
  async 'a figure is selected as a whole when the focus comes'(house) {
    const page = await withLine(house);
    assert.equal((await page.focused()).selected, '1');
    await page.type('7');
    assert.equal(await quantity(page).inputValue(), '7');
    await page.press(price(page));
    await page.type('9');
    assert.equal(await price(page).inputValue(), '9');
    await page.key('Shift+Tab');
    await page.key('Tab');
    assert.equal((await page.focused()).selected.replace(/\s/g, ''), (await price(page).inputValue()).replace(/\s/g, ''));
  },
  async 'comma, dot and the decimal key of the number pad are one'(house) {
    const page = await withLine(house);
    const seen = [];
    for (const decimal of [',', '.', 'numpad ,', 'numpad .']) {
      await page.press(price(page));
      await page.raw.keyboard.press('Control+A');
      await page.raw.keyboard.type('1');
      await decimalKey(page, decimal);
      await page.raw.keyboard.type('5');
      await page.press(quantity(page));
      seen.push(await price(page).inputValue());
    }
    assert.deepEqual(seen, ['1,50', '1,50', '1,50', '1,50']);
  },
  async 'twenty ticks of the wheel over a figure change nothing'(house) {
    const page = await withLine(house);
    const where = await page.rectangle(quantity(page));
    await page.raw.mouse.move(where.x, where.y);
    for (let i = 0; i < 20; i++) await page.raw.mouse.wheel(0, i % 2 ? 120 : -120);
    await page.settled();
    assert.equal(await quantity(page).inputValue(), '1');
    assert.equal(await price(page).inputValue(), '41,50');
  },
  async 'Enter goes product, quantity, next line; Tab visits every cell'(house) {
    const page = await withLine(house);
    await page.key('Enter');
    assert.equal((await page.focused()).name, 'Товар, рядок 2');
    await page.press(quantity(page));
    const visited = [];
    for (let i = 0; i < 6; i++) {
      await page.key('Tab');
      visited.push((await page.focused()).name);
    }
    for (const cell of ['Ціна, рядок 1', 'Знижка, %, рядок 1', 'ПДВ, рядок 1', 'Товар, рядок 2'])
      assert.ok(visited.some((name) => name.startsWith(cell.split(',')[0]) && name.endsWith(cell.slice(-7))), `${cell} in ${visited.join(' | ')}`);
  },
  async 'a figure that can not be is refused beside the cell, and stays typed'(house) {
    const page = await withLine(house);
    await page.fill(quantity(page), '1х2');
    await page.press(page.field('Примітка'));
    assert.equal(await quantity(page).inputValue(), '1х2');
    assert.equal(await quantity(page).getAttribute('aria-invalid'), 'true');
    const confirm = page.role('button', 'Підтвердити', false);
    assert.equal(await confirm.getAttribute('aria-disabled'), 'true');
    assert.ok((await confirm.getAttribute('aria-description')).length > 5, 'the grey button says why');
  },
  async 'Ctrl+Z inside a field takes back what was typed there'(house) {
    const page = await withLine(house);
    const note = page.field('Примітка');
    await page.press(note);
    await page.raw.keyboard.type('подзвонити');
    await page.settled();
    await page.raw.keyboard.press('Control+Z');
    await page.settled();
    assert.notEqual(await note.inputValue(), 'подзвонити');
    assert.equal(await page.field('Товар, рядок 1').inputValue(), 'Труба поліпропіленова 20 мм');
  },
};
