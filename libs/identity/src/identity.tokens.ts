/** Injection token of the address under which people reach the product, without a trailing slash. */
export const PUBLIC_URL = Symbol('PUBLIC_URL');
