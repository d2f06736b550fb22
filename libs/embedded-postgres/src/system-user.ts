import { readFileSync } from 'node:fs';

export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/** Reads /etc/passwd only: the two accounts that matter here, postgres and nobody, are local on every system. */
export function findUser(matches: (user: SystemUser) => boolean): SystemUser | undefined {
  let passwd: string;
  try {
    passwd = readFileSync('/etc/passwd', 'utf8');
  } catch {
    return undefined;
  }
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid || name.startsWith('#')) continue;
    const user = { name, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
    if (matches(user)) return user;
  }
  return undefined;
}

/** For messages only, so an unknown uid is no error. */
export function userName(uid: number | undefined): string {
  if (uid === undefined) return 'this user';
  return findUser((user) => user.uid === uid)?.name ?? `uid ${uid}`;
}
