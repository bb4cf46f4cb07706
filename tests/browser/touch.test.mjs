// Requirement 23 and the choice of density: whatever is pressed on a tablet is at least 48 px high, on every screen.
import assert from 'node:assert/strict';
import { TABLET } from './page.mjs';
import { SCREENS } from './tree.test.mjs';

export const tests = {
  async 'every control of every screen is at least 48 px high by touch'(house) {
    const page = await house.enter({ viewport: TABLET, touch: true });
    const small = {};
    for (const place of SCREENS) {
      await page.go(place);
      await page.settled(300);
      const found = await page.raw.evaluate(() => [...document.querySelectorAll('#mirror :is(button, a, input, textarea, [role=option], [role=columnheader][tabindex])')]
        .map((e) => [e.getBoundingClientRect(), e])
        .filter(([r]) => r.width > 0 && r.height > 0 && r.height < 47.5)
        .map(([r, e]) => `${Math.round(r.width)} × ${Math.round(r.height)} ${e.getAttribute('aria-label') ?? e.textContent}`));
      if (found.length) small[place] = found;
    }
    assert.deepEqual(small, {});
  },
};
