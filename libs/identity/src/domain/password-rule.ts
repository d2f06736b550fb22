import { WeakPasswordError } from './identity.errors.js';

export const MINIMUM_PASSWORD_LENGTH = 10;
const LARGEST_PASSWORD_LENGTH = 200;

/** Length is what counts (NIST SP 800-63B); what an attacker tries first is refused. @throws WeakPasswordError */
export function assertPasswordStrength(password: string, email: string): void {
  const refuse = (reason: string) => {
    throw new WeakPasswordError(reason, MINIMUM_PASSWORD_LENGTH);
  };
  if (password.length < MINIMUM_PASSWORD_LENGTH) {
    refuse(`A password needs at least ${MINIMUM_PASSWORD_LENGTH} characters.`);
  }
  if (password.length > LARGEST_PASSWORD_LENGTH)
    refuse(`A password has at most ${LARGEST_PASSWORD_LENGTH} characters.`);
  if (new Set(password).size < 4) refuse('This password repeats a few characters only.');
  const folded = password.toLowerCase();
  const account = email.split('@')[0]!.toLowerCase();
  if (account.length >= 4 && folded.includes(account)) refuse('The password contains your e-mail address.');
  if (/^(password|matkhau|qwertyuiop|1234567890)/.test(folded))
    refuse('This password is among the first that are tried.');
}
