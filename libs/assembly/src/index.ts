export { DomainModule, type DomainSettings } from './domain.module.js';
export { entities } from './entities.js';
export { readEnv, type Env } from './environment.js';
export { migrate } from './migrate.js';
export { PACKAGE_ROOT, productOrmOptions } from './orm.js';
