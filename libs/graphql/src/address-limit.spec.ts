import { AddressLimit, TooManyRequestsError } from './address-limit.js';

describe('a limit by address', () => {
  it('counts each address by itself, and anew in the next window', () => {
    const limit = new AddressLimit(2, 60);
    limit.take('10.0.0.1', 0);
    limit.take('10.0.0.1', 1_000);
    limit.take('10.0.0.2', 1_000);
    expect(() => limit.take('10.0.0.1', 30_000)).toThrow(new TooManyRequestsError(30));
    expect(() => limit.take('10.0.0.1', 60_000)).not.toThrow();
  });

  it('takes an IPv6 network for one address', () => {
    const limit = new AddressLimit(1, 60);
    limit.take('2001:db8:1:2:aaaa::1', 0);
    expect(() => limit.take('2001:db8:1:2:bbbb::9', 0)).toThrow('60 seconds');
    expect(() => limit.take('2001:db8:1:3:bbbb::9', 0)).not.toThrow();
  });
});
