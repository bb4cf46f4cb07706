// Requirements 1 and 2 of the research: five lines with keys alone, and the focus goes where it is drawn to go.
import assert from 'node:assert/strict';
import { agrees, order, waitForState } from './sale.mjs';

const FIVE = [['BOLT-M8-40', '20'], ['CEM-25', '4'], ['INSTALL', '2'], ['PIPE-20', '15'], ['SCREW-42-70', '70']];

export const tests = {
  async 'five lines by keyboard alone in at most 45 keys'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    const walk = [];
    await page.key('KeyN');
    await page.field('Клієнт').waitFor({ state: 'attached' });
    await page.settled();
    let where = await page.focused();
    if (where.name !== 'Клієнт') assert.fail(`a new order puts the focus on ${JSON.stringify(where)}, not on the client`);
    await page.type('0660000004', false);
    await page.key('Enter');
    for (const [sku, quantity] of FIVE) {
      walk.push((await page.focused()).name);
      await page.type(sku, false);
      await page.key('Enter');
      await page.raw.waitForFunction(() => /^Кількість/.test(document.activeElement.getAttribute('aria-label') ?? ''));
      walk.push((await page.focused()).name);
      await page.type(quantity);
      await page.key('Enter');
    }
    const expected = FIVE.flatMap((_, i) => [`Товар, рядок ${i + 1}`, `Кількість, рядок ${i + 1}`]);
    assert.deepEqual(walk, expected, 'the way of the focus');
    await page.key('Control+Enter');
    await waitForState(page, 'Підтверджено');
    const saved = await agrees(page, 'confirmed', 'Підтверджено');
    assert.deepEqual(saved.lines.map((line) => [line.sku, line.quantity]), FIVE);
    console.log(`    ${page.keyCount} keys`);
    assert.ok(page.keyCount <= 45, `${page.keyCount} keys`);
  },

  async 'the rest of the sale by keyboard alone: ship, perform, pay, complete'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    const products = await page.read('/products?search=PIPE-20');
    const service = await page.read('/products?search=INSTALL');
    const made = await page.make('/orders', { client_id: '4', confirm: true, lines: [
      { product_id: products.items[0].id, quantity: '2' }, { product_id: service.items[0].id, quantity: '1' }] });
    await page.go(`/orders/${made.id}`);
    await waitForState(page, 'Підтверджено');
    for (const state of ['У роботі', 'У роботі', 'У роботі', 'Завершено']) {
      await page.key('Control+Enter');
      await page.raw.waitForSelector('#mirror [role=dialog]', { state: 'attached' });
      await page.settled();
      const inside = await page.raw.evaluate(() => !!document.activeElement.closest('[role=dialog]'));
      assert.ok(inside, 'the dialog takes the focus');
      await page.key('Control+Enter');
      await page.raw.waitForFunction(() => !document.querySelector('#mirror [role=dialog]'));
      await waitForState(page, state);
      assert.notEqual((await page.focused()).tag, 'BODY', `the focus is lost after the step to «${state}»`);
    }
    assert.equal((await order(page)).state, 'completed');
    await agrees(page, 'completed', 'Завершено');
  },

  async 'an empty line is left by Escape; Insert adds, F9 copies, Delete removes and Ctrl+Z brings back'(house) {
    const page = await house.enter({ place: '/orders/new' });
    await page.press(page.field('Товар, рядок 1'));
    await page.type('CEM-25', false);
    await page.key('Enter');
    await page.raw.waitForFunction(() => /^Кількість, рядок 1/.test(document.activeElement.getAttribute('aria-label') ?? ''));
    await page.key('F9');
    assert.equal((await page.focused()).name, 'Кількість, рядок 2');
    assert.equal(await page.field('Товар, рядок 2').inputValue(), 'Цемент М500, 25 кг');
    await page.key('Delete');
    assert.equal(await page.field('Товар, рядок 2').inputValue(), '', 'the copy is gone');
    await page.key('Insert');
    assert.equal((await page.focused()).name, 'Товар, рядок 2');
    await page.key('Escape');
    assert.equal(await page.field('Товар, рядок 1').inputValue(), 'Цемент М500, 25 кг', 'Escape touches only the empty line');
    assert.match(await page.place(), /^\/orders\/new/);
  },

  async 'Enter picks for the text that stands typed, though the answer is 800 ms late'(house) {
    const page = await house.enter({ place: '/orders/new' });
    await page.delayCalls('/products?', 800);
    await page.press(page.field('Товар, рядок 1'), { settle: false });
    await page.raw.keyboard.type('BOLT', { delay: 30 });
    await page.raw.waitForTimeout(950);
    await page.raw.keyboard.press('Control+A');
    await page.raw.keyboard.type('CEM-25');
    await page.raw.keyboard.press('Enter');
    await page.raw.waitForFunction(() => /^Кількість/.test(document.activeElement.getAttribute('aria-label') ?? ''));
    assert.equal(await page.field('Товар, рядок 1').inputValue(), 'Цемент М500, 25 кг');
  },

  async 'arrows walk through the cells, Escape cancels only the cell'(house) {
    const page = await house.enter({ place: '/orders/58' });
    await page.field('Кількість, рядок 1').waitFor({ state: 'attached' });
    await page.press(page.field('Кількість, рядок 1'));
    await page.key('ArrowDown');
    assert.equal((await page.focused()).name, 'Кількість, рядок 2');
    await page.key('ArrowRight');
    const right = (await page.focused()).name;
    assert.match(right, /(Одиниця|Ціна), рядок 2/);
    await page.press(page.field('Кількість, рядок 3'));
    const before = await page.field('Кількість, рядок 3').inputValue();
    await page.key('ArrowUp');
    await page.key('ArrowDown');
    await page.type('77');
    assert.equal(await page.field('Кількість, рядок 3').inputValue(), '77');
    await page.key('Escape');
    assert.equal(await page.field('Кількість, рядок 3').inputValue(), before);
    assert.match(await page.place(), /^\/orders\/58/);
  },
};
