import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconBuildingFactory2, IconFileCheck, IconHeartHandshake } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { SearchField } from '../../ui/search-field.js';
import { Asked } from '../../ui/states.js';
import { FairCard } from '../fair/fair-card.js';
import { FairsQuery } from '../fair/fair.documents.js';
import { useSession } from '../session/use-session.js';
import classes from './landing.module.css';

const STEPS = [
  { key: 'describe', icon: IconBuildingFactory2 },
  { key: 'meet', icon: IconHeartHandshake },
  { key: 'agree', icon: IconFileCheck },
] as const;

const EXAMPLES = ['one', 'two', 'three'] as const;

/** The front door: what the service is for, a search, and the fairs. */
export function Component() {
  const { t } = useTranslation(['home', 'directory', 'fair']);
  const navigate = useNavigate();
  const { isSignedIn } = useSession();
  const fairs = useAsk(FairsQuery, { first: 3 });
  useDocumentTitle('Fairmatch');
  if (isSignedIn) return <Navigate to="/home" replace />;
  return (
    <Stack gap={48} pt={{ base: 8, sm: 28 }}>
      <section className={classes.hero}>
        <Title order={1} className={classes.title!}>
          {t('landing.title')}
        </Title>
        <Text className={classes.lead!}>{t('landing.lead')}</Text>
        <div className={classes.search}>
          <SearchField
            label={t('landing.search')}
            placeholder={t('directory:search.placeholder')}
            size="lg"
            value=""
            live={false}
            onSearch={(q) => void navigate(`/suppliers?q=${encodeURIComponent(q)}`)}
            hideLabel
          />
        </div>
        <Group gap="xs">
          <Text size="sm" className={classes.try!}>
            {t('landing.try')}
          </Text>
          {EXAMPLES.map((key) => (
            <Button
              key={key}
              component={Link}
              to={`/suppliers?q=${encodeURIComponent(t(`landing.example.${key}`))}`}
              size="compact-md"
              className={classes.example!}
            >
              {t(`landing.example.${key}`)}
            </Button>
          ))}
        </Group>
      </section>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="lg">
        {STEPS.map(({ key, icon: Icon }) => (
          <Stack key={key} gap={6}>
            <Icon size={28} stroke={1.6} color="var(--action)" aria-hidden />
            <Title order={2} size="h3">
              {t(`landing.step.${key}.title`)}
            </Title>
            <Text c="dimmed">{t(`landing.step.${key}.text`)}</Text>
          </Stack>
        ))}
      </SimpleGrid>
      <section aria-labelledby="fairs">
        <Group justify="space-between" mb="sm">
          <Title order={2} id="fairs">
            {t('landing.fairs')}
          </Title>
          <Button component={Link} to="/fairs" variant="subtle">
            {t('landing.allFairs')}
          </Button>
        </Group>
        <Asked query={fairs}>
          {(data) => (
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
              {data.fairs.edges.map(({ node }) => (
                <FairCard key={node.id} fair={node} />
              ))}
              {data.fairs.edges.length === 0 && <Card>{t('landing.noFairs')}</Card>}
            </SimpleGrid>
          )}
        </Asked>
      </section>
    </Stack>
  );
}
