import { spawn } from 'node:child_process';
import type { Context } from './context.js';

/** Opens a file as the desktop would; where there is no desktop, that is told. */
export async function openInDesktop(path: string, context: Context): Promise<void> {
  const command = opener(process.env, process.platform);
  const opened = command !== undefined && (await start(command, path));
  if (!opened) context.note(context.say('cli.open.none'));
}

/** undefined where nobody would see a window: no display, a pipeline, a remote shell. */
function opener(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] | undefined {
  if (env.CI) return undefined;
  if (platform === 'darwin') return env.SSH_CONNECTION ? undefined : ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

function start([command, ...args]: readonly string[], path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args, path], { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
