import { dollars } from '../domain/price.ts';
import type { Project } from '../domain/project.ts';
import type { Budget, BudgetScope, CallLedger } from '../ports/call-ledger.ts';
import { setBudget, showBudget } from '../production/budgets.ts';
import { saveChange } from './projects/save-change.ts';
import { showProject } from './show-project.ts';
import type { FilmBudgets } from './studio.ts';
import type { StudioParts } from './studio-parts.ts';

/** What a project, or the user where none is named, may spend and has spent. */
export async function budgetOf(projectId: string | undefined, parts: StudioParts): Promise<Budget> {
  return showBudget(await scopeOf(projectId, parts), parts.workshop.calls.ledger);
}

/**
 * Sets the most that a project, or the user where none is named, may spend, in US dollars; null lifts the limit. A
 * limit that its brief gave a project is forgotten over it, or the next run would set it again.
 */
export async function changeBudget(
  limitDollars: number | null,
  projectId: string | undefined,
  parts: StudioParts,
): Promise<Budget> {
  const budget = await setBudget(await scopeOf(projectId, parts), limitDollars, parts.workshop.calls.ledger);
  if (projectId !== undefined) await saveChange(projectId, withoutBudgetOfBrief, parts);
  return budget;
}

function withoutBudgetOfBrief({ settings: { budget: _former, ...settings }, ...rest }: Project): Project {
  return { ...rest, settings };
}

/** A brief that says what its film may cost says so until somebody sets another limit. */
export async function heedBudgetOfBrief(project: Project, ledger: CallLedger): Promise<void> {
  const { budget } = project.settings;
  if (budget !== undefined) await setBudget({ projectId: project.id }, budget, ledger);
}

/** The budgets that a run of the project would count against, as they stand. */
export async function budgetsFor(
  { id, ownerId, settings }: Project,
  ledger: CallLedger,
): Promise<FilmBudgets> {
  const project = await showBudget({ projectId: id }, ledger);
  const inBrief = settings.budget === undefined ? undefined : dollars(settings.budget);
  return {
    user: await showBudget({ ownerId }, ledger),
    project: inBrief?.known ? { ...project, limitMicros: inBrief.micros } : project,
  };
}

async function scopeOf(projectId: string | undefined, parts: StudioParts): Promise<BudgetScope> {
  if (projectId === undefined) return { ownerId: parts.ownerId };
  const { project } = await showProject(projectId, parts);
  return { projectId: project.id };
}
