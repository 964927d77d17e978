import { chooseEngine, type EngineChoice } from '../engines/index.js';
import type { Context } from './context.js';
import { EXIT, Stop } from './exit.js';

/** The engine that the user asked for, and why it was taken; one whose command is missing ends the command. */
export function engineFor(asked: string | undefined, context: Context): EngineChoice {
  const choice = chooseEngine(asked);
  if ('missing' in choice)
    throw new Stop(
      EXIT.failed,
      context.say('engine.missing', { engine: asked ?? '', command: choice.missing }),
    );
  return choice;
}
