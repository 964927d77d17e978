import { Command, Option } from 'commander';
import { STALE_DAYS } from '../analyses/evidence/stale.js';
import { LANGUAGES, type Language, type MessageKey, message } from '../base/messages.js';
import { engineChoices } from '../engines/index.js';
import { cellWidth, wrap } from '../explain/cells.js';
import type { CheckOptions } from './commands/check.js';
import type { CompareCommandOptions } from './commands/compare.js';
import type { EvidenceOptions } from './commands/evidence.js';
import type { ExportOptions } from './commands/export.js';
import type { InitOptions } from './commands/init.js';
import type { PlanCommandOptions } from './commands/plan.js';
import type { ReadinessOptions } from './commands/readiness.js';
import { type CommonOptions, Context, type Surroundings } from './context.js';
import type { ExitCode } from './exit.js';
import { EXPORT_FORMATS, type ExportFormat, MODEL_FORMATS, type ModelFormat } from './formats.js';
import { packageVersion } from './package-files.js';
import { choiceOption, numberOption } from './values.js';

type Topic =
  | 'init'
  | 'check'
  | 'plan'
  | 'compare'
  | 'verify'
  | 'show'
  | 'convert'
  | 'export'
  | 'evidence'
  | 'permissions'
  | 'readiness';
type Finish = (code: ExitCode) => void;

/** The command and its subcommands, in the language of the surroundings. `finish` gets the exit code. */
export function commandLine(around: Surroundings, finish: Finish): Command {
  const { language } = around;
  const program = new Command('renkei');
  style(program, around);
  program
    .description(message('cli.help.renkei', {}, language))
    .usage(message('cli.help.usage', {}, language))
    .version(packageVersion(), '-V, --version', message('cli.help.version', {}, language))
    .helpCommand('help [command]', message('cli.help.help', {}, language))
    .addHelpText('after', `\n${message('cli.help.after', {}, language)}`);
  const builder = new Builder(program, around, finish);
  builder.init();
  builder.check();
  builder.plan();
  builder.compare();
  builder.verify();
  builder.show();
  builder.convert();
  builder.export();
  builder.evidence();
  builder.permissions();
  builder.readiness();
  return program;
}

function style(program: Command, around: Surroundings): void {
  const { language, out } = around;
  const titles: Readonly<Record<string, MessageKey>> = {
    'Usage:': 'cli.help.titleUsage',
    'Arguments:': 'cli.help.titleArguments',
    'Options:': 'cli.help.titleOptions',
    'Commands:': 'cli.help.titleCommands',
  };
  program
    // Before any subcommand is made: they take these over.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => out.write(text),
      // Told by whoever catches the error, in the user's language.
      writeErr: () => {},
    })
    .configureHelp({
      showGlobalOptions: false,
      helpWidth: Math.min(out.columns ?? 80, 100),
      displayWidth: cellWidth,
      subcommandTerm: (command) => `${command.name()} ${command.usage()}`,
      boxWrap: (text, width) => wrap(text, width).join('\n'),
      styleTitle: (title) => (Object.hasOwn(titles, title) ? message(titles[title], {}, language) : title),
    })
    .helpOption('-h, --help', message('cli.help.helpOption', {}, language))
    .showSuggestionAfterError(true);
}

/** Adds the subcommands one by one. Their code is loaded when it is called, so that help and mistakes answer at once. */
class Builder {
  private readonly language: Language;

  constructor(
    private readonly program: Command,
    private readonly around: Surroundings,
    private readonly finish: Finish,
  ) {
    this.language = around.language;
  }

  init(): void {
    this.command('init', '[dir]')
      .argument('[dir]', this.say('cli.help.init.dir'), '.')
      .addOption(this.format('cli.help.init.format', MODEL_FORMATS))
      .option('--example <name>', this.say('cli.help.init.example'))
      .action((folder: string, options: InitOptions & CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/init.js')).initCommand(folder, options, context),
        ),
      );
  }

  check(): void {
    this.command('check', '<model>')
      .argument('<model>', this.say('cli.help.model'))
      .option('--scenario <name>', this.say('scenario.check'))
      .action((model: string, options: CheckOptions & CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/check.js')).checkCommand(model, options, context),
        ),
      );
  }

  plan(): void {
    const { language } = this;
    this.command('plan', '<model>')
      .argument('<model>', this.say('cli.help.model'))
      .option('--scenario <name>', this.say('scenario.option'))
      .option('--out <dir>', this.say('cli.help.plan.out'))
      .option(
        '--time-limit <seconds>',
        this.say('cli.help.plan.timeLimit'),
        numberOption(language, { above: 0 }),
      )
      .option('--gap <share>', this.say('cli.help.plan.gap'), numberOption(language, { least: 0, most: 1 }))
      .option(
        '--engine <name>',
        this.say('cli.help.plan.engine', { engines: engineChoices.join(', ') }),
        choiceOption(language, engineChoices),
      )
      .option('--open', this.say('cli.help.plan.open'))
      .option('--watch', this.say('cli.help.plan.watch'))
      .action((model: string, options: PlanCommandOptions & CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/plan.js')).planCommand(model, options, context),
        ),
      );
  }

  compare(): void {
    const { language } = this;
    this.command('compare', '<model>')
      .argument('<model>', this.say('cli.help.model'))
      .option('--scenarios <names>', this.say('compare.help.scenarios'))
      .option('--against <name>', this.say('compare.help.against'))
      .option('--out <dir>', this.say('compare.help.out'))
      .option(
        '--time-limit <seconds>',
        this.say('compare.help.timeLimit'),
        numberOption(language, { above: 0 }),
      )
      .option('--gap <share>', this.say('cli.help.plan.gap'), numberOption(language, { least: 0, most: 1 }))
      .option(
        '--engine <name>',
        this.say('cli.help.plan.engine', { engines: engineChoices.join(', ') }),
        choiceOption(language, engineChoices),
      )
      .action((model: string, options: CompareCommandOptions & CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/compare.js')).compareCommand(model, options, context),
        ),
      );
  }

  verify(): void {
    this.command('verify', '<model> <plan>')
      .argument('<model>', this.say('cli.help.model'))
      .argument('<plan>', this.say('cli.help.plan'))
      .action((model: string, plan: string, options: CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/verify.js')).verifyCommand(model, plan, context),
        ),
      );
  }

  show(): void {
    this.command('show', '<plan>')
      .argument('<plan>', this.say('cli.help.plan'))
      .option('--table <name>', this.say('cli.help.show.table'))
      .action((plan: string, options: { table?: string } & CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/show.js')).showCommand(plan, options, context),
        ),
      );
  }

  convert(): void {
    this.command('convert', '<from> <to>')
      .argument('<from>', this.say('cli.help.convert.from'))
      .argument('<to>', this.say('cli.help.convert.to'))
      .addOption(this.format('cli.help.convert.format', MODEL_FORMATS))
      .action((from: string, to: string, options: { format?: ModelFormat } & CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/convert.js')).convertCommand(from, to, options, context),
        ),
      );
  }

  export(): void {
    this.command('export', '[model]')
      .argument('[model]', this.say('cli.help.export.model'))
      .addOption(this.format<ExportFormat>('cli.help.export.format', EXPORT_FORMATS).makeOptionMandatory())
      .option('--out <file>', this.say('cli.help.export.out'))
      .action((model: string | undefined, options: ExportOptions & CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/export.js')).exportCommand(model, options, context),
        ),
      );
  }

  evidence(): void {
    const { language } = this;
    this.command('evidence', '<model>')
      .argument('<model>', this.say('cli.help.model'))
      .option('--distributions <file>', this.say('evidence.option.distributions'))
      .option(
        '--stale <days>',
        this.say('evidence.option.stale', { days: String(STALE_DAYS) }),
        numberOption(language, { least: 0 }),
      )
      .action((model: string, options: EvidenceOptions & CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/evidence.js')).evidenceCommand(model, options, context),
        ),
      );
  }

  permissions(): void {
    this.command('permissions', '<model> [plan]')
      .argument('<model>', this.say('cli.help.model'))
      .argument('[plan]', this.say('cli.help.permissions.plan'))
      .action((model: string, plan: string | undefined, options: CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/permissions.js')).permissionsCommand(model, plan, context),
        ),
      );
  }

  readiness(): void {
    this.command('readiness', '<model>')
      .argument('<model>', this.say('cli.help.model'))
      .option('--scenario <name>', this.say('scenario.check'))
      .action((model: string, options: ReadinessOptions & CommonOptions) =>
        this.run(options, async (context) =>
          (await import('./commands/readiness.js')).readinessCommand(model, options, context),
        ),
      );
  }

  private say(key: MessageKey, params?: Record<string, string>): string {
    return message(key, params, this.language);
  }

  private command(topic: Topic, words: string): Command {
    const { language } = this;
    return this.program
      .command(topic)
      .description(this.say(`cli.help.${topic}.about`))
      .usage(this.say('cli.help.options', { words }))
      .helpOption('-h, --help', this.say('cli.help.helpOption'))
      .option('--json', this.say('cli.help.json'))
      .option('--quiet', this.say('cli.help.quiet'))
      .option('--language <tag>', this.say('cli.help.language'), choiceOption(language, LANGUAGES));
  }

  private format<T extends string>(key: MessageKey, choices: readonly T[]): Option {
    return new Option('--format <name>', this.say(key, { formats: choices.join(', ') })).argParser(
      choiceOption(this.language, choices),
    );
  }

  private async run(options: CommonOptions, work: (context: Context) => Promise<ExitCode>): Promise<void> {
    this.finish(await work(new Context(this.around, options)));
  }
}
