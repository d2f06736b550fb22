import { Button, Card, Group, Stack, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { Facts } from '../../ui/facts.js';
import { tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { FairForm } from './fair-form.js';
import type { FullFair } from './fair.layout.js';
import { inputOf, valuesOf } from './fair-values.js';
import { ReviseFairMutation } from './setup.documents.js';

/** Name, place and dates of the fair, and the form in which they are changed. */
export function DetailsCard({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const [isEditing, editing] = useDisclosure(false);
  const nameIn = (language: string) => fair.name.find((one) => one.language === language)?.text;
  return (
    <Card component="section" aria-labelledby="details">
      <Stack>
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h3" id="details">
            {t('setup.details')}
          </Title>
          {!isEditing && (
            <Button
              variant="default"
              leftSection={<IconPencil size={17} aria-hidden />}
              onClick={editing.open}
            >
              {t('setup.editDetails')}
            </Button>
          )}
        </Group>
        {isEditing ? (
          <EditDetails fair={fair} close={editing.close} />
        ) : (
          <Facts
            facts={[
              { label: t('create.nameVi'), value: nameIn('vi') },
              { label: t('create.nameEn'), value: nameIn('en') },
              { label: t('setup.dates'), value: format.dayRange(fair.startsOn, fair.endsOn) },
              { label: t('overview.venue'), value: fair.venue },
              { label: t('overview.city'), value: `${fair.city}, ${format.country(fair.country)}` },
              { label: t('overview.zone'), value: format.zone(fair.timeZone, `${fair.startsOn}T12:00:00Z`) },
              { label: t('create.host'), value: fair.host?.displayName },
              { label: t('create.code'), value: fair.code },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}

function EditDetails({ fair, close }: { fair: FullFair; close: () => void }) {
  const { t } = useTranslation('fair');
  const draft = useDraft(valuesOf(fair));
  const revise = useAct(ReviseFairMutation);
  const submit = async () => {
    const { reviseFair } = await revise.mutateAsync({
      id: fair.id,
      version: fair.version,
      input: inputOf(draft.values, fair.name),
    });
    if (refusalIn(reviseFair)) return;
    tellDone(t('setup.detailsSaved'));
    close();
  };
  return (
    <FairForm
      draft={draft}
      submit={submit}
      isPending={revise.isPending}
      error={revise.error}
      refusal={refusalIn(revise.data?.reviseFair)}
      submitLabel={t('common:action.save')}
      // Slots are instants: in another zone they would mean something else.
      fixed={{ code: fair.status !== 'DRAFT', timeZone: fair.days.length > 0 }}
      {...(fair.host && { hostName: fair.host.displayName })}
    >
      <Button size="md" variant="default" onClick={close}>
        {t('common:action.cancel')}
      </Button>
    </FairForm>
  );
}
