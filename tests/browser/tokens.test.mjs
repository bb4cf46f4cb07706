// Tokens of programs end on the day they were given, and say so.
import assert from 'node:assert/strict';

const day = (ms) => new Date(ms).toLocaleDateString('uk-UA', { timeZone: 'Europe/Kyiv', day: '2-digit', month: '2-digit', year: 'numeric' });
const tomorrow = () => day(Date.now() + 24 * 3600 * 1000);

export const tests = {
  async 'a token gets its last day in the form and shows it'(house) {
    const page = await house.enter({ place: '/company/tokens' });
    const name = 'До завтра ' + Date.now() % 100000;
    await page.pressButton('Новий ключ');
    await page.fill(page.field('Назва'), name);
    await page.fill(page.field('Діє до'), '01.02.2020');
    await page.sees('Цей день уже минув');
    await page.fill(page.field('Діє до'), tomorrow());
    await page.pressButton('Створити');
    await page.pressButton('Я зберіг');
    const token = (await page.read('/tokens?limit=200')).items.find((row) => row.name === name);
    const end = new Date(token.expires_at);
    assert.equal(day(end - 1), tomorrow(), 'the last day is whole');
    assert.equal(end.toLocaleTimeString('uk-UA', { timeZone: 'Europe/Kyiv' }), '00:00:00');
    await page.sees(tomorrow());
    await page.sees('діє');
  },
  async 'a token without a day has no end'(house) {
    const page = await house.enter({ place: '/company/tokens' });
    const name = 'Безстроковий ' + Date.now() % 100000;
    await page.pressButton('Новий ключ');
    await page.fill(page.field('Назва'), name);
    await page.pressButton('Створити');
    await page.pressButton('Я зберіг');
    const token = (await page.read('/tokens?limit=200')).items.find((row) => row.name === name);
    assert.equal(token.expires_at ?? null, null);
    await page.sees('безстроково');
  },
  async 'a token whose time is over is told from one that works'(house) {
    const page = await house.enter({ place: '/company/tokens' });
    const name = 'Миттєвий ' + Date.now() % 100000;
    await page.make('/tokens', { name, scopes: ['read'], expires_at: new Date(Date.now() + 1500).toISOString() });
    await page.raw.waitForTimeout(2000);
    await page.reload();
    await page.sees('строк минув');
  },
};
