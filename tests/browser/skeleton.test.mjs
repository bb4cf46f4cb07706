// Signing in on the plain page and what stands there before anything is pressed.
import assert from 'node:assert/strict';

export const tests = {
  async 'the login page signs in and opens the place that was asked for'(house) {
    const page = await house.enter({ signedIn: false, place: '/orders?view=table' });
    await page.raw.fill('input[name=login]', 'owner');
    await page.raw.fill('input[name=password]', house.logins.owner);
    await page.raw.click('button[type=submit]');
    await page.ready();
    await page.role('grid', 'Замовлення').waitFor({ state: 'attached' });
    assert.match(await page.place(), /^\/orders/);
    assert.match(await page.raw.title(), /Kram/);
  },
  async 'a wrong password says why and keeps the login'(house) {
    const page = await house.enter({ signedIn: false });
    await page.raw.fill('input[name=login]', 'owner');
    await page.raw.fill('input[name=password]', 'not-the-password');
    await page.raw.click('button[type=submit]');
    await page.raw.waitForFunction(() => document.querySelector('[role=alert]').textContent.length > 5);
    assert.match(await page.raw.textContent('[role=alert]'), /логін|пароль/i);
    assert.equal(await page.raw.inputValue('input[name=login]'), 'owner');
    assert.equal(await page.raw.evaluate(() => document.activeElement.name), 'password');
  },
  async 'password managers find one form with the right hints'(house) {
    const page = await house.enter({ signedIn: false });
    const hints = await page.raw.$$eval('form input', (list) => list.map((input) => input.autocomplete));
    assert.deepEqual(hints, ['username', 'current-password']);
  },
  async 'the orders list opens with rows and links that are addresses'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    const link = page.raw.locator('#mirror a[href^="#/orders/"]').first();
    await link.waitFor({ state: 'attached' });
    assert.match(await link.textContent(), /^№ \d+/);
    assert.deepEqual(page.errors, []);
  },
};
