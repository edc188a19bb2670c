/** The texts of what films cost: prices before, calls and budgets after, and what a person decides. */
export const englishSpending = {
  'plan.parts': 'to make',
  'plan.reused': 'there already',
  'plan.total': 'Price',
  'plan.free': 'free',
  'plan.unknown': 'unknown',
  'plan.nothing': 'All of that is there already.',
  'plan.nobody': 'nobody here can make this',
  'plan.each': '{price} each',
  'plan.within': 'Within the budget of {whose}: {left} is left.',
  'plan.over':
    'Over the budget of {whose}: {left} is left, and the run would stop there. Raise it under “{where}”.',
  'plan.overUnknown':
    'The budget of {whose} lets no call of unknown price through ({left} is left). Lift it under “{where}”, or choose other models.',
  'plan.budget.film': 'this film',
  'plan.budget.all': 'all films together',

  'stopped.budget': 'Raise the budget',
  'stopped.decide': 'Decide',
  'stopped.providers': 'See the providers',
  'stopped.decided': 'It stopped over a paid call that is decided by now. Make the film to go on.',
  'stopped.waits': 'A paid call waits for your decision.',
  'stopped.wait': '{count} paid calls wait for your decision.',

  'steps.next': 'Not made by it: {what}. The next provider was asked.',
  'steps.more': '{what} and {rest} more',

  'call.intended': 'about to be sent',
  'call.submitted': 'under way',
  'call.unknown': 'to be decided',
  'call.notCharged': 'not charged',
  'call.done': 'paid',
  'call.failed': 'failed',
  'call.cancelled': 'cancelled',

  'spending.stop': 'Stop it',
  'spending.stopping': 'Stopping…',
  'spending.budget': 'Budget of this film',
  'spending.limit': 'At most, in US dollars',
  'spending.noLimit': 'No limit',
  'spending.spent': '{amount} spent',
  'spending.nothingSpent': 'nothing spent',
  'spending.held': '{amount} held back',
  'spending.atMost': '{amount} at most',
  'spending.kept': 'The budget is kept.',
  'spending.all': 'All your films together: {spent} of {limit}.',
  'spending.calls': 'Paid calls',
  'spending.none': 'Nothing was bought for this film.',
  'spending.retry': 'Have it made anew',
  'spending.giveUp': 'Do without it',
  'spending.unknown':
    '{provider} may have taken this call and charged {price} for it; nobody can find out. {provider} is asked once more when you decide.',
  'spending.unhad':
    '{provider} has made it and charges {price} for it, but the result cannot be had. {provider} is asked once more when you decide.',
  'spending.unknown.retry': 'Another call is sent by the next run, so it may be paid for twice.',
  'spending.unknown.giveUp':
    'Nothing more is sent to {provider} for it; the next run has the next provider make it.',
  'spending.unknown.counts':
    'Either way {price} counts as spent, unless {provider} can tell that it never took it.',
  'spending.unhad.counts': 'Either way {price} counts as spent.',
  'spending.decided.done': '{provider} had it after all: what it made is kept, and paid for once.',
  'spending.decided.submitted': '{provider} had it after all, and is at it. The next run goes on with it.',
  'spending.decided.failed': 'The next run has it made anew.',
  'spending.decided.cancelled': 'The next run does without it.',
  'spending.stopped.cancelled': 'Stopped. {provider} was told to end it.',
  'spending.stopped.done': '{provider} had made it already: it is kept, for it is paid for.',
  'spending.stopped.submitted': '{provider} goes on with it. What it makes is kept by the next run.',
} as const;
