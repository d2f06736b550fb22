import { Avatar, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAct } from '../api/hooks.js';
import { SignOutMutation } from '../features/session/session.documents.js';
import classes from './header.module.css';

/** Account and sign-out; loaded for people who are signed in. */
export default function PersonMenu({ name }: { name: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useAct(SignOutMutation);

  const leave = async () => {
    await signOut.mutateAsync({});
    await import('../offline/day-store.js').then(({ forgetAnswers }) => forgetAnswers());
    await navigate('/');
    // Nothing that this person could see may stay behind for the next one at this browser.
    queries.clear();
  };

  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.person}>
          <VisuallyHidden>{t('nav.person', { name })}</VisuallyHidden>
          <Avatar aria-hidden size={34} color="pine" name={initialsFirst(name)} radius="xl" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text size="sm" fw={600} px="sm" py={6}>
          {name}
        </Text>
        <Menu.Divider />
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={18} />}>
          {t('nav.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => void leave()}>
          {t('action.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A Vietnamese name is known by its last word; the initials of first and last are right for both orders. */
function initialsFirst(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.length > 2 ? `${words[0]} ${words.at(-1)}` : name;
}
