// What a deal brings: its profit step by step on the card, costs added and taken back, and who may see them.
import assert from 'node:assert/strict';
import { PHONE, plain } from './page.mjs';
import { figure, showPart } from './sale.mjs';

/** An order of ten pieces at 100.00, shipped; what they cost is the server's to say. */
async function shippedOrder(page) {
  const { items } = await page.read('/products?search=CEM-25');
  const made = await page.make('/orders', { client_id: '4', confirm: true, lines: [{ product_id: items[0].id, quantity: '10', price: '100.00' }] });
  return page.make(`/orders/${made.id}/ship`, {});
}
const dialog = (page) => page.raw.locator('#mirror [role=dialog]');
const kopiykas = (text) => Math.round(Number(plain(text).replace(/[  ₴]/g, '').replace(',', '.').split('·')[0]) * 100);
const shown = async (page, label) => kopiykas(await figure(page, 'Прибуток', label));

async function addCost(page, amount) {
  await page.press(page.role('button', 'Витрата'));
  await page.fill(dialog(page).locator('input[aria-label="Сума без ПДВ"]'), amount);
  await page.key('Control+Enter');
  await page.sees('Витрату записано');
}

export const tests = {
  async 'a cost lowers the profit by its sum, and taking it back gives it back'(house) {
    const page = await house.enter();
    const order = await shippedOrder(page);
    await page.go(`/orders/${order.id}`);
    const revenue = await shown(page, 'Дохід без ПДВ'), goods = await shown(page, 'Собівартість товарів'), before = await shown(page, 'Прибуток');
    assert.equal(revenue, Math.round(Number(order.net) * 100));
    assert.equal(goods, -Math.round(Number(order.cost) * 100));
    assert.equal(before, revenue + goods);
    await addCost(page, '38,50');
    assert.equal(await shown(page, 'Доставка'), -3850);
    assert.equal(await shown(page, 'Прибуток'), before - 3850);
    assert.equal((await page.read(`/orders/${order.id}`)).profit, ((before - 3850) / 100).toFixed(2));
    await page.press(page.role('button', 'Сторнувати'));
    await page.sees('Витрату сторновано');
    assert.equal(await shown(page, 'Прибуток'), before);
    await page.sees('сторновано · ');
    assert.equal(await page.role('button', 'Сторнувати').count(), 0, 'nothing is taken back twice');
    const told = await page.read(`/orders/${order.id}/events`);
    assert.deepEqual(told.items.slice(0, 2).map((event) => event.kind), ['cost_reversed', 'cost_added']);
  },
  async 'a cost is owed to a supplier, whose balance tells it'(house) {
    const page = await house.enter();
    const supplier = await page.make('/suppliers', { name: 'Перевізник ' + Date.now() % 100000, kind: 'organisation' });
    const order = await shippedOrder(page);
    await page.go(`/orders/${order.id}`);
    await page.press(page.role('button', 'Витрата'));
    await page.fill(dialog(page).locator('input[aria-label="Сума без ПДВ"]'), '120');
    await page.press(dialog(page).getByRole('combobox', { name: 'Звідки' }));
    await page.press(page.raw.locator('#mirror [role=option]').filter({ hasText: 'Винні постачальнику' }).first());
    assert.match(await page.role('button', 'Записати витрату', false).getAttribute('aria-description') ?? '', /постачальника/);
    await page.press(dialog(page).locator('input[aria-label="Постачальник"]'));
    await page.type(supplier.name);
    await page.raw.waitForFunction((name) => [...document.querySelectorAll('#mirror [role=option]')].some((e) => e.textContent.includes(name)), supplier.name);
    await page.key('Enter');
    await page.key('Control+Enter');
    await page.sees('Витрату записано');
    await page.sees(`винні: ${supplier.name}`);
    const { figures } = await page.read(`/suppliers/${supplier.id}`);
    assert.equal(figures[0].balance, '-120.00');
  },
  async 'a seller sees neither cost nor profit, not even in what the server sends'(house) {
    const owner = await house.enter();
    const order = await shippedOrder(owner);
    await owner.make(`/orders/${order.id}/costs`, { kind: 'packaging', amount: '5.00' });
    const page = await house.enter({ login: 'seller', place: `/orders/${order.id}` });
    assert.equal(await page.raw.locator('#mirror [role=group][aria-label="Прибуток"]').count(), 0);
    const sent = await page.read(`/orders/${order.id}`);
    for (const secret of ['cost', 'profit', 'costs']) assert.ok(!(secret in sent), secret);
    const kinds = (who) => who.read(`/orders/${order.id}/events`).then(({ items }) => items.map((event) => event.kind));
    assert.deepEqual([(await kinds(owner)).includes('cost_added'), (await kinds(page)).includes('cost_added')], [true, false], 'nor in the history');
    assert.equal((await page.api('POST', `/orders/${order.id}/costs`, { kind: 'packaging', amount: '5.00' })).status, 403);
  },
  async 'a phone adds a cost under the tab of money'(house) {
    const page = await house.enter({ viewport: PHONE, touch: true });
    const order = await shippedOrder(page);
    await page.go(`/orders/${order.id}`);
    await showPart(page, 'Гроші');
    await page.press(page.role('button', 'Витрата'));
    await page.fill(dialog(page).locator('input[aria-label="Сума без ПДВ"]'), '15');
    await page.pressButton('Записати витрату');
    await page.sees('Витрату записано');
    assert.equal((await page.read(`/orders/${order.id}`)).costs[0].amount, '15.00');
  },
};
