import type { Command } from 'commander';
import { PeopleService } from '#identity';
import { print } from '../output.js';
import { withProduct } from '../with-product.js';

export function addUserCommands(program: Command): void {
  const user = program.command('user').description('people who work on the product');
  user
    .command('invite')
    .description('make somebody staff or an administrator; a new one gets a letter with a link')
    .argument('<email>')
    .argument('<name>')
    .option('--admin', 'as an administrator', false)
    .action(async (email: string, name: string, { admin }: { admin: boolean }, command: Command) => {
      const personId = await withProduct((app) =>
        app
          .get(PeopleService, { strict: false })
          .inviteColleague({ email, name, isStaff: true, isAdmin: admin }),
      );
      print(command, { personId }, () => `${name} <${email}> is ${admin ? 'an administrator' : 'staff'} now`);
    });
  user
    .command('first-admin-link')
    .description('print a new link that makes the first administrator')
    .action(async (_options: object, command: Command) => {
      const link = await withProduct((app) => app.get(PeopleService, { strict: false }).firstAdminLink());
      print(command, { link }, () => link ?? 'There is an administrator already.');
    });
}
