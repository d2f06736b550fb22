import { CurrentFair } from './current-fair.js';

export function Component() {
  return <CurrentFair page="requests" />;
}
