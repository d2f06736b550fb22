import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { useNow } from '../../ui/use-now.js';
import type { CertificateFragment } from './organisation.documents.js';

export type CertificateData = ResultOf<typeof CertificateFragment>;

const SOON_MS = 90 * 86_400_000;

/** Who certified what, and until when; one that is about to expire says so. */
export function CertificateRow({
  certificate,
  actions,
}: {
  certificate: CertificateData;
  actions?: ReactNode;
}) {
  const { t } = useTranslation('organisation');
  const format = useFormat();
  const now = useNow();
  const { concept, issuer, number, issuedOn, expiresOn, isValid, scope } = certificate;
  const endsSoon = isValid && expiresOn !== null && Date.parse(expiresOn) - now < SOON_MS;
  const details = [
    issuer && t('certificate.issuedBy', { issuer }),
    number && t('certificate.number', { number }),
    expiresOn
      ? t(isValid ? 'certificate.until' : 'certificate.endedOn', { day: format.day(expiresOn) })
      : issuedOn && t('certificate.since', { day: format.day(issuedOn) }),
  ].filter(Boolean);
  return (
    <Card padding="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group gap="sm" align="flex-start" wrap="nowrap">
          <IconCertificate size={24} stroke={1.6} aria-hidden style={{ flexShrink: 0 }} />
          <Stack gap={2}>
            <Group gap="xs">
              <Text fw={600}>{concept.name}</Text>
              <Badge color={isValid ? (endsSoon ? 'gold' : 'pine') : 'brick'}>
                {t(
                  isValid ? (endsSoon ? 'certificate.endsSoon' : 'certificate.valid') : 'certificate.expired',
                )}
              </Badge>
            </Group>
            <Text size="sm" c="dimmed">
              {details.join(' · ')}
            </Text>
            {scope && <Text size="sm">{scope}</Text>}
          </Stack>
        </Group>
        {actions}
      </Group>
    </Card>
  );
}
