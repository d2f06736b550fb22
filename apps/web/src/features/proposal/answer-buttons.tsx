import { Button, Group, Kbd } from '@mantine/core';
import { IconHeartHandshake, IconStar, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ANSWERS, type Answer } from './use-answer.js';

const LOOKS = {
  MUST: { icon: IconStar, color: 'gold', variant: 'light' },
  MEET: { icon: IconHeartHandshake, color: 'pine', variant: 'filled' },
  NO_THANKS: { icon: IconX, color: 'gray', variant: 'default' },
} as const;

interface AnswerButtonsProps {
  given: Answer | null;
  answer: (answer: Answer) => void;
  isPending: boolean;
  /** Shows the keys 1, 2, 3. */
  withKeys?: boolean;
  size?: 'sm' | 'md';
}

export function AnswerButtons({ given, answer, isPending, withKeys, size = 'sm' }: AnswerButtonsProps) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" grow={size === 'md'} preventGrowOverflow={false}>
      {ANSWERS.map((one, index) => {
        const { icon: Icon, color, variant } = LOOKS[one];
        return (
          <Button
            key={one}
            size={size}
            px="sm"
            color={color}
            variant={given === null ? variant : given === one ? 'filled' : 'default'}
            autoContrast
            aria-pressed={given === one}
            leftSection={<Icon size={18} aria-hidden />}
            rightSection={withKeys ? <Kbd visibleFrom="md">{index + 1}</Kbd> : null}
            disabled={isPending}
            onClick={() => answer(one)}
          >
            {t(`enums:answer.${one}`)}
          </Button>
        );
      })}
    </Group>
  );
}
