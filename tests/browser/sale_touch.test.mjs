// The whole sale by taps on a tablet at 1024×768.
import assert from 'node:assert/strict';
import { TABLET } from './page.mjs';
import { wholeSale } from './sale.mjs';

export const tests = {
  async 'the whole sale by touch at 1024×768'(house) {
    await wholeSale(await house.enter({ viewport: TABLET, touch: true }));
  },
  async 'rows and buttons have the size of a finger'(house) {
    const page = await house.enter({ viewport: TABLET, touch: true, place: '/orders?view=table' });
    await page.raw.locator('#mirror [role=grid] a').first().waitFor({ state: 'attached' });
    const small = await page.raw.evaluate(() => [...document.querySelectorAll('#mirror button, #mirror [role=row] a')].map((e) => {
      const r = (e.closest('[role=row]') ?? e).getBoundingClientRect();
      return [e.getAttribute('aria-label') ?? e.textContent, Math.round(r.height)];
    }).filter(([, height]) => height > 0 && height < 44));
    assert.deepEqual(small, []);
  },
};
