import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import type { CalledPartyFragment } from './deals.documents.js';

type CalledParty = ResultOf<typeof CalledPartyFragment>;

/** Whom to ring when letters stay without an answer: the people of each party that are known, with their numbers. */
export function WhomToCall({ parties }: { parties: readonly CalledParty[] }) {
  const { t } = useTranslation('deals');
  return (
    <Stack gap={4} component="section" aria-label={t('followUps.call')}>
      {parties.map(({ id, displayName, contacts }) => {
        const known = (contacts ?? []).filter(({ phone, email }) => phone || email);
        return (
          <Text key={id} size="sm" component="div">
            <b>{displayName}</b>
            {known.length === 0 && (
              <>
                {': '}
                <Anchor component={Link} to={`/organisations/${id}`} size="sm" underline="always">
                  {t('followUps.noNumber')}
                </Anchor>
              </>
            )}
            {known.map((contact) => (
              <div key={contact.id}>
                {[contact.name, contact.jobTitle].filter(Boolean).join(', ')}
                {contact.phone && (
                  <>
                    {' · '}
                    <Anchor
                      href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}
                      size="sm"
                      underline="always"
                      className="figures"
                    >
                      {contact.phone}
                    </Anchor>
                  </>
                )}
                {contact.email && (
                  <>
                    {' · '}
                    <Anchor href={`mailto:${contact.email}`} size="sm" underline="always">
                      {contact.email}
                    </Anchor>
                  </>
                )}
              </div>
            ))}
          </Text>
        );
      })}
    </Stack>
  );
}
