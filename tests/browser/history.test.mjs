// The address is the place: reload, back, forward, deep links, tabs of the browser.
import assert from 'node:assert/strict';

const rows = (page) => page.raw.locator('#mirror [role=grid] a[href^="#/orders/"]');

export const tests = {
  async 'five orders opened, back five times, forward: each place is found again'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await rows(page).first().waitFor({ state: 'attached' });
    const way = [await page.place()];
    for (let i = 0; i < 3; i++) {
      await page.press(rows(page).nth(i));
      await page.raw.waitForFunction(() => /^#\/orders\/\d+/.test(location.hash));
      await page.settled();
      way.push(await page.place());
      await page.raw.goBack();
      await page.settled();
      assert.equal(await page.place(), way[0]);
      await rows(page).first().waitFor({ state: 'attached' });
    }
    await page.raw.goForward();
    await page.settled();
    assert.equal(await page.place(), way.at(-1));
    assert.match(await page.raw.title(), /^№ \d+/);
  },
  async 'a reload keeps the order that was open'(house) {
    const page = await house.enter({ place: '/orders/58' });
    await page.sees('3 921,90'.replace(' ', '\u00a0'));
    await page.reload();
    assert.equal(await page.place(), '/orders/58');
    await page.sees('3 921,90'.replace(' ', '\u00a0'));
    assert.match(await page.raw.title(), /^№ 58 · Дем’яненко/);
  },
  async 'filters live in the address: pasted into another browser it shows the same rows'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await rows(page).first().waitFor({ state: 'attached' });
    const search = page.raw.locator('#mirror [role=searchbox]').first();
    await page.press(search);
    await page.type('Оселя', false);
    await page.raw.waitForFunction(() => /[?&]q=/.test(location.hash));
    await page.settled(600);
    const place = await page.place(), shown = await rows(page).allTextContents();
    assert.ok(shown.length > 0);
    const other = await house.enter({ place: decodeURIComponent(place) });
    await rows(other).first().waitFor({ state: 'attached' });
    await other.settled(600);
    assert.deepEqual(await rows(other).allTextContents(), shown);
    await page.reload();
    await rows(page).first().waitFor({ state: 'attached' });
    assert.deepEqual(await rows(page).allTextContents(), shown);
  },
  async 'Ctrl+click opens the order in a tab of its own'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await rows(page).first().waitFor({ state: 'attached' });
    const href = await rows(page).first().getAttribute('href');
    const opened = page.raw.context().waitForEvent('page');
    await page.press(rows(page).first(), { modifiers: ['Control'], settle: false });
    const tab = await opened;
    await tab.waitForSelector('html.ready', { state: 'attached', timeout: 60000 });
    assert.ok(tab.url().endsWith(href), tab.url());
    assert.match(await page.place(), /^\/orders(\?|$)/, 'the list stays where it was');
  },
  async 'an order that is not there says so and leads back'(house) {
    const page = await house.enter({ place: '/orders/999999' });
    await page.sees('Такого замовлення немає');
    await page.pressButton('До списку замовлень');
    assert.match(await page.place(), /^\/orders(\?|$)/);
  },
};
