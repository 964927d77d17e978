/**
 * Every family of decisions and of rows that `formulate` can make, for the reference pages (docs/reference/program.md
 * is generated from this) and for a test that none is missing. `made` is the function that makes it.
 */
export interface FamilyText {
  readonly name: string;
  readonly symbol: string;
  readonly text: string;
  readonly made: string;
  readonly meaning: string;
}

export interface RowFamilyText extends FamilyText {
  /** What the dual value of a row says. */
  readonly dual: string;
}

const c = (name: string, symbol: string, text: string, made: string, meaning: string): FamilyText => ({
  name,
  symbol,
  text,
  made,
  meaning,
});

export const COLUMN_FAMILIES: readonly FamilyText[] = [
  c('start', 'x[p,t]', 'units started by process p in bucket t', 'addProduction', 'S7'),
  c('serve', 'z[p,g,l,t]', 'units of x[p,t] served by line l of substitution group g', 'addProduction', 'S8'),
  c(
    'serve_hours',
    'w[p,g,l,t]',
    'units of x[p,t] served by alternative l of hours group g',
    'addProduction',
    'S9',
  ),
  c('setup', 'q[p,t] in {0, 1}', 'process p starts anything in t', 'addProduction', 'S12'),
  c('order', 'y[o,k,t]', 'quantity ordered from offer o at price break k', 'addPurchases', 'S11'),
  c('order_chosen', 'c[o,k,t] in {0, 1}', 'price break k of offer o holds in t', 'addPurchases', 'S11'),
  c('receipt', 'a[j]', 'received of open order j that is not firm', 'addPurchases', 'S14'),
  c('ship', 'f[l,i,t]', 'units of item i shipped on lane l', 'addShipments', 'S13'),
  c('opening', 'o[l] in {0, 1}', 'lane l is used at all', 'addShipments', 'S13'),
  c('stock', 's[n,t]', 'stock of item and site n at the end of t', 'addStock', 'S6, S15'),
  c('shortfall', 'm[n,t]', 'stock missing to the wanted level', 'addStock', 'S15'),
  c('stockpile_gap', 'h[n,t]', 'stock missing to a stockpile target that has a price', 'addStock', 'S15'),
  c('overtime', 'v[r,t]', 'overtime hours of resource r', 'addCapacityChoices', 'S9'),
  c('steps', 'e[k,t]', 'steps of expansion k ordered in t', 'addCapacityChoices', 'S10'),
  c('in_service', 'E[k,t]', 'steps of expansion k in service in t', 'addCapacityChoices', 'S10'),
  c('deliver', 'u[c,t]', 'delivered to demand curve c', 'addDemand', 'S16, S19'),
  c('backlog', 'b[c,t]', 'due and not yet delivered at the end of t', 'addDemand', 'S16'),
  c('give_up', 'g[c,t]', 'given up because of a latest date', 'addDemand', 'S16'),
  c(
    'lots',
    'n[j,t] whole',
    'number of lots of a process (kind 0) or an offer (kind 1)',
    'addLots',
    'S11, S12',
  ),
  c('carry', 'r[b]', 'money that budget b hands on to the next year', 'addBudgets', 'S22, S41'),
  c(
    'permit',
    'w[f,j,a,t]',
    'units of cross-border flow f that permission a covers before jurisdiction j',
    'addPermissions',
    'S36',
  ),
  c(
    'largest_source',
    'L[i]',
    'what the largest source of item i gives over the horizon',
    'leastConcentration',
    'S24',
  ),
  c('rate_change', 'd[p,t]', 'change of the daily rate of process p', 'mostSmooth', 'S24'),
];

const r = (
  name: string,
  symbol: string,
  text: string,
  dual: string,
  made: string,
  meaning: string,
): RowFamilyText => ({ ...c(name, symbol, text, made, meaning), dual });

export const ROW_FAMILIES: readonly RowFamilyText[] = [
  r(
    'balance',
    's[n,t-1] + opening + sum yield x + sum y + sum f in + open orders = s[n,t] + sum per-unit x + sum f out + sum u',
    'what there is and what comes equals what is used and what stays',
    'value of one more unit there and then',
    'addBalance',
    'S6',
  ),
  r(
    'split',
    'sum over l of z[p,g,l,t] = x[p,t]',
    'a substitution group serves what is started',
    'premium of the group',
    'addSplits',
    'S8',
  ),
  r(
    'split_hours',
    'sum over l of w[p,g,l,t] = x[p,t]',
    'alternatives serve what is started',
    'premium of the group',
    'addSplits',
    'S9',
  ),
  r(
    'capacity',
    'sum hours x + sum hours w + set-up hours q <= working + v[r,t] + step hours E[k,t]',
    'hours used are there',
    'value of one more hour',
    'addCapacity',
    'S9, S10, S12',
  ),
  r(
    'overtime_used',
    'v[r,t] <= hours used',
    'overtime that is cheaper than normal hours is still only for work',
    'none',
    'addCapacity',
    'S9',
  ),
  r(
    'in_service',
    'E[k,t] = E[k,t-1] + sum of e[k,s] in service from t',
    'steps stay in service',
    'value of a step from t on',
    'addCapacity',
    'S10',
  ),
  r(
    'most_steps',
    'sum over t of e[k,t] <= most steps',
    'steps that can be had',
    'value of one more step',
    'addCapacity',
    'S10',
  ),
  r(
    'demand',
    'u[c,t] + b[c,t] + g[c,t] = due[c,t] + b[c,t-1]',
    'what is due is delivered, late, or given up',
    'cost of one more unit due',
    'addDemandRows',
    'S16, S19',
  ),
  r(
    'wanted_stock',
    's[n,t] + m[n,t] >= wanted level',
    'shortfall of stock',
    'cost of one more unit wanted',
    'addStockRows',
    'S15',
  ),
  r(
    'stockpile',
    's[n,t] + h[n,t] >= target',
    'shortfall of a stockpile',
    'cost of one more unit of target',
    'addStockRows',
    'S15',
  ),
  r(
    'multiple',
    'x[p,t] or sum over k of y[o,k,t] = size n[j,t]',
    'whole lots',
    'none (whole numbers)',
    'addLots',
    'S11, S12',
  ),
  r('setup_most', 'x[p,t] <= M q[p,t]', 'a start needs its set-up', 'none (whole numbers)', 'addLots', 'S12'),
  r('setup_least', 'x[p,t] >= minimum batch q[p,t]', 'least batch', 'none (whole numbers)', 'addLots', 'S12'),
  r(
    'break_most',
    'y[o,k,t] <= to[k] c[o,k,t]',
    'a price holds up to the next break',
    'none (whole numbers)',
    'addLots',
    'S11',
  ),
  r(
    'break_least',
    'y[o,k,t] >= from[k] c[o,k,t]',
    'a price, or any order, needs its quantity',
    'none (whole numbers)',
    'addLots',
    'S11',
  ),
  r(
    'one_break',
    'sum over k of c[o,k,t] <= 1',
    'one price at a time',
    'none (whole numbers)',
    'addLots',
    'S11',
  ),
  r(
    'offer_limit',
    'sum over k of y[o,k,t] <= most per bucket',
    'most that can be ordered',
    'value of one more unit',
    'addLots',
    'S11',
  ),
  r(
    'lane_limit',
    'sum over i of f[l,i,t] <= most per bucket',
    'most that a lane moves',
    'value of room for one more unit',
    'addLaneRows',
    'S13',
  ),
  r(
    'lane_open',
    'f[l,i,t] <= M o[l]',
    'only an open lane carries',
    'none (whole numbers)',
    'addLaneRows',
    'S13',
  ),
  r(
    'permit_split',
    'sum over a of w[f,j,a,t] = quantity of f in t',
    'several permissions share what they cover',
    'premium of the flow',
    'addPermissions',
    'S36',
  ),
  r(
    'permit_quantity',
    'sum of units under a <= quantity cap - used',
    'units that an authorisation still allows',
    'value of one more unit',
    'addPermissions',
    'S36',
  ),
  r(
    'permit_value',
    'sum of value under a <= value cap - used',
    'value that an authorisation still allows',
    'value of one more unit of money',
    'addPermissions',
    'S36',
  ),
  r(
    'budget',
    'spending + r[b] / share <= amount + r[b-1]',
    'money of an organisation, category and fiscal year',
    'value of one more unit of money',
    'addBudgets',
    'S22, S37, S38, S39, S41',
  ),
  r(
    'workshare_floor',
    'sum of work of the party >= floor sum of all work of the agreement',
    'least share of the work of an agreement',
    'cost of one more unit of work (money or hours) that the party must have',
    'addWorkshares',
    'S40',
  ),
  r(
    'workshare_ceiling',
    'sum of work of the party <= ceiling sum of all work of the agreement',
    'most share of the work of an agreement',
    'value of one more unit of work (money or hours) that the party may have',
    'addWorkshares',
    'S40',
  ),
  r(
    'largest_source',
    'good units of each source <= L[i]',
    'concentration',
    'none',
    'leastConcentration',
    'S24',
  ),
  r(
    'rate_change',
    '|x[p,t] / days(t) - x[p,t-1] / days(t-1)| <= d[p,t]',
    'smoothness',
    'none',
    'mostSmooth',
    'S24',
  ),
];
