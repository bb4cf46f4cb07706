// Requirements 13, 29 and 30 of the research: nothing is drawn without a reason, a lost GPU comes back, zoom keeps all.
import assert from 'node:assert/strict';

export const tests = {
  async 'three idle seconds draw no frame'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await page.still();
    assert.equal(await page.framesWithin(3000), 0);
  },
  async 'one press draws a few frames and then nothing'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    await page.still();
    const before = await page.raw.evaluate(() => window.kram.frames);
    await page.key('KeyJ');
    await page.raw.waitForTimeout(1000);
    const drawn = await page.raw.evaluate(() => window.kram.frames) - before;
    assert.ok(drawn >= 1 && drawn <= 12, `${drawn} frames`);
  },
  async 'the cost of each frame is counted for the bench'(house) {
    const page = await house.enter({ place: '/orders?view=table' });
    for (let i = 0; i < 10; i++) await page.raw.mouse.move(600 + i, 400 + i * 4);
    await page.settled();
    const [p95, count] = await page.raw.evaluate(() => [window.kram.p95(), window.kram.scripts.length]);
    assert.ok(p95 > 0 && count > 5, `${p95} ms over ${count}`);
  },
  async 'a lost WebGL context in the middle of an order comes back with all that was typed'(house) {
    const page = await house.enter({ place: '/orders/new' });
    await page.press(page.field('Примітка'));
    await page.raw.keyboard.type('посеред замовлення');
    await page.settled();
    const colours = () => page.raw.evaluate(() => new Promise((resolve) => {
      const canvas = document.getElementById('canvas');
      Module.kramStage.frame(performance.now());
      const copy = Object.assign(document.createElement('canvas'), { width: 200, height: 100 });
      const ink = copy.getContext('2d');
      ink.drawImage(canvas, 0, 0, 400, 200, 0, 0, 200, 100);
      resolve(new Set(new Uint32Array(ink.getImageData(0, 0, 200, 100).data.buffer)).size);
    }));
    assert.ok(await colours() > 10, 'the canvas shows something');
    await page.raw.evaluate(() => {
      const canvas = document.getElementById('canvas');
      window.lost = (canvas.getContext('webgl2') ?? canvas.getContext('webgl')).getExtension('WEBGL_lose_context');
      window.lost.loseContext();
    });
    await page.raw.waitForFunction(() => Module.kramStage.lost);
    await page.raw.evaluate(() => window.lost.restoreContext());
    await page.raw.waitForFunction(() => !Module.kramStage.lost, undefined, { timeout: 20000 });
    await page.settled();
    assert.ok(await colours() > 10, 'the canvas is drawn again');
    assert.equal(await page.field('Примітка').inputValue(), 'посеред замовлення');
    assert.deepEqual(page.errors, []);
  },
  async 'at 200 % every control can be scrolled to and stands inside of the window'(house) {
    const page = await house.enter({ place: '/orders/58', viewport: { width: 720, height: 450 }, scale: 2 });
    await page.field('Примітка').waitFor({ state: 'attached' });
    // Lines of the order come into the tree as one goes, and leave it.
    const looked = [];
    const next = () => page.raw.evaluate((looked) => [...document.querySelectorAll('#mirror :is(button, a, input, textarea)')].map((e) => e.dataset.id).find((id) => !looked.includes(id)), looked);
    for (let id = await next(); id; id = await next()) {
      await page.rectangle(page.raw.locator(`#mirror [data-id="${id}"]`));
      looked.push(id);
    }
    assert.ok(looked.length > 20, `${looked.length} controls`);
    const sharp = await page.raw.evaluate(() => { const c = document.getElementById('canvas'); return [c.width / c.clientWidth, c.height / c.clientHeight]; });
    assert.deepEqual(sharp, [2, 2], 'the bitmap has the pixels of the device');
  },
  async 'no text is smaller than 13 px'(house) {
    const page = await house.enter({ place: '/orders/58' });
    const small = await page.raw.evaluate(() => [...document.querySelectorAll('#mirror span')].filter((e) => parseFloat(getComputedStyle(e).fontSize) < 12.99).map((e) => e.textContent));
    assert.deepEqual(small, []);
  },
};
