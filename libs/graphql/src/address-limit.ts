import { HttpException } from '@nestjs/common';
import { DomainError } from '#kernel';

const MOST_ADDRESSES = 20_000;

/** One address asks too often for what is open to everybody; `seconds` until it may again. */
export class TooManyRequestsError extends DomainError<{ readonly seconds: number }> {
  readonly code = 'TOO_MANY_REQUESTS';

  constructor(seconds: number) {
    super(`Too many requests. Try again in ${seconds} seconds.`, { seconds });
  }
}

/**
 * How often one address may ask for something that is open to everybody and costs work or could be guessed at. Counted
 * in windows of fixed length, in the memory of this process: several processes each count by themselves. An IPv6 network
 * of 64 bits is one address.
 */
export class AddressLimit {
  private readonly windows = new Map<string, { ends: number; count: number }>();

  constructor(
    private readonly most: number,
    private readonly seconds: number,
  ) {}

  /** Counts one request. @throws TooManyRequestsError */
  take(address: string, now = Date.now()): void {
    const key =
      address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
    const window = this.windows.get(key);
    if (!window || window.ends <= now) {
      if (this.windows.size >= MOST_ADDRESSES) this.forgetPast(now);
      this.windows.set(key, { ends: now + this.seconds * 1000, count: 1 });
      return;
    }
    window.count++;
    if (window.count > this.most) throw new TooManyRequestsError(Math.ceil((window.ends - now) / 1000));
  }

  private forgetPast(now: number): void {
    for (const [key, { ends }] of this.windows) if (ends <= now) this.windows.delete(key);
    // All of them current: rather forget than grow.
    if (this.windows.size >= MOST_ADDRESSES) this.windows.clear();
  }
}

/** The same for a plain HTTP route: answered 429. */
export function takeOr429(limit: AddressLimit, address: string): void {
  try {
    limit.take(address);
  } catch (error) {
    if (!(error instanceof TooManyRequestsError)) throw error;
    throw new HttpException({ code: error.code, message: error.message, ...error.facts }, 429);
  }
}
