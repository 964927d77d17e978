/**
 * Plans a folder with the built core in whichever Node runs this, and prints the canonical plan.
 * Arguments: address of the core's module, folder of the model.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [address, folder] = process.argv.slice(2);
const { canonicalPlan, parseModel, planModel } = await import(address);
const files = readdirSync(folder).map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
const { model } = await parseModel(files, 'model');
const { plan, status } = await planModel(model);
if (!plan) throw new Error(`no plan: ${status}`);
process.stdout.write(canonicalPlan(plan));
