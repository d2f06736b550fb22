export { signInTable, type DemoAccount, type DemoRole } from './accounts.js';
export { DEMO_SEED, loadDemo } from './load-demo.js';
export { SUPPLIER_COUNT, makeSuppliers, makeZones, type DemoSupplier } from './make-suppliers.js';
export { Random } from './random.js';
