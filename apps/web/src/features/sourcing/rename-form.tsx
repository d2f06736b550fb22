import { Button, Group, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Gives something of one's own another name, in place. */
export function RenameForm({
  label,
  name,
  isPending,
  rename,
  close,
}: {
  label: string;
  name: string;
  isPending: boolean;
  rename: (name: string) => Promise<boolean>;
  close: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <Group
      component="form"
      gap="xs"
      align="flex-end"
      mb="md"
      maw={560}
      onSubmit={(event) => {
        event.preventDefault();
        void rename(text.trim()).then((isDone) => isDone && close());
      }}
    >
      <TextInput
        label={label}
        required
        withAsterisk={false}
        ref={field}
        maxLength={120}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        style={{ flex: '1 1 220px' }}
      />
      <Button type="submit" loading={isPending}>
        {t('action.save')}
      </Button>
      <Button variant="default" onClick={close}>
        {t('action.cancel')}
      </Button>
    </Group>
  );
}
