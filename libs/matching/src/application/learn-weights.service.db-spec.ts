import { makeFair } from '../../../../test/factories/fairs.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import { MatchSettings } from '../domain/match-settings.entity.js';
import { DEFAULT_TERMS, termsOf } from '../domain/match-terms.js';
import { LessonNotStandingError } from '../domain/matching.errors.js';
import { type ComponentName, type ComponentWeights } from '../domain/scoring/scoring-rules.js';
import { WeightLesson } from '../domain/weight-lesson.entity.js';
import { LearnWeightsService } from './learn-weights.service.js';
import { MatchSettingsService } from './match-settings.service.js';

describe('taking learned weights back', () => {
  let test: TestApp;
  let lessons: LearnWeightsService;
  let settings: MatchSettingsService;
  let fairId: string;
  let fairs = 0;

  beforeAll(async () => {
    test = await startTestApp({ runsJobs: false });
    lessons = test.app.get(LearnWeightsService, { strict: false });
    settings = test.app.get(MatchSettingsService, { strict: false });
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    fairId = (await makeFair(test.em(), { code: `fair-${++fairs}` })).id;
  });

  const only = (name: ComponentName): ComponentWeights => ({
    ...(Object.fromEntries(
      Object.keys(DEFAULT_TERMS.weights).map((one) => [one, one === name ? 1 : 0.01]),
    ) as ComponentWeights),
  });
  const standing = async () => {
    const found = await test.em().fork().findOne(MatchSettings, { fair: fairId });
    return { version: found?.version ?? 0, weights: termsOf(found).weights };
  };
  const lessonOf = async (learned: ComponentWeights) => {
    const em = test.em();
    const foresight = { auc: 0.5, brier: 0.2, reliability: [] };
    const lesson = em.create(WeightLesson, {
      ...{ fair: fairId, current: DEFAULT_TERMS.weights, learned, before: foresight, after: foresight },
      ...{ examples: 100, positives: 50, needs: 10 },
    });
    await em.flush();
    return lesson.id;
  };
  const apply = async (id: string) => lessons.apply(id, (await standing()).version);
  const takeBack = async (id: string) => lessons.takeBack(id, (await standing()).version);

  it('goes back lesson by lesson, and not past one that stands on top', async () => {
    const [first, second] = [await lessonOf(only('capacity')), await lessonOf(only('language'))];
    await apply(first);
    await apply(second);
    await expect(takeBack(first)).rejects.toMatchObject({ facts: { reason: 'changed-since' } });
    expect((await standing()).weights).toEqual(only('language'));
    await takeBack(second);
    expect((await standing()).weights).toEqual(only('capacity'));
    await takeBack(first);
    expect((await standing()).weights).toEqual(DEFAULT_TERMS.weights);
    await expect(takeBack(first)).rejects.toThrow(LessonNotStandingError);
  });

  it('leaves what somebody sets at the same moment', async () => {
    const id = await lessonOf(only('capacity'));
    await apply(id);
    const { version } = await standing();
    const byHand = { ...DEFAULT_TERMS, weights: only('novelty') };
    const done = await Promise.allSettled([
      settings.revise(fairId, version, byHand),
      lessons.takeBack(id, version),
    ]);
    // Whoever comes second is told; nobody's word is lost without one.
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await standing()).weights).toEqual(
      done[0].status === 'fulfilled' ? only('novelty') : DEFAULT_TERMS.weights,
    );
  });
});
