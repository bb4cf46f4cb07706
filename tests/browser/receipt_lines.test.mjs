// Lines of a receipt: F9 copies the current one, rows pasted from a spreadsheet are seen before they are added.
import assert from 'node:assert/strict';
import { PHONE } from './page.mjs';

const quantities = (page) => page.raw.locator('#mirror input[aria-label^="Кількість: "]');
const values = async (page) => {
  const fields = await quantities(page).all();
  return Promise.all(fields.map(async (field) => `${(await field.getAttribute('aria-label')).slice(11)} ${await field.inputValue()}`));
};
const dialog = (page) => page.raw.locator('#mirror [role=dialog]');

async function makeGoods(page) {
  const mark = Date.now() % 1000000;
  await page.make('/products', { name: `Брус ${mark}`, sku: `BR-${mark}` });
  await page.make('/products', { name: `Дошка ${mark}`, sku: `DO-${mark}` });
  await page.make('/products', { name: `Розпил ${mark}`, sku: `RO-${mark}`, kind: 'service' });
  return mark;
}

async function paste(page, text) {
  const field = page.field('Додати товар');
  await page.press(field);
  await field.evaluate((element, words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await dialog(page).waitFor({ state: 'attached' });
  await page.raw.waitForFunction(() => !/шукаємо/.test(document.querySelector('#mirror [role=dialog]').textContent));
  await page.settled();
}

export const tests = {
  async 'rows of a spreadsheet are added after a preview; what is not found stays in sight'(house) {
    const page = await house.enter({ place: '/receipts/new' });
    const mark = await makeGoods(page);
    await paste(page, `BR-${mark}\t12\t150,40\nDO-${mark}\t7,5\t88\nНЕМА-${mark}\t1\t1\nRO-${mark}\t1\t1\n`);
    const seen = await dialog(page).textContent();
    for (const word of [`Брус ${mark}`, `Дошка ${mark}`, 'знайдено 2', 'не знайдено 2']) assert.ok(seen.includes(word), `${word} in ${seen}`);
    assert.equal(await quantities(page).count(), 0, 'nothing is added before it was seen');
    await page.pressButton('Додати рядки: 2');
    await page.press(dialog(page).getByRole('button', { name: 'Скасувати' }));
    assert.deepEqual(await values(page), [`Брус ${mark} 12`, `Дошка ${mark} 7,5`]);
    assert.equal(await page.field(`Ціна: Брус ${mark}`).inputValue(), '150,40');
    await page.pressButton('Провести');
    await page.raw.waitForFunction(() => /^#\/receipts\/\d+$/.test(location.hash));
    const receipt = await page.read('/receipts/' + (await page.place()).split('/').pop());
    assert.deepEqual(receipt.lines.map((line) => [line.quantity, line.cost]), [['12', '1804.80'], ['7.5', '660.00']]);
  },
  async 'F9 copies the line that has the focus, right under it'(house) {
    const page = await house.enter({ place: '/receipts/new' });
    const mark = await makeGoods(page);
    await paste(page, `BR-${mark}\t12\t150\nDO-${mark}\t7\t88`);
    await page.pressButton('Додати рядки: 2');
    await page.press(page.field(`Ціна: Брус ${mark}`));
    await page.key('F9');
    assert.deepEqual(await values(page), [`Брус ${mark} 12`, `Брус ${mark} 12`, `Дошка ${mark} 7`]);
    assert.equal((await page.focused()).name, `Кількість: Брус ${mark}`);
    await page.raw.keyboard.press('Control+A');
    await page.type('3');
    assert.deepEqual(await values(page), [`Брус ${mark} 12`, `Брус ${mark} 3`, `Дошка ${mark} 7`]);
    await page.press(page.field('Додати товар'));
    await page.key('F9');
    assert.equal(await quantities(page).count(), 3, 'no line has the focus');
    await page.pressButton('Відкинути');
  },
  async 'a finger copies a line by its button'(house) {
    const page = await house.enter({ place: '/receipts/new', viewport: PHONE, touch: true });
    const mark = await makeGoods(page);
    await paste(page, `BR-${mark}\t12\t150\n`);
    await page.press(dialog(page).getByRole('button', { name: 'Скасувати' }));
    assert.equal(await quantities(page).count(), 0);
    await paste(page, `BR-${mark}\t12\t150\n`);
    await page.pressButton('Додати рядки: 1');
    await page.press(page.role('button', `Скопіювати Брус ${mark}`));
    assert.deepEqual(await values(page), [`Брус ${mark} 12`, `Брус ${mark} 12`]);
  },
};
