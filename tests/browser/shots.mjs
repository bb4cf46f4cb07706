// Pictures of every screen for the eyes: node tests/browser/shots.mjs URL DATA FOLDER [part of a name].
import fs from 'node:fs';
import path from 'node:path';
import { DESKTOP, House, PHONE, TABLET, launch, readLogins } from './page.mjs';
import { SCREENS } from './tree.test.mjs';

const [url, data, folder, part = ''] = process.argv.slice(2);
fs.mkdirSync(folder, { recursive: true });
const house = new House(await launch(), url, readLogins(data));
const rooms = { desktop: [DESKTOP, false], tablet: [TABLET, true], phone: [PHONE, true] };
for (const [room, [viewport, touch]] of Object.entries(rooms))
  for (const language of ['uk', 'en'])
    for (const theme of ['light', 'dark']) {
      const start = `${room}-${language}-${theme}`;
      if (!start.includes(part.split('/')[0])) continue;
      const page = await house.enter({ viewport, touch, dark: theme === 'dark', settings: language[0] + theme[0] + 'ao' });
      for (const place of SCREENS) {
        const name = `${start}-${place.slice(1).replace(/[^\w]+/g, '-')}`;
        if (part.includes('/') && !name.includes(part.split('/')[1])) continue;
        await page.go(place);
        await page.settled(600);
        await page.shot(path.join(folder, name + '.png'));
      }
      await house.leave();
    }
await house.browser.close();
