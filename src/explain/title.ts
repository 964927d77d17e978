import type { AnswerCard } from './card.js';
import type { Words } from './format.js';

/** What was planned: the model, and the scenario where it is one. Empty where neither has a name. */
export function planTitle({ modelName, scenario }: AnswerCard, words: Words): string {
  if (scenario === undefined) return modelName;
  const inScenario = words.say('scenario.title', { scenario });
  return modelName === '' ? inScenario : `${modelName} · ${inScenario}`;
}
