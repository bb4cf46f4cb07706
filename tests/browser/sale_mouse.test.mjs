// The whole sale by mouse on a desktop: goods and a service in one order.
import { wholeSale } from './sale.mjs';

export const tests = {
  async 'the whole sale by mouse, a mixed order, sums equal to the server at every step'(house) {
    await wholeSale(await house.enter());
  },
};
