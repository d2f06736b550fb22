import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const DEMO_ROLES = ['organizer', 'supplier', 'buyer', 'staff', 'admin'] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];

export interface DemoAccount {
  readonly role: DemoRole;
  readonly email: string;
  readonly password: string;
}

/** Where the sign-ins of a data folder's demo are written. */
export function accountsFile(home: string): string {
  return join(home, 'demo-accounts.json');
}

/** One account a role; passwords are made for this installation, since a demo may stand in a reachable network. */
export function newAccounts(): DemoAccount[] {
  return DEMO_ROLES.map((role) => ({
    role,
    email: `${role}@demo.fairmatch.example`,
    password: newPassword(),
  }));
}

export async function writeAccounts(home: string, accounts: readonly DemoAccount[]): Promise<void> {
  await writeFile(accountsFile(home), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
}

/** The sign-ins as a table for the console. */
export function signInTable(accounts: readonly DemoAccount[]): string {
  const rows = [{ role: 'role', email: 'e-mail', password: 'password' }, ...accounts];
  const width = (key: 'role' | 'email') => Math.max(...rows.map((row) => row[key].length));
  return rows
    .map((row) => `  ${row.role.padEnd(width('role'))}  ${row.email.padEnd(width('email'))}  ${row.password}`)
    .join('\n');
}

function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return `demo-${group()}-${group()}`;
}
