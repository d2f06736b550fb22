import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface SideDrawerProps {
  title: string;
  close: () => void;
  /** `bottom` for what a thumb works on, such as filters. */
  from?: 'right' | 'bottom';
  children: ReactNode;
}

/** A panel over the screen; loaded when it is first opened. */
export default function SideDrawer({ title, close, from = 'right', children }: SideDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={close}
      position={from}
      size={from === 'right' ? 300 : '85%'}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {children}
    </Drawer>
  );
}
