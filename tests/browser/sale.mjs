// The whole sale as a seller does it with a pointer, the same for a mouse and for a finger; after every step the sum
// on the screen is the server's.
import assert from 'node:assert/strict';
import { plain, printed } from './page.mjs';

/** What the server has of the order that is open. */
export async function order(page) {
  return page.read('/orders/' + (await page.place()).split('/')[2].split('?')[0]);
}

/** The figure beside a label of the money panel, or of the totals under the lines: "3 921,90 ₴". */
export async function figure(page, group, label) {
  const found = await page.raw.locator(`#mirror [role=group][aria-label="${group}"]`).first().evaluate((panel, label) => {
    const texts = [...panel.querySelectorAll('span')];
    const of = texts.find((e) => e.textContent.startsWith(label));
    if (!of) return null;
    const y = of.getBoundingClientRect().y;
    const right = texts.filter((e) => e !== of && Math.abs(e.getBoundingClientRect().y - y) < 8);
    return right.length ? right.at(-1).textContent : null;
  }, label);
  assert.ok(found, `no figure «${label}» in «${group}»`);
  return plain(found).replace(' ₴', '');
}

export async function showPart(page, name) {
  const tab = page.role('tab', name, false);
  if (await tab.count()) await page.press(tab);
}

export async function waitForState(page, words) {
  await page.raw.waitForFunction((words) => [...document.querySelectorAll('#mirror [role=main] span')].some((e) => e.textContent === words), words, { timeout: 60000 });
  await page.settled();
}

/** Total and paid on the screen equal the server's; the chip says the state. */
export async function agrees(page, step, chip) {
  const saved = await order(page);
  await showPart(page, 'Товари');
  assert.equal(await figure(page, 'Підсумок', 'Разом'), plain(printed(saved.total)), `${step}: total under the lines`);
  await showPart(page, 'Гроші');
  assert.equal(await figure(page, 'Гроші', 'Разом'), plain(printed(saved.total)), `${step}: total`);
  assert.equal(await figure(page, 'Гроші', 'Сплачено'), plain(printed(saved.paid)), `${step}: paid`);
  assert.equal(await figure(page, 'Гроші', 'Залишилось сплатити'), plain(printed(saved.remaining_to_pay)), `${step}: left to pay`);
  assert.ok(await page.raw.locator('#mirror [role=main] > span', { hasText: new RegExp('^' + chip + '$') }).count(), `${step}: no chip «${chip}»`);
  await showPart(page, 'Товари');
  return saved;
}

export async function pick(page, field, words, option) {
  await page.press(page.field(field));
  await page.type(words, false);
  const row = page.raw.locator('#mirror [role=option]').filter({ hasText: option }).first();
  await row.waitFor({ state: 'attached' });
  await page.settled();
  await page.press(row);
}

const LINES = [
  { words: 'болт м8', name: 'Болт оцинкований, М8×40', quantity: '20' },
  { words: 'CEM-25', name: 'Цемент М500, 25 кг', quantity: '4' },
  { words: 'монтаж і', name: 'Монтаж і підключення', quantity: '2' },
];

export async function enterOrder(page) {
  await page.go('/orders?view=table');
  await page.press(page.role('button', 'Нове замовлення', false));
  await page.field('Клієнт').waitFor({ state: 'attached' });
  await pick(page, 'Клієнт', '000 00 04', 'Дем’яненко');
  for (const [index, line] of LINES.entries()) {
    await pick(page, `Товар, рядок ${index + 1}`, line.words, line.name);
    await page.fill(page.field(`Кількість, рядок ${index + 1}`), line.quantity);
  }
  await page.fill(page.field('Знижка на замовлення'), '5 %');
}

/** Presses the main button of the open dialog, whose name starts with these words. */
async function confirmDialog(page, words) {
  await page.press(page.raw.locator('#mirror [role=dialog]').getByRole('button', { name: words }).first());
  await page.raw.waitForFunction(() => !document.querySelector('#mirror [role=dialog]'), undefined, { timeout: 60000 });
  await page.settled();
}
async function act(page, words) {
  await page.press(page.raw.locator('#mirror [role=main]').getByRole('button', { name: words, exact: false }).last());
}
async function actFromMenu(page, words) {
  await page.press(page.role('button', 'Дії із замовленням'));
  await page.press(page.role('menuitem', words, false));
}

export async function wholeSale(page) {
  await enterOrder(page);
  const typed = await figure(page, 'Підсумок', 'Разом');
  await act(page, 'Підтвердити');
  await waitForState(page, 'Підтверджено');
  const confirmed = await agrees(page, 'confirmed', 'Підтверджено');
  assert.equal(typed, plain(printed(confirmed.total)), 'the total before the server has seen the order');
  assert.equal(confirmed.lines.length, 3);
  assert.deepEqual(confirmed.lines.map((line) => line.quantity), LINES.map((line) => line.quantity));
  assert.deepEqual(confirmed.lines.map((line) => line.reserved), ['20', '4', '0'], 'goods are reserved by confirming');

  await act(page, 'Відвантажити');
  await page.fill(page.field('Відвантажити: Болт оцинкований, М8×40'), '12');
  await page.fill(page.field('Відвантажити: Цемент М500, 25 кг'), '0');
  await confirmDialog(page, 'Відвантажити');
  const part = await agrees(page, 'part shipped', 'У роботі');
  assert.deepEqual(part.lines.map((line) => line.shipped), ['12', '0', '0']);

  await actFromMenu(page, 'Оплата');
  await page.fill(page.raw.locator('#mirror [role=dialog] input[aria-label="Сума"]'), '100,50');
  await confirmDialog(page, 'Провести оплату');
  assert.equal((await agrees(page, 'part paid', 'У роботі')).paid, '100.50');

  await act(page, 'Відвантажити');
  await confirmDialog(page, 'Відвантажити');
  assert.deepEqual((await agrees(page, 'all shipped', 'У роботі')).lines.map((line) => line.shipped), ['20', '4', '0']);

  await act(page, 'Виконати');
  await confirmDialog(page, 'Виконати');
  assert.equal((await agrees(page, 'performed', 'У роботі')).fulfilment, 'shipped');

  await act(page, 'Оплата');
  await confirmDialog(page, 'Провести оплату');
  const paid = await agrees(page, 'paid', 'У роботі');
  assert.equal(paid.remaining_to_pay, '0.00');

  await act(page, 'Завершити');
  await confirmDialog(page, 'Завершити');
  await waitForState(page, 'Завершено');
  const done = await agrees(page, 'completed', 'Завершено');
  assert.equal(done.state, 'completed');
  assert.deepEqual(page.errors, []);
}
