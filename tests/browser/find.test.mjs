// Find in page: the browser's own search sees rows that are loaded but not drawn, and is led to them. Headless Chromium
// has no search bar, so the event that its search sends is sent here.
import assert from 'node:assert/strict';

export const tests = {
  async 'row 900 of a list is found, shown and marked'(house) {
    const page = await house.enter({ place: '/gallery/table' });
    await page.raw.waitForFunction(() => document.querySelectorAll('.unseen-rows > *').length > 900);
    const target = page.raw.locator('.unseen-rows > [data-row="899"]');
    const words = (await target.textContent()).trim();
    assert.ok(words.length > 10, words);
    assert.equal(await page.raw.locator('#mirror [role=row][aria-rowindex="900"]').count(), 0, 'it is out of sight');
    await target.evaluate((row) => { row.hidden = false; row.dispatchEvent(new Event('beforematch', { bubbles: true })); });
    await page.settled(600);
    const row = page.raw.locator('#mirror [role=row][aria-rowindex="900"]');
    const [box, list] = [await row.boundingBox(), await page.raw.locator('#mirror .scroller[role=rowgroup]').first().boundingBox()];
    assert.ok(box.y >= list.y - 1 && box.y + box.height <= list.y + list.height + 1, JSON.stringify([box, list]));
    const shownWords = (await row.textContent()).replace(/\s+/g, '');
    assert.ok(shownWords.includes(words.split(' ')[0].replace(/\s+/g, '')), `${shownWords} holds ${words}`);
    await page.raw.waitForFunction(() => document.querySelectorAll('.unseen-rows > :not([hidden])').length === 0);
  },
  async 'rows that are drawn are not there twice, and nothing is left on another screen'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await page.raw.waitForFunction(() => document.querySelectorAll('.unseen-rows > *').length > 5);
    const [far, drawn] = await page.raw.evaluate(() => [
      [...document.querySelectorAll('.unseen-rows > *')].map((e) => Number(e.dataset.row)),
      [...document.querySelectorAll('#mirror [role=rowgroup] [role=row]')].map((e) => Number(e.getAttribute('aria-rowindex')) - 1)]);
    assert.deepEqual(far.filter((row) => drawn.includes(row)), []);
    await page.go('/company');
    await page.raw.waitForFunction(() => document.querySelectorAll('.unseen-rows > *').length === 0);
  },
  async 'only lines in sight of a long order are drawn; the others are found, shown and marked'(house) {
    const page = await house.enter({ place: '/orders' });
    const { items } = await page.read('/products?limit=5');
    const lines = Array.from({ length: 200 }, (_, i) => ({ product_id: items[i % items.length].id, quantity: String(1000 + i), price: '10' }));
    const made = await page.make('/orders', { client_id: '4', lines });
    await page.go(`/orders/${made.id}`);
    const drawn = () => page.raw.locator('#mirror [role=grid] [role=row]').count();
    assert.ok(await drawn() < 30, `${await drawn()} rows are drawn`);
    await page.raw.waitForFunction(() => document.querySelectorAll('.unseen-rows > *').length > 170);
    const target = page.raw.locator('.unseen-rows > [data-row="179"]');
    assert.match(await target.textContent(), /1\s?179/);
    await target.evaluate((row) => { row.hidden = false; row.dispatchEvent(new Event('beforematch', { bubbles: true })); });
    await page.settled(600);
    const box = await page.field('Кількість, рядок 180').boundingBox();
    assert.ok(box && box.y > 100 && box.y + box.height < 900, JSON.stringify(box));
    assert.ok(await drawn() < 45, `${await drawn()} rows are drawn`);
  },
  async 'Ctrl+F stays the browser’s, and tells of the other search when the list goes on'(house) {
    const page = await house.enter({ place: '/gallery/table' });
    const kept = await page.raw.evaluate(() => new Promise((resolve) => {
      document.addEventListener('keydown', (event) => setTimeout(() => resolve(!event.defaultPrevented)), { once: true });
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', code: 'KeyF', ctrlKey: true, bubbles: true, cancelable: true }));
    }));
    assert.ok(kept);
    await page.sees('усі знаходить пошук за клавішею /');
  },
  async 'a search that is not used draws nothing'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await page.still();
    assert.equal(await page.framesWithin(2000), 0);
  },
};
