import { CLAUSE_LITERALS, type Clauses } from './clauses.js';
import { grown } from './memory.js';
import { DECISION, type Trail } from './trail.js';

/**
 * What a contradiction teaches. From literals that cannot hold together, the latest is replaced by its reason until
 * only one of the present level is left (the first unique implication point; Marques-Silva & Sakallah, GRASP, IEEE Trans.
 * Computers 48, 1999; Zhang et al., ICCAD 2001). Of one signed form only the largest bound asked for is kept.
 */
export class Learner {
  /** The clause learned: (form, bound) pairs, first the one that follows at `backLevel`, then one of that level. */
  clause = new Int32Array(512);
  length = 0;
  backLevel = 0;
  /** Number of levels joined. */
  spread = 0;
  /** By form: is it asked for, its bound, the entry that reached it, is that of the present level. */
  private readonly asked: Uint8Array;
  private readonly need: Int32Array;
  private readonly entry: Int32Array;
  private readonly recent: Uint8Array;
  private members: number[] = [];
  private open = 0;
  private top = 0;
  /** Reason of one entry, as (form, bound) pairs. */
  private reason = new Int32Array(512);
  private reasonSize = 0;
  /** By entry: 0 not asked, 1 implied by the others, 2 not. */
  private verdict = new Uint8Array(1024);
  private judged: number[] = [];
  private levelSeen = new Int32Array(256);
  private stamp = 0;

  constructor(
    private readonly trail: Trail,
    private readonly clauses: Clauses,
    forms: number,
    private readonly bump: (form: number, bound: number) => void,
  ) {
    this.asked = new Uint8Array(forms);
    this.need = new Int32Array(forms);
    this.entry = new Int32Array(forms);
    this.recent = new Uint8Array(forms);
  }

  /** Learns from `trail.clash`. False when it holds for good: there is no solution. */
  learn(): boolean {
    const { trail } = this;
    let top = 0;
    for (let k = 0; k < trail.clashSize; k += 2) {
      if (trail.clash[k + 1] <= trail.root[trail.clash[k]]) continue;
      top = Math.max(top, trail.depth[trail.entryOf(trail.clash[k], trail.clash[k + 1])]);
    }
    if (top === 0) return false;
    trail.backTo(top);
    this.top = top;
    this.open = 0;
    this.members.length = 0;
    for (let k = 0; k < trail.clashSize; k += 2) this.ask(trail.clash[k], trail.clash[k + 1]);
    const point = this.resolve();
    this.collect(point);
    return true;
  }

  /** Replaces literals of the present level by their reasons, latest first; gives the form of the one that is left. */
  private resolve(): number {
    const { trail } = this;
    for (let at = trail.size - 1; at >= 0; at--) {
      const form = trail.form[at];
      if (this.asked[form] === 0 || this.entry[form] !== at) continue;
      if (this.open === 1) return form;
      this.asked[form] = 0;
      this.recent[form] = 0;
      this.open--;
      this.explain(at, this.need[form], true);
      for (let k = 0; k < this.reasonSize; k += 2) this.ask(this.reason[k], this.reason[k + 1]);
    }
    throw new Error('a propagator gave a reason that does not hold');
  }

  private ask(form: number, bound: number): void {
    const { trail } = this;
    if (bound <= trail.root[form]) return;
    if (this.asked[form] === 0) {
      this.asked[form] = 1;
      this.members.push(form);
    } else if (this.need[form] >= bound) return;
    this.bump(form, bound);
    this.need[form] = bound;
    const at = trail.entryOf(form, bound);
    this.entry[form] = at;
    if (this.recent[form] === 0 && trail.depth[at] === this.top) {
      this.recent[form] = 1;
      this.open++;
    }
  }

  /** Writes the reason of an entry, as far as `bound` asks for it, to `reason`. */
  private explain(at: number, bound: number, used: boolean): void {
    const { trail } = this;
    const from = trail.from[at];
    if (from >= 0) {
      const size = trail.to[at] - from;
      if (size > this.reason.length) this.reason = grown(this.reason, size);
      for (let k = 0; k < size; k++) this.reason[k] = trail.pool[from + k];
      if (trail.shift[at] === 1) this.reason[1] -= trail.now[at] - bound;
      this.reasonSize = size;
      return;
    }
    const clause = -2 - from;
    if (used) this.clauses.bump(clause);
    const { arena } = this.clauses;
    const first = clause + CLAUSE_LITERALS;
    const size = arena[clause] - 2;
    if (size > this.reason.length) this.reason = grown(this.reason, size);
    for (let k = 0; k < size; k += 2) {
      this.reason[k] = arena[first + 2 + k] ^ 1;
      this.reason[k + 1] = 1 - arena[first + 3 + k];
    }
    this.reasonSize = size;
  }

  /** Drops literals that the others imply, orders the rest, and clears the marks. */
  private collect(point: number): void {
    const { trail } = this;
    if (trail.size > this.verdict.length) this.verdict = new Uint8Array(trail.form.length);
    this.stamp++;
    this.length = 0;
    this.spread = 1;
    this.backLevel = 0;
    this.write(point);
    let second = -1;
    const kept: number[] = [];
    for (const form of this.members) {
      if (this.asked[form] === 1 && form !== point) {
        if (!this.implied(form)) kept.push(form);
        this.asked[form] = 3;
      }
    }
    for (const form of kept) {
      const depth = trail.depth[this.entry[form]];
      this.countLevel(depth);
      if (depth > this.backLevel) {
        this.backLevel = depth;
        second = this.length;
      }
      this.write(form);
    }
    if (second > 2) this.swap(2, second);
    for (const form of this.members) {
      this.asked[form] = 0;
      this.recent[form] = 0;
    }
    for (const at of this.judged) this.verdict[at] = 0;
    this.judged.length = 0;
  }

  private write(form: number): void {
    if (this.length + 2 > this.clause.length) {
      this.clause = grown(this.clause, this.length + 2);
    }
    this.clause[this.length++] = form ^ 1;
    this.clause[this.length++] = 1 - this.need[form];
  }

  private swap(a: number, b: number): void {
    const { clause } = this;
    const form = clause[a];
    const bound = clause[a + 1];
    clause[a] = clause[b];
    clause[a + 1] = clause[b + 1];
    clause[b] = form;
    clause[b + 1] = bound;
  }

  private countLevel(depth: number): void {
    if (depth >= this.levelSeen.length) {
      this.levelSeen = grown(this.levelSeen, depth + 1);
    }
    if (this.levelSeen[depth] === this.stamp) return;
    this.levelSeen[depth] = this.stamp;
    this.spread++;
  }

  /** Do earlier literals of the clause imply this one (Sörensson & Biere, SAT 2009)? */
  private implied(form: number): boolean {
    return this.follows(this.entry[form], this.need[form], 0);
  }

  private follows(at: number, bound: number, depth: number): boolean {
    const { trail } = this;
    if (trail.from[at] === DECISION || depth > 12) return false;
    const full = bound === trail.now[at];
    if (full && this.verdict[at] !== 0) return this.verdict[at] === 1;
    this.explain(at, bound, false);
    const literals = this.reason.slice(0, this.reasonSize);
    let all = true;
    for (let k = 0; all && k < literals.length; k += 2) {
      const form = literals[k];
      const least = literals[k + 1];
      if (least <= trail.root[form]) continue;
      if (this.asked[form] !== 0 && this.need[form] >= least && this.entry[form] < at) continue;
      all = this.follows(trail.entryOf(form, least), least, depth + 1);
    }
    if (full) {
      this.verdict[at] = all ? 1 : 2;
      this.judged.push(at);
    }
    return all;
  }
}
