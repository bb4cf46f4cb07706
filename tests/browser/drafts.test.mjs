// Requirement 6 of the research: looking never edits, typed text never dies.
import assert from 'node:assert/strict';
import { order } from './sale.mjs';

const WORDS = 'Подзвонити до обіду, під’їзд 3';

async function typeNote(page, words = WORDS) {
  await page.press(page.field('Примітка'));
  await page.raw.keyboard.press('Control+A');
  await page.raw.keyboard.type(words);
  await page.settled();
}

export const tests = {
  async 'what is typed into a new order survives a reload'(house) {
    const page = await house.enter({ place: '/orders/new' });
    await page.press(page.field('Товар, рядок 1'));
    await page.type('CEM-25', false);
    await page.key('Enter');
    await page.raw.waitForFunction(() => /^Кількість/.test(document.activeElement.getAttribute('aria-label') ?? ''));
    await page.type('13');
    await typeNote(page);
    await page.raw.waitForTimeout(2000);
    await page.reload();
    await page.field('Примітка').waitFor({ state: 'attached' });
    assert.equal(await page.field('Примітка').inputValue(), WORDS);
    assert.equal(await page.field('Товар, рядок 1').inputValue(), 'Цемент М500, 25 кг');
    assert.equal(await page.field('Кількість, рядок 1').inputValue(), '13');
  },

  async 'what is typed into a saved order survives a closed tab'(house) {
    const page = await house.enter({ place: '/orders/59' });
    await page.field('Примітка').waitFor({ state: 'attached' });
    const saved = (await order(page)).note;
    await typeNote(page);
    await page.raw.waitForTimeout(2000);
    await page.raw.close({ runBeforeUnload: false });
    page.raw = await house.contexts.at(-1).newPage();
    await page.open('/orders/59');
    await page.field('Примітка').waitFor({ state: 'attached' });
    assert.equal(await page.field('Примітка').inputValue(), WORDS);
    assert.equal((await order(page)).note, saved, 'the draft is of this browser alone until it is saved');
  },

  async 'an ended session asks for the password above the form and the text stays'(house) {
    const page = await house.enter({ place: '/orders/new' });
    await page.press(page.field('Клієнт'));
    await page.type('0660000004', false);
    await page.key('Enter');
    await page.press(page.field('Товар, рядок 1'));
    await page.type('CEM-25', false);
    await page.key('Enter');
    await page.raw.waitForFunction(() => /^Кількість/.test(document.activeElement.getAttribute('aria-label') ?? ''));
    await typeNote(page);
    const before = (await page.read('/orders?limit=1')).items[0].id;
    await page.raw.context().clearCookies();
    await page.pressButton('Зберегти чернетку', { settle: false });
    await page.raw.waitForSelector('#again[open]', { timeout: 60000 });
    await page.raw.fill('#again input[type=text], #again input[name=login]', 'owner');
    await page.raw.fill('#again input[type=password]', house.logins.owner);
    await page.raw.click('#again button[type=submit], #again button');
    await page.raw.waitForFunction(() => !document.querySelector('#again[open]'), undefined, { timeout: 60000 });
    await page.raw.waitForFunction(() => /^#\/orders\/\d+/.test(location.hash), undefined, { timeout: 60000 });
    await page.settled();
    const saved = await order(page);
    assert.equal(saved.note, WORDS);
    assert.equal(saved.lines[0].sku, 'CEM-25');
    assert.ok(Number(saved.id) > Number(before));
  },

  async 'looking never edits: twenty presses over an order leave its version and its history'(house) {
    const page = await house.enter({ place: '/orders/57' });
    await page.field('Примітка').waitFor({ state: 'attached' });
    const version = (await order(page)).version, events = (await page.read('/orders/57/events')).items.length;
    const writes = [];
    page.raw.on('request', (request) => { if (!['GET', 'HEAD'].includes(request.method())) writes.push(request.method() + ' ' + request.url()); });
    const places = await page.raw.evaluate(() => [...document.querySelectorAll('#mirror [role=main] input, #mirror [role=main] textarea, #mirror [role=main] [role=combobox], #mirror [role=gridcell] span')]
      .map((e) => e.getBoundingClientRect()).filter((r) => r.top > 110 && r.bottom < innerHeight && r.width > 8).slice(0, 20).map((r) => [r.x + r.width / 2, r.y + r.height / 2]));
    assert.equal(places.length, 20);
    for (const [x, y] of places) {
      await page.raw.mouse.click(x, y);
      await page.settled(60);
      await page.raw.keyboard.press('Escape');
      await page.settled(60);
    }
    await page.go('/orders?view=table');
    assert.deepEqual(writes, []);
    await page.go('/orders/57');
    assert.equal((await order(page)).version, version);
    assert.equal((await page.read('/orders/57/events')).items.length, events);
    assert.equal(await page.text('є незбережене').count(), 0, 'nothing counts as changed');
  },
};
