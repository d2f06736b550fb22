import { Anchor, Button, Card, List, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { Reach } from './reach.js';
import { ProfileVisibilityQuery } from './search.documents.js';

/** How buyers find a supplier, for its own people: its place in each search, and what would help. */
export function Component() {
  const { t, i18n } = useTranslation('directory');
  const format = useFormat();
  const { organisationId } = useParams();
  const query = useAsk(ProfileVisibilityQuery, { organisationId: organisationId!, language: i18n.language });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ organisation, profileVisibility: { concepts, missing }, openNeedsFor, conceptsWithinReach }) => (
        <Page
          title={t('visibility.title')}
          lead={t('visibility.lead')}
          trail={[{ to: `/organisations/${organisation.id}`, label: organisation.displayName }]}
          narrow
        >
          <Stack gap="xl">
            {missing.length > 0 && (
              <Card component="section" aria-labelledby="missing">
                <Title order={2} size="h3" id="missing" mb="xs">
                  {t('visibility.missing')}
                </Title>
                <List size="sm" mb="md">
                  {missing.map((fact) => (
                    <List.Item key={fact}>{t(`visibility.fact.${fact}`)}</List.Item>
                  ))}
                </List>
                <Button component={Link} to={`/organisations/${organisation.id}/edit`}>
                  {t('visibility.complete')}
                </Button>
              </Card>
            )}
            <Reach
              organisationId={organisation.id}
              fitting={openNeedsFor.totalCount}
              withinReach={conceptsWithinReach}
            />
            <section aria-labelledby="places">
              <Title order={2} id="places" mb="sm">
                {t('visibility.places')}
              </Title>
              {concepts.length === 0 ? (
                <Text c="dimmed">{t('visibility.none')}</Text>
              ) : (
                <Card padding={0}>
                  <Table>
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>{t('visibility.asked')}</Table.Th>
                        <Table.Th ta="right">{t('visibility.place')}</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {concepts.map(({ concept, place, total }) => (
                        <Table.Tr key={concept.id}>
                          <Table.Td>
                            <Anchor
                              component={Link}
                              to={`/suppliers?${new URLSearchParams({ q: concept.name }).toString()}`}
                            >
                              {concept.name}
                            </Anchor>
                          </Table.Td>
                          <Table.Td ta="right" className="figures">
                            {place === null
                              ? t('visibility.notFound')
                              : t('visibility.placeOf', {
                                  place: format.number(place),
                                  total: format.number(total),
                                })}
                          </Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                </Card>
              )}
            </section>
          </Stack>
        </Page>
      )}
    </Asked>
  );
}
