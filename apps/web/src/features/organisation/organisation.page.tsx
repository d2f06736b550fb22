import { Anchor, Badge, Button, Card, Grid, Stack, Text, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import type { ResultOf } from '../../api/graphql.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { Facts } from '../../ui/facts.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { usePlaceOf } from '../directory/organisation-card.js';
import { NeedSelect } from '../fit/need-select.js';
import { WhyNot } from '../fit/why-not.js';
import { SimilarSuppliers } from '../directory/similar-suppliers.js';
import { VisibilityLink } from '../directory/visibility-link.js';
import { useSession } from '../session/use-session.js';
import { OrganisationRecognitions } from '../recognition/organisation-recognitions.js';
import { OrganisationSupport } from '../support/organisation-support.js';
import { CapabilityCard } from './capability-card.js';
import { CertificateRow } from './certificate-row.js';
import { OrganisationQuery } from './organisation.documents.js';
import { WithdrawnNotice } from './withdrawal.js';

type OrganisationData = ResultOf<typeof OrganisationQuery>['organisation'];

export function Component() {
  const { i18n } = useTranslation('organisation');
  const { organisationId } = useParams();
  const query = useAsk(OrganisationQuery, {
    id: organisationId!,
    language: i18n.language,
    withdrawn: false,
  });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ organisation }) => <Profile organisation={organisation} />}
    </Asked>
  );
}

function Profile({ organisation }: { organisation: OrganisationData }) {
  const { t } = useTranslation('organisation');
  const { organisations, isStaff, isSignedIn, isBuyer: isForBuyer } = useSession();
  const textIn = useTextIn();
  const placeOf = usePlaceOf();
  const { id, displayName, legalName, capabilities, certificates, isSupplier, isBuyer } = organisation;
  const isMine = organisations.some((one) => one.id === id);
  return (
    <Page
      title={displayName}
      lead={[legalName !== displayName && legalName, placeOf(organisation)].filter(Boolean).join(' · ')}
      trail={[
        {
          to: isSupplier ? '/suppliers' : '/directory',
          label: t(isSupplier ? 'common:nav.suppliers' : 'common:nav.directory'),
        },
      ]}
      badges={
        <>
          {isSupplier && <Badge>{t('enums:side.SUPPLIER')}</Badge>}
          {isBuyer && <Badge color="sky">{t('enums:side.BUYER')}</Badge>}
          {organisation.withdrawnAt && <Badge color="gray">{t('withdrawn')}</Badge>}
          <DemoBadge shown={organisation.source === 'DEMO'} />
        </>
      }
      actions={
        (isMine || isStaff) && (
          <>
            {isSupplier && <VisibilityLink organisationId={id} />}
            <Button
              component={Link}
              to={`/organisations/${id}/edit`}
              leftSection={<IconPencil size={18} aria-hidden />}
            >
              {t('common:action.edit')}
            </Button>
          </>
        )
      }
    >
      {(isMine || isStaff) && <WithdrawnNotice organisation={organisation} />}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="xl">
            {organisation.description.length > 0 && (
              <Text style={{ whiteSpace: 'pre-line' }} maw={720}>
                {textIn(organisation.description)}
              </Text>
            )}
            {isSupplier && (
              <Stack component="section" gap="sm" aria-labelledby="can-do">
                <Title order={2} id="can-do">
                  {t('capabilities.title')}
                </Title>
                {capabilities.length === 0 && <Text c="dimmed">{t('capabilities.none')}</Text>}
                {capabilities.map((capability) => (
                  <CapabilityCard key={capability.id} capability={capability} />
                ))}
              </Stack>
            )}
            <OrganisationRecognitions organisationId={id} />
            {(certificates.length > 0 || isSupplier) && (
              <Stack component="section" gap="sm" aria-labelledby="certificates">
                <Title order={2} id="certificates">
                  {t('certificates.title')}
                </Title>
                {certificates.length === 0 && <Text c="dimmed">{t('certificates.none')}</Text>}
                {certificates.map((certificate) => (
                  <CertificateRow key={certificate.id} certificate={certificate} />
                ))}
              </Stack>
            )}
            {(isMine || isStaff) && <OrganisationSupport organisationId={id} />}
            {isSupplier && !isMine && (isForBuyer || isStaff) && <WhyNotNeed supplierId={id} />}
            {isSupplier && <SimilarSuppliers organisationId={id} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <CompanyFacts organisation={organisation} />
            {isSignedIn && (
              <Button component={Link} to={`/organisations/${id}/supply-chain`} variant="default">
                {t('supplyChain')}
              </Button>
            )}
            <Contacts organisation={organisation} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

/** For a buyer whether this supplier fits any of its needs, for staff any open need. */
function WhyNotNeed({ supplierId }: { supplierId: string }) {
  const { t } = useTranslation(['organisation', 'proposal']);
  const url = useUrlState();
  const { organisations, isStaff } = useSession();
  const buyer = organisations.find((one) => one.isBuyer);
  const needId = url.get('need') || null;
  return (
    <WhyNot needId={needId} supplierId={supplierId}>
      <NeedSelect
        label={t('proposal:whyNot.need')}
        buyerId={isStaff ? null : (buyer?.id ?? null)}
        value={needId}
        onChange={(need) => url.set({ need })}
      />
    </WhyNot>
  );
}

function CompanyFacts({ organisation }: { organisation: OrganisationData }) {
  const { t } = useTranslation('organisation');
  const format = useFormat();
  const { employees, size, ownership, foundedIn, languages, website, address, taxCode } = organisation;
  const people = employees ? t('facts.people', { count: employees }) : size && t(`enums:size.${size}`);
  return (
    <Card component="section" aria-label={t('facts.title')}>
      <Facts
        columns="one"
        facts={[
          { label: t('facts.size'), value: people },
          { label: t('facts.ownership'), value: ownership && t(`enums:ownership.${ownership}`) },
          { label: t('facts.founded'), value: foundedIn },
          {
            label: t('facts.languages'),
            value: languages.length > 0 && format.list(languages.map(format.language)),
          },
          { label: t('facts.address'), value: address },
          {
            label: t('facts.website'),
            value: website && (
              <Anchor href={website} rel="noopener nofollow" target="_blank">
                {website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
              </Anchor>
            ),
          },
          { label: t('facts.taxCode'), value: taxCode },
        ].map((fact) => ({ ...fact, value: fact.value || null }))}
      />
    </Card>
  );
}

function Contacts({ organisation }: { organisation: OrganisationData }) {
  const { t } = useTranslation('organisation');
  const { contacts } = organisation;
  return (
    <Card component="section" aria-labelledby="contacts">
      <Title order={2} size="h3" id="contacts" mb="xs">
        {t('contacts.title')}
      </Title>
      {contacts === null && (
        <Text size="sm" c="dimmed">
          {t('contacts.closed')}
        </Text>
      )}
      {contacts?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('contacts.none')}
        </Text>
      )}
      <Stack gap="md">
        {contacts?.map((contact) => (
          <div key={contact.id}>
            <Text fw={600}>{contact.name}</Text>
            {contact.jobTitle && (
              <Text size="sm" c="dimmed">
                {contact.jobTitle}
              </Text>
            )}
            {contact.email && (
              <Anchor size="sm" href={`mailto:${contact.email}`} display="block">
                {contact.email}
              </Anchor>
            )}
            {contact.phone && (
              <Anchor size="sm" href={`tel:${contact.phone.replace(/\s/g, '')}`} display="block">
                {contact.phone}
              </Anchor>
            )}
          </div>
        ))}
      </Stack>
    </Card>
  );
}
