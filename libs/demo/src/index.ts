export { signInTable, type DemoAccount, type DemoRole } from './accounts.js';
export { loadDemo } from './load-demo.js';
