/**
 * Number of parts on their way back from repair, and what of it is not covered by spares. By Palm's theorem the
 * number is Poisson with mean demand x turnaround, whatever the distribution of the turnaround (Palm 1938; Sherbrooke,
 * *METRIC*, Operations Research 16, 1968). Where a depot makes it vary more, VARI-METRIC fits a negative binomial to
 * mean and variance (Sherbrooke, Operations Research 34, 1986; Graves, Management Science 31, 1985).
 */
export interface Pipeline {
  readonly mean: number;
  readonly variance: number;
}

interface Backorders {
  readonly mean: number;
  readonly variance: number;
}

/** Probabilities of 0, 1, 2, ... parts, one by one. */
function counts({ mean, variance }: Pipeline): () => number {
  let k = -1;
  if (variance <= mean * (1 + 1e-9)) {
    let log = -mean;
    return () => {
      k++;
      if (k > 0) log += Math.log(mean / k);
      return Math.exp(log);
    };
  }
  // Negative binomial: p(0) = (mean/variance)^r, p(k+1) = p(k) (r + k) / (k + 1) (1 - mean/variance).
  const success = mean / variance;
  const r = (mean * success) / (1 - success);
  let log = r * Math.log(success);
  return () => {
    k++;
    if (k > 0) log += Math.log(((r + k - 1) / k) * (1 - success));
    return Math.exp(log);
  };
}

/** EBO(0), EBO(1), ...: EBO(s + 1) = EBO(s) - P(more than s), each when it is asked for. */
export class ExpectedBackorders {
  private readonly next: () => number;
  private readonly known: number[];
  private above = 1;

  constructor(pipeline: Pipeline) {
    this.next = pipeline.mean > 0 ? counts(pipeline) : () => 1;
    this.known = [Math.max(0, pipeline.mean)];
  }

  at(spares: number): number {
    while (this.known.length <= spares) {
      this.above = Math.max(0, this.above - this.next());
      this.known.push(Math.max(0, this.known[this.known.length - 1] - this.above));
    }
    return this.known[spares];
  }

  /** Joined evenly between whole numbers (S50). */
  between(spares: number): number {
    const whole = Math.floor(spares + 1e-9);
    const part = Math.max(0, spares - whole);
    const low = this.at(whole);
    return part > 1e-9 ? low + part * (this.at(whole + 1) - low) : low;
  }
}

/** Mean and variance of what a Poisson number of the given mean exceeds `spares` by. */
export function poissonBackorders(mean: number, spares: number): Backorders {
  if (mean <= 0) return { mean: 0, variance: 0 };
  const next = counts({ mean, variance: mean });
  let first = mean - spares;
  let second = mean + (mean - spares) ** 2;
  for (let k = 0; k <= spares; k++) {
    const p = next();
    first += (spares - k) * p;
    second -= (spares - k) ** 2 * p;
  }
  first = Math.max(0, first);
  return { mean: first, variance: Math.max(0, second - first * first) };
}
