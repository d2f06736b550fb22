import 'reflect-metadata';
import { readEnv } from '#assembly';
import { PeopleService } from '#identity';
import { startProduct } from './product.js';
import { stopOnSignals } from './stop-on-signals.js';

/** Starts the product; `demo` as the argument loads the demo fair into a new data folder first. */
async function main(): Promise<void> {
  const env = readEnv();
  const withDemo = process.argv.includes('demo');
  const stopping = stopOnSignals();
  const product = await startProduct(env);
  stopping.use(() => product.stop());
  if (withDemo) {
    const { loadDemo, signInTable } = await import('#demo');
    const accounts = await loadDemo(product.app, env.home);
    console.log(`\n${signInTable(accounts)}`);
  } else {
    const link = await product.app.get(PeopleService, { strict: false }).firstAdminLink();
    if (link)
      console.log(
        `\nThis installation has no administrator yet. Make the first one here (once, for 24 hours):\n${link}\n`,
      );
  }
  console.log(`ready ${product.url}`);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});

/** One sentence for what an operator can mend; the stack for what only we can. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another one: PORT=4001 npm run demo`;
  return typeof code === 'string' ? error.message : (error.stack ?? error.message);
}
