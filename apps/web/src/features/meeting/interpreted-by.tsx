import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

interface InterpretedByProps {
  meeting: { readonly interpreterName: string | null; readonly lacksInterpreterFor?: string | null };
}

/** Who interprets at a meeting, or that nobody does though somebody would have to; nothing where nobody has to. */
export function InterpretedBy({ meeting: { interpreterName, lacksInterpreterFor } }: InterpretedByProps) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  if (interpreterName) return <Text size="sm">{t('interpreter.name', { name: interpreterName })}</Text>;
  if (!lacksInterpreterFor) return null;
  const languages = format.list(lacksInterpreterFor.split('-').map(format.language));
  return (
    <Badge color="gold" variant="light" size="lg" tt="none" style={{ height: 'auto', whiteSpace: 'normal' }}>
      {t('interpreter.lacking', { languages })}
    </Badge>
  );
}
