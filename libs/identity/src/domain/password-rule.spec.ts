import { assertPasswordStrength } from './password-rule.js';

describe('assertPasswordStrength', () => {
  it.each(['short', 'aaaaaaaaaaaa', '1234567890ab', 'Password2026', 'lan.nguyen-2026', 'x'.repeat(201)])(
    'refuses %p',
    (password) => {
      expect(() => assertPasswordStrength(password, 'lan.nguyen@example.com')).toThrow();
    },
  );

  it('takes a long phrase', () => {
    expect(() => assertPasswordStrength('hoi cho cong nghiep 2026', 'lan@example.com')).not.toThrow();
  });
});
