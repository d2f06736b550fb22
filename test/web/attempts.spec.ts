import { Attempts } from '../../apps/web/src/api/attempts.js';
import { RequestError } from '../../apps/web/src/api/request.js';

const input = (idempotencyKey: string, amount = '10') => ({ input: { amount, idempotencyKey } });
const broken = () => Promise.reject(new RequestError('NETWORK', 'The service cannot be reached.'));

describe('attempts at one change', () => {
  it('keep their key while nobody knows whether the last one got through', async () => {
    const attempts = new Attempts();
    const sent: unknown[] = [];
    const send = (variables: unknown) => Promise.resolve(sent.push(variables));
    await expect(attempts.send(input('first'), broken)).rejects.toThrow('cannot be reached');
    await expect(attempts.send(input('second'), broken)).rejects.toThrow('cannot be reached');
    await attempts.send(input('third'), send);
    // It is known now: another one of the same content is another change.
    await attempts.send(input('fourth'), send);
    expect(sent).toEqual([input('first'), input('fourth')]);
  });

  it('are others when their content is another, or when they were answered', async () => {
    const attempts = new Attempts();
    const sent: unknown[] = [];
    const send = (variables: unknown) => Promise.resolve(sent.push(variables));
    await expect(attempts.send(input('first'), broken)).rejects.toThrow();
    await attempts.send(input('second', '11'), send);
    const refused = () => Promise.reject(new RequestError('BAD_USER_INPUT', 'No.'));
    await expect(attempts.send(input('third'), refused)).rejects.toThrow('No.');
    await attempts.send(input('fourth'), send);
    await attempts.send({ id: 'without a key' }, send);
    expect(sent).toEqual([input('second', '11'), input('fourth'), { id: 'without a key' }]);
  });
});
