import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { NeedForm } from './need-form.js';
import { NeedQuery } from './need.documents.js';

/** A new need, or an existing one. */
export function Component() {
  const { t, i18n } = useTranslation('need');
  const { needId } = useParams();
  const query = useAsk(
    NeedQuery,
    { id: needId!, language: i18n.language },
    { enabled: needId !== undefined },
  );
  const trail = [{ to: '/needs', label: t('common:nav.needs') }];
  if (!needId)
    return (
      <Page title={t('form.newTitle')} lead={t('form.newLead')} trail={trail} narrow>
        <NeedForm need={null} />
      </Page>
    );
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ need }) => (
        <Page
          title={t('form.editTitle')}
          trail={[...trail, { to: `/needs/${need.id}`, label: need.title }]}
          narrow
        >
          <NeedForm need={need} />
        </Page>
      )}
    </Asked>
  );
}
